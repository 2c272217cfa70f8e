# wrong: the covariances are divided by N in place of N_k
# fails: labels in place of shares: every group's own mean and covariance | M5: your covariances are divided by N, not by N_k: each column of the
def m_step(x, gamma):
    N_k = gamma.sum(0)
    mu = gamma.T @ x / N_k[:, None]
    d = x[:, None] - mu
    return N_k / len(x), mu, np.einsum("nk,nki,nkj->kij", gamma, d, d) / len(x)
