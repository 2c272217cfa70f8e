from dataclasses import dataclass, field


@dataclass
class Run:
    pi: np.ndarray
    mu: np.ndarray
    Sigma: np.ndarray
    trace: list = field(default_factory=list)
    converged: bool = False
    dead: bool = False

    @property
    def ell(self):
        return self.trace[-1]


CASES = []


def densities(x, run):
    normal = np.empty((len(x), len(run.pi)))
    for k, S in enumerate(run.Sigma):
        L = np.linalg.cholesky(S)
        y = scipy.linalg.solve_triangular(L, (x - run.mu[k]).T, lower=True)
        normal[:, k] = scipy.stats.norm.logpdf(y).sum(0) - np.log(np.diag(L)).sum()
    return normal + np.log(run.pi)


def fit_gmm(data, K, rng, n_init=10, tol=1e-6, max_iter=500, floor=0.0):
    centre = data.mean(axis=0)
    scale = np.sqrt(data.var(axis=0).mean())
    x = (data - centre) / scale
    low = floor / scale**2
    shift = data.size * np.log(scale)
    runs = []
    for _ in range(n_init):
        mu = x[rng.choice(len(x), K, replace=False)]
        start = np.eye(x.shape[1]) * max(1.0, low)
        run = Run(np.full(K, 1 / K), mu, np.array([start] * K))
        for i in range(max_iter + 1):
            a = densities(x, run)
            l = scipy.special.logsumexp(a, axis=1)
            run.trace.append(l.sum() - shift)
            if i and run.trace[-1] - run.trace[-2] < tol:
                run.converged = True
                break
            if i == max_iter:
                break
            g = np.exp(a - l[:, None])
            n = g.sum(0)
            run.pi, run.mu = n / n.sum(), g.T @ x / n[:, None]
            d = x[:, None] - run.mu
            run.Sigma = np.einsum("nk,nki,nkj->kij", g / n, d, d)
            w = np.linalg.eigvalsh(run.Sigma)
            if w.min() < max(low * (1 + 1e-9), 1e-12):
                run.dead = True
                break
        if not run.dead:
            runs.append(run)
    top = max(runs, key=lambda r: r.ell)
    return {
        "pi": top.pi,
        "mu": centre + scale * top.mu,
        "Sigma": scale**2 * top.Sigma,
        "ell": top.ell,
        "trace": top.trace,
        "converged": top.converged,
    }
