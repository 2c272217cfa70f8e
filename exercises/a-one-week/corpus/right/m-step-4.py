def m_step(x, gamma):
    pi = [float(g.mean()) for g in gamma.T]
    mu = [np.average(x, axis=0, weights=g) for g in gamma.T]
    Sigma = [np.cov(x.T, aweights=g, ddof=0).reshape(x.shape[1], x.shape[1]) for g in gamma.T]
    return pi, mu, Sigma
