# wrong: the global generator of NumPy, rng is ignored
# fails: the generator alone decides what is drawn | M14: you did not draw everything from rng: the generator alone decides
def sample_mixture(n, pi, mu, Sigma, rng):
    z = np.random.choice(len(pi), size=n, p=pi)
    x = np.array([np.random.multivariate_normal(mu[k], Sigma[k]) for k in z])
    return x, z
