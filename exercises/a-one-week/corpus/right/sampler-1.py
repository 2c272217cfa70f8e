def sample_mixture(n, pi, mu, Sigma, rng):
    z = rng.choice(len(pi), size=n, p=pi)
    L = np.linalg.cholesky(Sigma)
    e = rng.standard_normal((n, mu.shape[1]))
    x = mu[z] + np.einsum("nij,nj->ni", L[z], e)
    return x, z
