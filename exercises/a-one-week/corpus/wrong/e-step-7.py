# wrong: normalised over the points
# fails: the shares and the log-likelihood of the three points | M2: you divided by sums over the points: each column of your gamma adds
def e_step(x, pi, mu, Sigma):
    d = x[:, None] - mu
    a = np.log(pi) - 0.5 * (np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) + np.linalg.slogdet(2 * np.pi * Sigma)[1])
    ell = np.logaddexp.reduce(a, axis=1)
    return np.exp(a - np.logaddexp.reduce(a, axis=0)), ell.sum()
