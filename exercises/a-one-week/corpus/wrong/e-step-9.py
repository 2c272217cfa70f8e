# wrong: the log of the determinant is not halved
# fails: unequal weights, correlated covariances, more dimensions | determinant: ln det Σ_k counts half: the density has det Σ_k to the
def e_step(x, pi, mu, Sigma):
    d = x[:, None] - mu
    a = np.log(pi) - 0.5 * np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) - np.linalg.slogdet(Sigma)[1] - 0.5 * x.shape[1] * np.log(2 * np.pi)
    ell = np.logaddexp.reduce(a, axis=1)
    return np.exp(a - ell[:, None]), ell.sum()
