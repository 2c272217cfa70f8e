# wrong: one noise for all rows
# fails: the points of each label come from its component | noise: you drew one ε for all rows of a label; each row needs noise of
def sample_mixture(n, pi, mu, Sigma, rng):
    z = rng.choice(len(pi), size=n, p=pi)
    e = rng.standard_normal(mu.shape[1])
    return np.array([mu[k] + np.linalg.cholesky(Sigma[k]) @ e for k in z]), z
