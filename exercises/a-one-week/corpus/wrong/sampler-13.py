# wrong: labels from 1 to K
def sample_mixture(n, pi, mu, Sigma, rng):
    z = rng.choice(len(pi), size=n, p=pi)
    x = np.array([rng.multivariate_normal(mu[k], Sigma[k]) for k in z])
    return x, z + 1
