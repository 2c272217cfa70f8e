# wrong: one covariance for all components (tied)
# fails: labels in place of shares: every group's own mean and covariance | tied: you gave all components one covariance; each has its own, from its
def m_step(x, gamma):
    N_k = gamma.sum(0)
    mu = gamma.T @ x / N_k[:, None]
    d = x[:, None] - mu
    S = np.einsum("nk,nki,nkj->ij", gamma, d, d) / len(x)
    return N_k / len(x), mu, np.stack([S] * len(N_k))
