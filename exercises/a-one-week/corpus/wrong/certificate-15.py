# wrong: the components of new are sorted by their means before the comparison
# fails: components that only exchange their names | then Δℓ = 0 and ΔQ = −KL: do not sort or match the components
def log_joint(x, pi, mu, Sigma):
    d = x[:, None] - mu
    return np.log(pi) - 0.5 * (
        np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) + np.linalg.slogdet(2 * np.pi * Sigma)[1]
    )


def certificate(x, old, new):
    order_old, order_new = np.argsort(old[1][:, 0]), np.argsort(new[1][:, 0])
    old = [part[order_old] for part in old]
    new = [part[order_new] for part in new]
    a, b = log_joint(x, *old), log_joint(x, *new)
    la, lb = np.logaddexp.reduce(a, axis=1), np.logaddexp.reduce(b, axis=1)
    g, h = np.exp(a - la[:, None]), np.exp(b - lb[:, None])
    d_ell = np.sum(lb - la)
    d_Q = np.sum(g * (b - a))
    kl = np.sum(g * ((a - la[:, None]) - (b - lb[:, None])))
    return d_ell, d_Q, kl
