# wrong: one axis is lost for D = 1
# fails: x and z have the shapes and the labels that are asked for | x has the shape (25,), not (25, 1)
def sample_mixture(n, pi, mu, Sigma, rng):
    z = rng.choice(len(pi), size=n, p=pi)
    x = np.array([rng.multivariate_normal(mu[k], Sigma[k]) for k in z])
    return np.squeeze(x), z
