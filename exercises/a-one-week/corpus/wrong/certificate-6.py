# wrong: the logarithm of a share that is 0 in floating point makes kl infinite
# fails: a share that no float can hold | M9: you took the logarithm of a share that has become 0: ln γ_nk is the
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
    kl = np.sum(g * (np.log(g) - np.log(h)))
    return d_ell, d_Q, kl
