# starts are made by a few rounds of Lloyd's algorithm, and begin with an M step
def fit_gmm(x, K, rng, n_init=10, tol=1e-6, max_iter=500, floor=0.0):
    N, D = x.shape

    def step_m(gamma):
        w = gamma / gamma.sum(axis=0)
        mu = w.T @ x
        d = x[:, None, :] - mu
        return gamma.mean(axis=0), mu, np.einsum("nk,nki,nkj->kij", w, d, d)

    def step_e(pi, mu, Sigma):
        out = np.empty((K, N))
        for k in range(K):
            w, V = np.linalg.eigh(Sigma[k])
            if w[0] < floor or w[0] <= 1e-14 * w[-1]:
                return None, -np.inf
            y = (x - mu[k]) @ V / np.sqrt(w)
            out[k] = np.log(pi[k]) - 0.5 * ((y * y).sum(1) + np.log(2 * np.pi * w).sum())
        top = out.max(0)
        s = np.exp(out - top).sum(0)
        return (np.exp(out - top) / s).T, (top + np.log(s)).sum()

    champion = {"ell": -np.inf}
    for _ in range(n_init):
        centres = x[rng.choice(N, size=K, replace=False)]
        for _ in range(int(rng.integers(1, 6))):
            labels = ((x[:, None] - centres) ** 2).sum(-1).argmin(1)
            centres = np.array(
                [x[labels == k].mean(0) if (labels == k).any() else centres[k] for k in range(K)]
            )
        gamma = 0.9 * np.eye(K)[labels] + 0.1 / K
        trace, converged, theta = [], False, None
        # the first M step counts, the start itself is left out of the trace
        for m_steps in range(1, max_iter + 1):
            theta = step_m(gamma)
            gamma, ell = step_e(*theta)
            trace.append(ell)
            if gamma is None:
                break
            if m_steps > 1 and trace[-1] - trace[-2] < tol:
                converged = True
                break
        if gamma is not None and trace[-1] > champion["ell"]:
            pi, mu, Sigma = theta
            champion = dict(pi=pi, mu=mu, Sigma=Sigma, ell=trace[-1], trace=trace, converged=converged)
    if "pi" not in champion:
        raise RuntimeError("every run collapsed")
    return champion
