def gaussian(x, m, S):
    y = scipy.linalg.solve_triangular(np.linalg.cholesky(S), (x - m).T, lower=True)
    return scipy.stats.norm.logpdf(y).sum(axis=0) - 0.5 * np.linalg.slogdet(S)[1]


def certificate(x, old, new):
    moments = []
    for theta in [old, new]:
        t = np.stack([np.log(p) + gaussian(x, m, S) for p, m, S in zip(*theta)], 1)
        moments += [t, scipy.special.logsumexp(t, 1)]
    t0, l0, t1, l1 = moments
    g = np.exp(t0 - l0[:, None])
    Q_new, Q_old = np.einsum("nk,nk", g, t1), np.einsum("nk,nk", g, t0)
    # shares relative to the most likely component of the point, so that far points cost no digits
    r0 = t0 - t0.max(1)[:, None]
    r1 = t1 - t1.max(1)[:, None]
    r0 = r0 - np.log(np.exp(r0).sum(1))[:, None]
    r1 = r1 - np.log(np.exp(r1).sum(1))[:, None]
    return [np.sum(l1) - np.sum(l0), Q_new - Q_old, np.einsum("nk,nk", np.exp(r0), r0 - r1)]
