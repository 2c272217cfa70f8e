from scipy.stats import multivariate_normal


class Collapse(Exception):
    pass


class EM:
    def __init__(self, x, K, floor):
        self.x, self.K, self.floor = x, K, floor

    def start(self, rng):
        self.pi = [1 / self.K] * self.K
        self.mu = list(self.x[rng.permutation(len(self.x))[: self.K]])
        # the variance of the data, taken over all axes: the clouds begin round
        v = np.mean(np.var(self.x, axis=0))
        self.Sigma = [max(v, self.floor) * np.eye(self.x.shape[1]) for _ in self.mu]

    def e(self):
        cols = []
        for p, m, S in zip(self.pi, self.mu, self.Sigma):
            try:
                cols.append(np.log(p) + np.atleast_1d(multivariate_normal.logpdf(self.x, m, S)))
            except (ValueError, np.linalg.LinAlgError):
                raise Collapse from None
        self.logs = np.column_stack(cols)
        self.each = np.logaddexp.reduce(self.logs, axis=1)
        return float(self.each.sum())

    def m(self):
        for k, g in enumerate(np.exp(self.logs - self.each[:, None]).T):
            self.pi[k] = g.mean()
            self.mu[k] = np.average(self.x, axis=0, weights=g)
            d = self.x - self.mu[k]
            self.Sigma[k] = (d.T * g) @ d / g.sum()
            lowest = np.linalg.eigvalsh(self.Sigma[k]).min()
            if not lowest >= self.floor or lowest <= 0:
                raise Collapse


def fit_gmm(x, K, rng, n_init=10, tol=1e-6, max_iter=500, floor=0.0):
    fits = {}
    for _ in range(n_init):
        em = EM(x, K, floor)
        em.start(rng)
        try:
            trace, done = [em.e()], False
            while not done and len(trace) <= max_iter:
                em.m()
                trace.append(em.e())
                done = trace[-1] - trace[-2] < tol
        except Collapse:
            continue
        fits[trace[-1]] = {
            "pi": np.array(em.pi),
            "mu": np.array(em.mu),
            "Sigma": np.array(em.Sigma),
            "ell": trace[-1],
            "trace": np.array(trace),
            "converged": done,
        }
    return fits[max(fits)]
