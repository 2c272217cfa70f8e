# wrong: the covariances of D = 1 lose their axes
# fails: the three points with their shares | Sigma has the shape (2,), not (2, 1, 1)
def m_step(x, gamma):
    mu = np.array([np.average(x, axis=0, weights=g) for g in gamma.T])
    Sigma = np.array([np.cov(x.T, aweights=g, ddof=0) for g in gamma.T])
    return gamma.mean(0), mu, Sigma
