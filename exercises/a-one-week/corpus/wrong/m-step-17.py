# wrong: writes into gamma
def m_step(x, gamma):
    pi = gamma.mean(0)
    gamma /= gamma.sum(0)
    mu = gamma.T @ x
    d = x[:, None] - mu
    return pi, mu, np.einsum("nk,nki,nkj->kij", gamma, d, d)
