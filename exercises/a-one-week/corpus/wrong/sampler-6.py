# wrong: the covariance is used as its own root
# fails: the points of each label come from its component | M4: you multiplied the noise by Σ, so your points have the covariance Σ
def sample_mixture(n, pi, mu, Sigma, rng):
    z = rng.choice(len(pi), size=n, p=pi)
    e = rng.standard_normal((n, mu.shape[1]))
    return mu[z] + np.einsum("nij,nj->ni", Sigma[z], e), z
