# wrong: the weights are ignored, all labels are equally likely
def sample_mixture(n, pi, mu, Sigma, rng):
    z = rng.integers(len(pi), size=n)
    x = np.array([rng.multivariate_normal(mu[k], Sigma[k]) for k in z])
    return x, z
