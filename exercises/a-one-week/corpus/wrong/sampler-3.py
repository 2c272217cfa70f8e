# wrong: the rows are in the order of their labels
def sample_mixture(n, pi, mu, Sigma, rng):
    z = np.sort(rng.choice(len(pi), size=n, p=pi))
    x = np.array([rng.multivariate_normal(mu[k], Sigma[k]) for k in z])
    return x, z
