# wrong: 1e-6 is added to the diagonal of the covariances
# fails: data in small units | M16: you added a constant to the diagonal of Σ_k
def m_step(x, gamma):
    N_k = gamma.sum(0)
    mu = gamma.T @ x / N_k[:, None]
    d = x[:, None] - mu
    return N_k / len(x), mu, np.einsum("nk,nki,nkj->kij", gamma, d, d) / N_k[:, None, None] + 1e-6 * np.eye(x.shape[1])
