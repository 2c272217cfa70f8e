# wrong: hard labels in place of shares
def m_step(x, gamma):
    gamma = np.eye(gamma.shape[1])[gamma.argmax(1)]
    N_k = gamma.sum(0)
    mu = gamma.T @ x / N_k[:, None]
    d = x[:, None] - mu
    return N_k / len(x), mu, np.einsum("nk,nki,nkj->kij", gamma, d, d) / N_k[:, None, None]
