# wrong: single precision, useless around a million
# fails: data far from the origin | E[xxᵀ] − μμᵀ subtracts two huge numbers, and the digits that matter are
def m_step(x, gamma):
    x = x.astype(np.float32)
    N_k = gamma.sum(0)
    mu = (gamma.T @ x / N_k[:, None]).astype(np.float32)
    d = x[:, None] - mu
    return N_k / len(x), mu, np.einsum("nk,nki,nkj->kij", gamma, d, d) / N_k[:, None, None]
