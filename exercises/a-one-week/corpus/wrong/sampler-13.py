# wrong: labels from 1 to K
# fails: x and z have the shapes and the labels that are asked for | labels must be whole numbers from 0 to 2
def sample_mixture(n, pi, mu, Sigma, rng):
    z = rng.choice(len(pi), size=n, p=pi)
    x = np.array([rng.multivariate_normal(mu[k], Sigma[k]) for k in z])
    return x, z + 1
