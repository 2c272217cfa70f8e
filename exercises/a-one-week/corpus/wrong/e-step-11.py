# wrong: a component of weight 0 gets a small share, and ell is a little off
# fails: a component of weight 0 has the share 0 | ln 0 = −∞ is the right logarithm here, and its share is exp(−∞) = 0
def e_step(x, pi, mu, Sigma):
    d = x[:, None] - mu
    a = np.log(pi + 1e-3) - 0.5 * (np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) + np.linalg.slogdet(2 * np.pi * Sigma)[1])
    ell = np.logaddexp.reduce(a, axis=1)
    return np.exp(a - ell[:, None]), ell.sum()
