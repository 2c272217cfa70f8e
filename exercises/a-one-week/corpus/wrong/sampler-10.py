# wrong: the weights are ignored, all labels are equally likely
# fails: the counts of the labels vary as they should | M1: you left out the weights: your labels are all equally likely, and
def sample_mixture(n, pi, mu, Sigma, rng):
    z = rng.integers(len(pi), size=n)
    x = np.array([rng.multivariate_normal(mu[k], Sigma[k]) for k in z])
    return x, z
