%matplotlib inline
def sample_mixture(n, pi, mu, Sigma, rng):
    # a cloud of every component, of which each row keeps one point
    clouds = np.stack([rng.multivariate_normal(m, S, n, method="cholesky") for m, S in zip(mu, Sigma)])
    z = rng.choice(len(pi), n, True, pi)
    return clouds[z, np.arange(n)], z
