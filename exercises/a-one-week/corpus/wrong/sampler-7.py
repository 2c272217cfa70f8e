# wrong: only the diagonal of the covariance is used
def sample_mixture(n, pi, mu, Sigma, rng):
    z = rng.choice(len(pi), size=n, p=pi)
    sd = np.sqrt(np.diagonal(Sigma, axis1=1, axis2=2))
    return mu[z] + sd[z] * rng.standard_normal((n, mu.shape[1])), z
