# wrong: the covariances of D = 1 lose their axes
def m_step(x, gamma):
    mu = np.array([np.average(x, axis=0, weights=g) for g in gamma.T])
    Sigma = np.array([np.cov(x.T, aweights=g, ddof=0) for g in gamma.T])
    return gamma.mean(0), mu, Sigma
