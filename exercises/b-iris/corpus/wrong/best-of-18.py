# wrong: the price BIC decides, not the likelihood
# fails: fits that are nearly as good as one another | price: you took a price for more components off; here the log-likelihood
def best_of(x, fits, ruler):
    best, index = -np.inf, -1
    for i, (pi, mu, Sigma) in enumerate(fits):
        if np.linalg.eigvalsh(Sigma).min() < ruler**2 / 12:
            continue
        d = x[:, None] - mu
        a = np.log(pi) - 0.5 * (
            np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) + np.linalg.slogdet(2 * np.pi * Sigma)[1]
        )
        ell = np.logaddexp.reduce(a, axis=1).sum() - 0.5 * len(pi) * (1 + 2 * x.shape[1]) * np.log(len(x))
        if ell > best:
            best, index = ell, i
    return index
