# wrong: Sigma in place of its inverse
# fails: unequal weights, correlated covariances, more dimensions | M3: you took Σ where Σ⁻¹ belongs: the squared distance is (x − μ)ᵀ Σ⁻¹
def e_step(x, pi, mu, Sigma):
    d = x[:, None] - mu
    a = np.log(pi) - 0.5 * (np.einsum("nki,kij,nkj->nk", d, Sigma, d) + np.linalg.slogdet(2 * np.pi * Sigma)[1])
    ell = np.logaddexp.reduce(a, axis=1)
    return np.exp(a - ell[:, None]), ell.sum()
