# wrong: E[x x^T] - m m^T about the origin, which cancels far from it
# fails: data far from the origin | cancels: you computed E[xxᵀ] − μμᵀ: far from the origin both are huge
def m_step(x, gamma):
    N_k = gamma.sum(0)
    mu = gamma.T @ x / N_k[:, None]
    second = np.einsum("nk,ni,nj->kij", gamma, x, x) / N_k[:, None, None]
    return N_k / len(x), mu, second - mu[:, :, None] * mu[:, None, :]
