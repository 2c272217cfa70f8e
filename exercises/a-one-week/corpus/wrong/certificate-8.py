# wrong: means over the points, not totals
# fails: the first step on the three points | M19: your numbers are means over the points; totals in nats are asked
def log_joint(x, pi, mu, Sigma):
    d = x[:, None] - mu
    return np.log(pi) - 0.5 * (
        np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) + np.linalg.slogdet(2 * np.pi * Sigma)[1]
    )


def certificate(x, old, new):
    a, b = log_joint(x, *old), log_joint(x, *new)
    la, lb = np.logaddexp.reduce(a, axis=1), np.logaddexp.reduce(b, axis=1)
    g, h = np.exp(a - la[:, None]), np.exp(b - lb[:, None])
    d_ell = np.sum(lb - la)
    d_Q = np.sum(g * (b - a))
    kl = np.sum(g * ((a - la[:, None]) - (b - lb[:, None])))
    return d_ell / len(x), d_Q / len(x), kl / len(x)
