def e_step(x, pi, mu, Sigma):
    d = x[:, None] - mu[None]
    maha = np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d)
    a = np.log(pi) - 0.5 * (maha + np.linalg.slogdet(2 * np.pi * Sigma)[1])
    top = a.max(axis=1, keepdims=True)
    w = np.exp(a - top)
    s = w.sum(axis=1, keepdims=True)
    return w / s, np.sum(top + np.log(s))
