def sample_mixture(n, pi, mu, Sigma, rng):
    # inverse of the cumulative weights; side="right" never takes an interval of length 0
    edges = np.cumsum(pi)
    u = rng.random(n) * edges[-1]
    z = np.searchsorted(edges, u, side="right")
    roots = []
    for S in Sigma:
        values, vectors = np.linalg.eigh(S)
        roots.append(vectors * np.sqrt(values))
    e = rng.normal(size=(n, len(mu[0])))
    x = np.array([mu[k] + roots[k] @ row for k, row in zip(z, e)])
    return x, z
