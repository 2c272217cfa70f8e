def m_step(x, gamma):
    w = gamma / gamma.sum(axis=0)
    mu = np.einsum("nk,nd->kd", w, x)
    d = x[:, None, :] - mu
    return gamma.mean(axis=0), mu, np.einsum("nk,nki,nkj->kij", w, d, d)
