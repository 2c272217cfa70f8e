# wrong: the regression on the seen columns, without their means taken off
# fails: three rows, one hole | not-centred: the regression starts from how far the row is from its
import numpy as np

def m_step_with_holes(x, gamma, mu, Sigma):
    M, S = np.empty_like(mu), np.empty_like(Sigma)
    for k in range(len(mu)):
        h, C = x.copy(), np.zeros(Sigma[k].shape)
        for n in range(len(x)):
            m = np.isnan(x[n])
            o = ~m
            R = Sigma[k][np.ix_(m, o)] @ np.linalg.inv(Sigma[k][np.ix_(o, o)])
            h[n, m] = mu[k, m] + R @ x[n, o]
            C[np.ix_(m, m)] += gamma[n, k] * (Sigma[k][np.ix_(m, m)] - R @ Sigma[k][np.ix_(o, m)])
        g = gamma[:, k]
        M[k] = g @ h / g.sum()
        S[k] = ((g * (h - M[k]).T) @ (h - M[k]) + C) / g.sum()
    return M, S
