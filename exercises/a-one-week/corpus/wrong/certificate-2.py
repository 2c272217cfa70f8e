# wrong: the shares of the new parameters are used in Q
# fails: the first step on the three points | new-shares: your ΔQ is averaged over the new shares; in Q(θ, θ′) they
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
    d_Q = np.sum(h * (b - a))
    kl = np.sum(g * ((a - la[:, None]) - (b - lb[:, None])))
    return d_ell, d_Q, kl
