# wrong: the mean log-likelihood of a point, not the total
# fails: the shares and the log-likelihood of the three points | M19: your ell is the mean over the points; the sum is asked for, N times
def e_step(x, pi, mu, Sigma):
    d = x[:, None] - mu
    a = np.log(pi) - 0.5 * (np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) + np.linalg.slogdet(2 * np.pi * Sigma)[1])
    ell = np.logaddexp.reduce(a, axis=1)
    return np.exp(a - ell[:, None]), ell.mean()
