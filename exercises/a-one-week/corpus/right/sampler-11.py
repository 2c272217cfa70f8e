def sample_mixture(n, pi, mu, Sigma, rng):
    child = np.random.default_rng(rng.integers(2**32))
    z = child.choice(len(pi), size=n, p=np.array(pi) / sum(pi))
    D = mu.shape[1]
    x = mu[z].copy()
    for k in set(z.tolist()):
        rows = np.flatnonzero(z == k)
        x[rows] += child.standard_normal((len(rows), D)) @ np.linalg.cholesky(Sigma[k]).T
    return [x, z]
