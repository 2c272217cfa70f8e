# wrong: a generator with a fixed seed, another seed gives the same sample
# fails: the generator alone decides what is drawn | M14: you did not draw everything from rng: the generator alone decides
def sample_mixture(n, pi, mu, Sigma, rng):
    rng = np.random.default_rng(0)
    z = rng.choice(len(pi), size=n, p=pi)
    x = np.array([rng.multivariate_normal(mu[k], Sigma[k]) for k in z])
    return x, z
