# uses the words of the course: start, E step, M step, and a generator of states
from itertools import islice


def e_step(x, pi, mu, Sigma):
    d = x[:, None] - mu
    a = np.log(pi) - 0.5 * (
        np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) + np.linalg.slogdet(2 * np.pi * Sigma)[1]
    )
    l = np.logaddexp.reduce(a, axis=1)
    return np.exp(a - l[:, None]), l.sum()


def m_step(x, gamma):
    n = gamma.sum(axis=0)
    mu = gamma.T @ x / n[:, None]
    return n / len(x), mu, np.array([np.einsum("n,ni,nj->ij", g, x - m, x - m) for g, m in zip(gamma.T / n[:, None], mu)])


def states(x, theta, floor):
    while True:
        gamma, ell = e_step(x, *theta)
        yield theta, ell
        theta = m_step(x, gamma)
        if not sound(theta[2], floor):
            yield None, -np.inf


def sound(Sigma, floor):
    w = np.linalg.eigvalsh(Sigma)
    return w.min() >= floor and bool(np.all(w[:, 0] > 1e-12 * w[:, -1]))


def fit_gmm(x, K, rng, n_init=10, tol=1e-6, max_iter=500, floor=0.0):
    best = None
    for _ in range(n_init):
        # three points of the data, and the shares of a soft Voronoi cell around each
        mu = x[rng.choice(len(x), K, replace=False)]
        d2 = ((x[:, None] - mu) ** 2).sum(-1)
        width = x.var(axis=0).mean()
        gamma = scipy.special.softmax(-d2 / (2 * width), axis=1)
        theta = m_step(x, gamma)
        if not sound(theta[2], floor):
            continue
        trace, converged = [], False
        # the M step of the start counts as one of the max_iter
        for theta, ell in islice(states(x, theta, floor), max_iter):
            if theta is None:
                break
            trace.append(ell)
            if len(trace) > 1 and trace[-1] - trace[-2] < tol:
                converged = True
                break
        if theta is not None and (best is None or trace[-1] > best["ell"]):
            pi, mu, Sigma = theta
            best = {"pi": pi, "mu": mu, "Sigma": Sigma, "ell": trace[-1], "trace": trace, "converged": converged}
    if best is None:
        raise RuntimeError("no run respects the floor")
    return best
