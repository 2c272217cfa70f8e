# wrong: hard labels in place of shares
# fails: the three points with their shares | M10: you made hard labels of the shares: every point counts for each
def m_step(x, gamma):
    gamma = np.eye(gamma.shape[1])[gamma.argmax(1)]
    N_k = gamma.sum(0)
    mu = gamma.T @ x / N_k[:, None]
    d = x[:, None] - mu
    return N_k / len(x), mu, np.einsum("nk,nki,nkj->kij", gamma, d, d) / N_k[:, None, None]
