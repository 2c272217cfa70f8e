from scipy.special import logsumexp


def log_joint(x, pi, mu, Sigma):
    L = np.linalg.cholesky(Sigma)
    y = np.linalg.solve(L, (x[None] - mu[:, None]).transpose(0, 2, 1))
    const = x.shape[1] * np.log(2 * np.pi) + 2 * np.log(np.diagonal(L, axis1=1, axis2=2)).sum(1)
    return np.log(pi) - 0.5 * ((y**2).sum(1).T + const)


def maximise(x, gamma):
    N_k = gamma.sum(0)
    mu = gamma.T @ x / N_k[:, None]
    Sigma = [((x - m).T * g) @ (x - m) / g.sum() for m, g in zip(mu, gamma.T)]
    return N_k / len(x), mu, np.array(Sigma)


def run(x, theta, tol, max_iter, floor):
    a = log_joint(x, *theta)
    trace = [logsumexp(a, axis=1).sum()]
    converged = False
    for _ in range(max_iter):
        theta = maximise(x, np.exp(a - logsumexp(a, axis=1, keepdims=True)))
        lowest = np.linalg.eigvalsh(theta[2])[:, 0]
        if (lowest < floor).any() or (lowest <= 1e-12 * np.trace(theta[2], axis1=1, axis2=2)).any():
            return None
        a = log_joint(x, *theta)
        trace.append(logsumexp(a, axis=1).sum())
        if trace[-1] - trace[-2] < tol:
            converged = True
            break
    return dict(zip(("pi", "mu", "Sigma"), theta)) | {"ell": trace[-1], "trace": trace, "converged": converged}


def fit_gmm(x, K, rng, n_init=10, tol=1e-6, max_iter=500, floor=0.0):
    runs = []
    for _ in range(n_init):
        mu = x[rng.choice(len(x), K, replace=False)]
        S = np.eye(x.shape[1]) * max(x.var(axis=0).mean() / 1.14, floor)
        fit = run(x, (np.full(K, 1 / K), mu, np.stack([S] * K)), tol, max_iter, floor)
        if fit is not None:
            runs.append(fit)
    if not runs:
        raise RuntimeError("all runs collapsed")
    return max(runs, key=lambda fit: fit["ell"])
