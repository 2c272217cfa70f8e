# wrong: each point is given wholly to one component
# fails: the shares and the log-likelihood of the three points | M10: you gave each point to its likeliest component; a share lies
def e_step(x, pi, mu, Sigma):
    d = x[:, None] - mu
    a = np.log(pi) - 0.5 * (np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) + np.linalg.slogdet(2 * np.pi * Sigma)[1])
    ell = np.logaddexp.reduce(a, axis=1)
    return np.eye(len(pi))[a.argmax(axis=1)], ell.sum()
