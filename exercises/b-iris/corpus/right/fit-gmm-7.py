from scipy.cluster.vq import kmeans2


def fit_gmm(x, K, rng, n_init=10, tol=1e-6, max_iter=500, floor=0.0):
    """Half of the starts from k-means with a few rounds, half from random points."""
    N, D = x.shape
    v = max(float(x.var(0).mean()), floor)
    candidates = []
    for i in range(n_init):
        mu = x[rng.choice(N, K, replace=False)].copy()
        if i % 2:
            mu, _ = kmeans2(x, mu, iter=3, minit="matrix", missing="warn")
        pi = np.full(K, 1.0 / K)
        Sigma = np.array([v / K * np.eye(D) if v / K >= floor else floor * np.eye(D)] * K)
        history = []
        n_steps = 0
        status = None
        while status is None:
            L = np.empty((N, K))
            for k in range(K):
                P = np.linalg.inv(Sigma[k])
                d = x - mu[k]
                L[:, k] = np.log(pi[k]) - 0.5 * ((d @ P * d).sum(1) + np.linalg.slogdet(Sigma[k])[1] + D * np.log(2 * np.pi))
            m = L.max(1, keepdims=True)
            R = np.exp(L - m)
            history.append(float((m[:, 0] + np.log(R.sum(1))).sum()))
            R /= R.sum(1, keepdims=True)
            if n_steps > 0 and abs(history[-1] - history[-2]) < 0.1 * tol:
                status = "converged"
            elif n_steps == max_iter:
                status = "stopped"
            else:
                pi, mu = R.mean(0), R.T @ x / R.sum(0)[:, None]
                Sigma = np.array([(x - mu[k]).T @ (R[:, [k]] * (x - mu[k])) / R[:, k].sum() for k in range(K)])
                n_steps += 1
                try:
                    np.linalg.cholesky(Sigma)
                except np.linalg.LinAlgError:
                    status = "collapsed"
                w = np.linalg.eigvalsh(Sigma)
                if w.min() < floor or (w[:, 0] / w[:, -1]).min() < 1e-13:
                    status = "collapsed"
        if status != "collapsed":
            candidates.append((history[-1], i, pi, mu, Sigma, history, status == "converged"))
    ell, _, pi, mu, Sigma, trace, converged = max(candidates, key=lambda c: (c[0], c[1]))
    # another order of the components: by their first coordinate
    order = np.argsort(mu[:, 0])
    return {
        "pi": pi[order],
        "mu": mu[order],
        "Sigma": Sigma[order],
        "ell": ell,
        "trace": trace,
        "converged": converged,
    }
