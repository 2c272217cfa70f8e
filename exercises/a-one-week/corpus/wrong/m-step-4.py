# wrong: divided by N_k - 1
# fails: labels in place of shares: every group's own mean and covariance | M6: you divided the covariance by N_k − 1: that is unbiased for one
def m_step(x, gamma):
    N_k = gamma.sum(0)
    mu = gamma.T @ x / N_k[:, None]
    d = x[:, None] - mu
    return N_k / len(x), mu, np.einsum("nk,nki,nkj->kij", gamma, d, d) / (N_k - 1)[:, None, None]
