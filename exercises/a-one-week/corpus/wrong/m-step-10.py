# wrong: a small number is added to N_k
# fails: a component with hardly any share | a small N_k > 0 is no reason to change the formulas
def m_step(x, gamma):
    N_k = gamma.sum(0) + 1e-8
    mu = gamma.T @ x / N_k[:, None]
    d = x[:, None] - mu
    return N_k / len(x), mu, np.einsum("nk,nki,nkj->kij", gamma, d, d) / N_k[:, None, None]
