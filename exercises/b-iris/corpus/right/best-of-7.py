from scipy.linalg import cho_factor, cho_solve, eigh


def best_of(points, candidates, step, so_far=-1, score=None, at=0):
    """By recursion: the best of what is left, given the best so far."""
    if at == len(candidates):
        return so_far
    pi, mu, Sigma = candidates[at]
    if min(eigh(S, eigvals_only=True)[0] for S in Sigma) >= step**2 / 12:
        rows = []
        for p, m, S in zip(pi, mu, Sigma):
            c = cho_factor(S)
            d = points - m
            rows.append(
                np.log(p)
                - 0.5 * np.einsum("nd,dn->n", d, cho_solve(c, d.T))
                - np.log(np.diag(c[0])).sum()
                - 0.5 * d.shape[1] * np.log(2 * np.pi)
            )
        new = np.logaddexp.reduce(rows, axis=0).sum()
        if score is None or new > score:
            so_far, score = at, new
    return best_of(points, candidates, step, so_far, score, at + 1)
