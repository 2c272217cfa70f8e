def sample_mixture(n, pi, mu, Sigma, rng):
    K, D = mu.shape
    x = np.empty((n, D))
    z = np.empty(n, dtype=int)
    for i in range(n):
        z[i] = rng.choice(K, p=pi)
        x[i] = rng.multivariate_normal(mu[z[i]], Sigma[z[i]])
    return x, z
