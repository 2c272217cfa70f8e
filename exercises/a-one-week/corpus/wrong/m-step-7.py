# wrong: only variances, the covariances are 0
# fails: labels in place of shares: every group's own mean and covariance | diagonal: your covariances hold variances only; the products of
def m_step(x, gamma):
    N_k = gamma.sum(0)
    mu = gamma.T @ x / N_k[:, None]
    v = np.einsum("nk,nki->ki", gamma, (x[:, None] - mu) ** 2) / N_k[:, None]
    return N_k / len(x), mu, np.array([np.diag(row) for row in v])
