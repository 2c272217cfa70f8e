# wrong: points and labels are shuffled apart
def sample_mixture(n, pi, mu, Sigma, rng):
    z = rng.choice(len(pi), size=n, p=pi)
    x = np.array([rng.multivariate_normal(mu[k], Sigma[k]) for k in z])
    rng.shuffle(x)
    rng.shuffle(z)
    return x, z
