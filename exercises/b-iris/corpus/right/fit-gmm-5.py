# short runs first, and only the best of them go on: never more than max_iter steps together
def fit_gmm(x, K, rng, n_init=10, tol=1e-6, max_iter=500, floor=0.0):
    D = x.shape[1]
    identity = np.eye(D)

    def logs(t):
        d = x[:, None] - t[1]
        s = np.linalg.solve(t[2], d.transpose(1, 2, 0))
        return np.log(t[0]) - 0.5 * (np.einsum("nki,kin->nk", d, s) + np.linalg.slogdet(2 * np.pi * t[2])[1])

    def once(t):
        a = logs(t)
        g = np.exp(a - np.logaddexp.reduce(a, axis=1, keepdims=True))
        n = g.sum(0)
        m = (g.T @ x) / n[:, None]
        S = np.array([np.cov(x, rowvar=False, aweights=g[:, k], ddof=0).reshape(D, D) for k in range(K)])
        w = np.linalg.eigvalsh(S)
        return (n / len(x), m, S) if w.min() >= floor and (w[:, 0] > 1e-12 * w[:, -1]).all() else None

    def ell(t):
        return np.logaddexp.reduce(logs(t), axis=1).sum()

    states = []
    for _ in range(n_init):
        spread = max(np.trace(np.cov(x.T, ddof=0).reshape(D, D)) / D, floor)
        t = (np.ones(K) / K, x[rng.choice(len(x), K, False)], np.tile(identity * spread, (K, 1, 1)))
        states.append([t, [ell(t)], False])
    for _ in range(max_iter):
        for state in states:
            if state[2] or state[0] is None:
                continue
            state[0] = once(state[0])
            if state[0] is not None:
                state[1].append(ell(state[0]))
                state[2] = bool(state[1][-1] - state[1][-2] < tol / 2)
    states = [s for s in states if s[0] is not None]
    if not states:
        raise Exception("nothing left")
    (pi, mu, Sigma), trace, converged = max(states, key=lambda s: s[1][-1])
    return {
        "pi": pi.tolist(),
        "mu": mu.tolist(),
        "Sigma": Sigma.tolist(),
        "ell": trace[-1],
        "trace": trace,
        "converged": converged,
    }
