def m_step(x, gamma):
    N_k = gamma.sum(axis=0)
    centre = x.mean(axis=0)
    y = x - centre
    m = gamma.T @ y / N_k[:, None]
    Sigma = np.stack([(gamma[:, k, None] * (y - m[k])).T @ (y - m[k]) / N_k[k] for k in range(len(N_k))])
    return N_k / len(x), centre + m, Sigma
