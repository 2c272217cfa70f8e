# wrong: standard deviations in place of variances, by the root of every entry
# fails: labels in place of shares: every group's own mean and covariance | M4: you took roots: Σ_k holds variances and covariances, in squared
def m_step(x, gamma):
    N_k = gamma.sum(0)
    mu = gamma.T @ x / N_k[:, None]
    d = x[:, None] - mu
    S = np.einsum("nk,nki,nkj->kij", gamma, d, d) / N_k[:, None, None]
    return N_k / len(x), mu, np.sign(S) * np.sqrt(np.abs(S))
