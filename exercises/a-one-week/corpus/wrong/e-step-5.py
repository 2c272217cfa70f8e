# wrong: the weights are left out
# fails: the shares and the log-likelihood of the three points | M1: you left out the weights: without π_k in (9.23) a rare component
def e_step(x, pi, mu, Sigma):
    d = x[:, None] - mu
    a = -0.5 * (np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) + np.linalg.slogdet(2 * np.pi * Sigma)[1])
    ell = np.logaddexp.reduce(a, axis=1)
    return np.exp(a - ell[:, None]), ell.sum()
