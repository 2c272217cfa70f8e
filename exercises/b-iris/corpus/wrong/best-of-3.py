# wrong: the ruler is not squared
# fails: four fits of iris | M4: your limit is r/12, a length
def best_of(x, fits, ruler):
    best, index = -np.inf, -1
    for i, (pi, mu, Sigma) in enumerate(fits):
        if np.linalg.eigvalsh(Sigma).min() < ruler / 12:
            continue
        d = x[:, None] - mu
        a = np.log(pi) - 0.5 * (
            np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) + np.linalg.slogdet(2 * np.pi * Sigma)[1]
        )
        ell = np.logaddexp.reduce(a, axis=1).sum()
        if ell > best:
            best, index = ell, i
    return index
