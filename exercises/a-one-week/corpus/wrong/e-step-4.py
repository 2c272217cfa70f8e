# wrong: the constant D/2 ln 2 pi is left out of ell
# fails: the shares and the log-likelihood of the three points | constant: the constant −D/2 ln 2π of each Gaussian is missing in your
def e_step(x, pi, mu, Sigma):
    d = x[:, None] - mu
    a = np.log(pi) - 0.5 * (np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) + np.linalg.slogdet(Sigma)[1])
    ell = np.logaddexp.reduce(a, axis=1)
    return np.exp(a - ell[:, None]), ell.sum()
