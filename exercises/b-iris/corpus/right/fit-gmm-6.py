%matplotlib inline
import warnings

from scipy.linalg import cho_factor, cho_solve
from scipy.special import logsumexp, softmax

warnings.warn("fit_gmm is slow on large data")


def moments(x, g):
    m = g @ x / g.sum()
    return m, (g[:, None] * (x - m)).T @ (x - m) / g.sum()


def scores(x, pi, mu, Sigma):
    for p, m, S in zip(pi, mu, Sigma):
        c = cho_factor(S, lower=True)
        d = (x - m).T
        half = np.log(np.diag(c[0])).sum()
        yield np.log(p) - half - 0.5 * (d * cho_solve(c, d)).sum(0) - len(m) / 2 * np.log(2 * np.pi)


def em(x, theta, tol, left, floor, trace):
    """Recursion in place of a loop."""
    while True:
        table = np.stack(list(scores(x, *theta)), axis=1)
        trace.append(logsumexp(table, axis=1).sum())
        if len(trace) > 1 and trace[-1] <= trace[-2] + tol:
            return theta, trace, True
        if left == 0:
            return theta, trace, False
        left -= 1
        g = softmax(table, axis=1)
        pairs = [moments(x, column) for column in g.T]
        theta = g.mean(0), np.array([m for m, _ in pairs]), np.array([S for _, S in pairs])
        w = np.linalg.eigvalsh(theta[2])
        if (w < floor).any() or (w[:, 0] < 1e-13 * w[:, -1]).any():
            raise np.linalg.LinAlgError("collapsed")


def fit_gmm(x, K, rng, n_init=10, tol=1e-6, max_iter=500, floor=0.0):
    results = []
    for child in rng.spawn(n_init):
        mu = child.choice(x, size=K, replace=False, axis=0)
        v = np.maximum(x.var(axis=0).mean(), floor)
        theta = (np.ones(K) / K, mu, np.repeat(v * np.eye(x.shape[1])[None], K, axis=0))
        try:
            results.append(em(x, theta, tol, max_iter, floor, []))
        except np.linalg.LinAlgError as problem:
            print("a run is thrown away:", problem)
    results.sort(key=lambda r: -r[1][-1])
    (pi, mu, Sigma), trace, ok = results[0]
    return {"pi": pi, "mu": mu, "Sigma": Sigma, "ell": np.float64(trace[-1]), "trace": tuple(trace), "converged": np.bool_(ok)}
