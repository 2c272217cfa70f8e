# counts first, then the rows are shuffled together with their labels
def sample_mixture(n, pi, mu, Sigma, rng):
    counts = rng.multinomial(n, pi)
    x, z = [], []
    for k, count in enumerate(counts):
        x.append(rng.multivariate_normal(mu[k], Sigma[k], size=count))
        z.append(np.full(count, k))
    order = rng.permutation(n)
    return np.concatenate(x)[order], np.concatenate(z)[order]
