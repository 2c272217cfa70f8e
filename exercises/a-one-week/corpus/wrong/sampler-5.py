# wrong: the noise is multiplied by L from the wrong side (by L transposed)
# fails: the points of each label come from its component | M13: you multiplied the noise by Lᵀ in place of L: your points have the
def sample_mixture(n, pi, mu, Sigma, rng):
    z = rng.choice(len(pi), size=n, p=pi)
    L = np.linalg.cholesky(Sigma)
    e = rng.standard_normal((n, mu.shape[1]))
    return mu[z] + np.einsum("ni,nij->nj", e, L[z]), z
