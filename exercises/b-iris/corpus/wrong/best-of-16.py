# wrong: the index among the admissible fits, not in the list
# fails: four fits of iris | among: you counted among the admissible fits; return the index in the
def best_of(x, fits, ruler):
    best, index = -np.inf, -1
    fits = [f for f in fits if np.linalg.eigvalsh(f[2]).min() >= ruler**2 / 12]
    for i, (pi, mu, Sigma) in enumerate(fits):
        d = x[:, None] - mu
        a = np.log(pi) - 0.5 * (
            np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) + np.linalg.slogdet(2 * np.pi * Sigma)[1]
        )
        ell = np.logaddexp.reduce(a, axis=1).sum()
        if ell > best:
            best, index = ell, i
    return index
