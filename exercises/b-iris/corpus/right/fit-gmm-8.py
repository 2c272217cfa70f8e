# all starts at once, with one more axis for the start
def fit_gmm(x, K, rng, n_init=10, tol=1e-6, max_iter=500, floor=0.0):
    N, D = x.shape
    picks = np.array([rng.choice(N, K, replace=False) for _ in range(n_init)])
    pi = np.full((n_init, K), 1 / K)
    mu = x[picks]
    Sigma = np.tile(np.eye(D) * max(x.var(axis=0).mean(), floor), (n_init, K, 1, 1))
    alive = np.ones(n_init, bool)
    done = np.zeros(n_init, bool)
    traces = [[] for _ in range(n_init)]
    for step in range(max_iter + 1):
        active = np.flatnonzero(alive & ~done)
        if len(active) == 0:
            break
        d = x[None, None] - mu[active][:, :, None]
        q = (d * np.swapaxes(np.linalg.solve(Sigma[active], np.swapaxes(d, -1, -2)), -1, -2)).sum(-1)
        logdet = np.linalg.slogdet(Sigma[active])[1] + D * np.log(2 * np.pi)
        a = (np.log(pi[active]) - 0.5 * logdet)[..., None] - 0.5 * q
        l = np.logaddexp.reduce(a, axis=1)
        g = np.exp(a - l[:, None])
        for row, s in enumerate(active):
            traces[s].append(l[row].sum())
            if len(traces[s]) > 1 and traces[s][-1] - traces[s][-2] < tol:
                done[s] = True
                continue
            if step == max_iter:
                continue
            n = g[row].sum(axis=1)
            pi[s] = n / N
            mu[s] = g[row] @ x / n[:, None]
            e = x[None] - mu[s][:, None]
            Sigma[s] = np.einsum("kn,kni,knj->kij", g[row], e, e) / n[:, None, None]
            w = np.linalg.eigvalsh(Sigma[s])
            alive[s] = w.min() >= floor and (w[:, 0] > 1e-12 * w[:, -1]).all()
            if not alive[s]:
                Sigma[s] = np.eye(D)
    if not alive.any():
        raise RuntimeError("all starts collapsed")
    b = max(np.flatnonzero(alive), key=lambda s: traces[s][-1])
    return {
        "pi": pi[b],
        "mu": mu[b],
        "Sigma": Sigma[b],
        "ell": traces[b][-1],
        "trace": np.array(traces[b]),
        "converged": bool(done[b]),
    }
