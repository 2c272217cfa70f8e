# wrong: only the diagonal of the covariances is looked at, not every direction
# fails: a thin direction that is no axis | diagonal: you looked at the diagonal of Σ: a component can be thin in a
def best_of(x, fits, ruler):
    best, index = -np.inf, -1
    for i, (pi, mu, Sigma) in enumerate(fits):
        if np.diagonal(Sigma, axis1=1, axis2=2).min() < ruler**2 / 12:
            continue
        d = x[:, None] - mu
        a = np.log(pi) - 0.5 * (
            np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) + np.linalg.slogdet(2 * np.pi * Sigma)[1]
        )
        ell = np.logaddexp.reduce(a, axis=1).sum()
        if ell > best:
            best, index = ell, i
    return index
