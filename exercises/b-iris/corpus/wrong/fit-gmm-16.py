# wrong: returns a tuple, not a dict
# fails: a dict with the six entries that are asked for | return a dict
def fit_gmm(x, K, rng, n_init=10, tol=1e-6, max_iter=500, floor=0.0):
    N, D = x.shape
    best = None
    for _ in range(n_init):
        pi = np.full(K, 1 / K)
        mu = x[rng.choice(N, K, replace=False)]
        Sigma = np.array([np.eye(D) * x.var(axis=0).mean()] * K)
        trace, converged, collapsed = [], False, False
        for i in range(max_iter + 1):
            d = x[:, None] - mu
            a = np.log(pi) - 0.5 * (
                np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) + np.linalg.slogdet(2 * np.pi * Sigma)[1]
            )
            l = np.logaddexp.reduce(a, axis=1)
            trace.append(l.sum())
            if i > 0 and trace[-1] - trace[-2] < tol:
                converged = True
                break
            if i == max_iter:
                break
            g = np.exp(a - l[:, None])
            N_k = g.sum(axis=0)
            pi = N_k / N
            mu = g.T @ x / N_k[:, None]
            Sigma = np.array([((x - mu[k]).T * g[:, k]) @ (x - mu[k]) / N_k[k] for k in range(K)])
            w = np.linalg.eigvalsh(Sigma)
            if w.min() < floor or (w[:, 0] <= 1e-12 * w[:, -1]).any():
                collapsed = True
                break
        if not collapsed and (best is None or trace[-1] > best["ell"]):
            best = {"pi": pi, "mu": mu, "Sigma": Sigma, "ell": trace[-1], "trace": trace, "converged": converged}
    if best is None:
        raise RuntimeError("all runs collapsed")
    return best["pi"], best["mu"], best["Sigma"], best["ell"]
