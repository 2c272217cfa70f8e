# wrong: fixed counts n pi of the labels, only shuffled
# fails: the counts of the labels vary as they should | M12: you gave each component a fixed number of points, n π_k rounded;
def sample_mixture(n, pi, mu, Sigma, rng):
    counts = np.floor(n * pi).astype(int)
    counts[np.argmax(pi)] += n - counts.sum()
    z = rng.permutation(np.repeat(np.arange(len(pi)), counts))
    x = np.array([rng.multivariate_normal(mu[k], Sigma[k]) for k in z])
    return x, z
