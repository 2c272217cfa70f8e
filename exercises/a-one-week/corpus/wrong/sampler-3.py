# wrong: the rows are in the order of their labels
# fails: the rows come in random order | sorted: your rows come sorted by component; the rows of a sample are
def sample_mixture(n, pi, mu, Sigma, rng):
    z = np.sort(rng.choice(len(pi), size=n, p=pi))
    x = np.array([rng.multivariate_normal(mu[k], Sigma[k]) for k in z])
    return x, z
