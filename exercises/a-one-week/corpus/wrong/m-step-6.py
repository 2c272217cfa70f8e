# wrong: the covariances are about the mean of all data, not of the component
# fails: labels in place of shares: every group's own mean and covariance | M7: your Σ_k is taken about another mean than the new μ_k: (9.25) needs
def m_step(x, gamma):
    N_k = gamma.sum(0)
    mu = gamma.T @ x / N_k[:, None]
    d = x - x.mean(0)
    return N_k / len(x), mu, np.einsum("nk,ni,nj->kij", gamma, d, d) / N_k[:, None, None]
