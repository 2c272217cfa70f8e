# wrong: single precision, useless around a million
# fails: data far from the origin | subtract the mean before you square: (x − μ)ᵀ Σ⁻¹ (x − μ), not
def e_step(x, pi, mu, Sigma):
    x, mu = x.astype("float32"), mu.astype("float32")
    d = x[:, None] - mu
    a = np.log(pi) - 0.5 * (np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d) + np.linalg.slogdet(2 * np.pi * Sigma)[1])
    ell = np.logaddexp.reduce(a, axis=1)
    return np.exp(a - ell[:, None]), ell.sum()
