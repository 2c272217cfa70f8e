# wrong: None where no fit is admissible
# fails: where no fit is admissible | return −1 if every fit has a covariance that is thinner than the
def best_of(x, fits, ruler):
    best, index = -np.inf, -1
    for i, (pi, mu, Sigma) in enumerate(fits):
        if np.linalg.eigvalsh(Sigma).min() < ruler**2 / 12:
            continue
        d = x[:, None] - mu
        a = np.log(pi) - 0.5 * (
            np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) + np.linalg.slogdet(2 * np.pi * Sigma)[1]
        )
        ell = np.logaddexp.reduce(a, axis=1).sum()
        if ell > best:
            best, index = ell, i
    return index if index >= 0 else None
