# wrong: kl is the difference of the other two, rounding where one point lies far out
# fails: KL has digits of its own where the others are huge | difference: you got KL by subtraction, so the identity would hold for
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
    kl = d_ell - d_Q
    return d_ell, d_Q, kl
