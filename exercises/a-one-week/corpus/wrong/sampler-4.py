# wrong: points and labels are shuffled apart
# fails: the points of each label come from its component | M12: you shuffled x and z apart, so a label no longer belongs to its
def sample_mixture(n, pi, mu, Sigma, rng):
    z = rng.choice(len(pi), size=n, p=pi)
    x = np.array([rng.multivariate_normal(mu[k], Sigma[k]) for k in z])
    rng.shuffle(x)
    rng.shuffle(z)
    return x, z
