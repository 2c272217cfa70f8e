# wrong: an N by N matrix of the shares, too large for 20 000 points
# fails: twenty thousand points | Python stopped with MemoryError
def m_step(x, gamma):
    N_k = gamma.sum(0)
    mu = gamma.T @ x / N_k[:, None]
    Sigma = [(x - mu[k]).T @ np.diag(gamma[:, k]) @ (x - mu[k]) / N_k[k] for k in range(len(N_k))]
    return N_k / len(x), mu, np.array(Sigma)
