from scipy.stats import multivariate_normal


def sample_mixture(n, pi, mu, Sigma, rng):
    labels = rng.choice(np.arange(len(pi)), n, p=pi)
    x = np.zeros((n, mu.shape[1]))
    for k in np.unique(labels):
        here = labels == k
        draws = multivariate_normal(mu[k], Sigma[k]).rvs(size=here.sum(), random_state=rng)
        x[here] = np.reshape(draws, (here.sum(), -1))
    return x, labels
