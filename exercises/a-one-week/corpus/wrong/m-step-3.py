# wrong: the means are divided by N in place of N_k
def m_step(x, gamma):
    N_k = gamma.sum(0)
    mu = gamma.T @ x / len(x)
    d = x[:, None] - mu
    return N_k / len(x), mu, np.einsum("nk,nki,nkj->kij", gamma, d, d) / N_k[:, None, None]
