# eigenvalues are raised to the floor in each M step; k-means++ makes the starts
def fit_gmm(x, K, rng, n_init=10, tol=1e-6, max_iter=500, floor=0.0):
    N, D = x.shape
    best = None

    def raised(S):
        w, V = np.linalg.eigh(S)
        return (V * np.maximum(w, floor)) @ V.T if w[0] < floor else S

    def joint(pi, mu, Sigma):
        d = x[:, None] - mu
        q = np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d)
        return np.log(pi) - 0.5 * (q + np.linalg.slogdet(2 * np.pi * Sigma)[1])

    for start in range(n_init):
        centres = [x[rng.integers(N)]]
        while len(centres) < K:
            d2 = np.min([((x - c) ** 2).sum(1) for c in centres], axis=0)
            centres.append(x[rng.choice(N, p=d2 / d2.sum())])
        mu, pi = np.array(centres), np.ones(K) / K
        Sigma = np.array([raised(np.eye(D) * np.trace(np.cov(x.T, ddof=0).reshape(D, D)) / D / K)] * K)
        trace, converged, good = [], False, True
        for it in range(max_iter + 1):
            a = joint(pi, mu, Sigma)
            l = np.logaddexp.reduce(a, axis=1)
            trace.append(l.sum())
            if not np.isfinite(trace[-1]):
                good = False
                break
            if it and trace[-1] - trace[-2] < tol:
                converged = True
                break
            if it == max_iter:
                break
            g = np.exp(a - l[:, None])
            Nk = g.sum(0)
            new_pi, new_mu = Nk / N, g.T @ x / Nk[:, None]
            new_S = np.array([raised((g[:, k] * (x - new_mu[k]).T) @ (x - new_mu[k]) / Nk[k]) for k in range(K)])
            w = np.linalg.eigvalsh(new_S)
            if np.any(w[:, 0] <= 1e-13 * w[:, -1]):
                good = False
                break
            pi, mu, Sigma = new_pi, new_mu, new_S
        if good and (best is None or trace[-1] > best["ell"]):
            low = np.linalg.eigvalsh(Sigma).min()
            if low >= floor * (1 - 1e-9):
                best = {
                    "pi": pi,
                    "mu": mu,
                    "Sigma": Sigma,
                    "ell": trace[-1],
                    "trace": trace,
                    "converged": converged,
                    "start": start,
                }
    if best is None:
        raise ValueError("no run is left")
    if floor > 0:
        print("chosen start", best["start"])
    return best
