# wrong: the whole variance in place of what is left of it
# fails: three rows, one hole | C-unconditional: C is what is left of the variance once the row's
import numpy as np

def m_step_with_holes(x, gamma, mu, Sigma):
    M, S = np.empty_like(mu), np.empty_like(Sigma)
    for k in range(len(mu)):
        h, C = x.copy(), np.zeros(Sigma[k].shape)
        for n in range(len(x)):
            m = np.isnan(x[n])
            o = ~m
            h[n, m] = mu[k, m] + Sigma[k][np.ix_(m, o)] @ np.linalg.inv(Sigma[k][np.ix_(o, o)]) @ (x[n, o] - mu[k, o])
            C[np.ix_(m, m)] += gamma[n, k] * Sigma[k][np.ix_(m, m)]
        g = gamma[:, k]
        M[k] = g @ h / g.sum()
        S[k] = ((g * (h - M[k]).T) @ (h - M[k]) + C) / g.sum()
    return M, S
