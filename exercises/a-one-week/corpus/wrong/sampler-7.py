# wrong: only the diagonal of the covariance is used
# fails: the points of each label come from its component | diagonal: you used the variances alone; the covariances off the diagonal
def sample_mixture(n, pi, mu, Sigma, rng):
    z = rng.choice(len(pi), size=n, p=pi)
    sd = np.sqrt(np.diagonal(Sigma, axis1=1, axis2=2))
    return mu[z] + sd[z] * rng.standard_normal((n, mu.shape[1])), z
