# wrong: the weights are the sums of the shares, not divided by N
# fails: labels in place of shares: every group's own mean and covariance | counts: your weights are the N_k themselves; π_k = N_k / N adds up to 1
def m_step(x, gamma):
    N_k = gamma.sum(0)
    mu = gamma.T @ x / N_k[:, None]
    d = x[:, None] - mu
    return N_k, mu, np.einsum("nk,nki,nkj->kij", gamma, d, d) / N_k[:, None, None]
