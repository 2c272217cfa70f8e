# wrong: C is left out
# fails: three rows, one hole | no-C: C is missing: the guesses lie on the regression line, without
import numpy as np

def m_step_with_holes(x, gamma, mu, Sigma):
    M, S = np.empty_like(mu), np.empty_like(Sigma)
    for k in range(len(mu)):
        h = np.empty_like(x)
        for n in range(len(x)):
            o = ~np.isnan(x[n])
            B = Sigma[k][:, o] @ np.linalg.inv(Sigma[k][np.ix_(o, o)])
            h[n] = mu[k] + B @ (x[n, o] - mu[k, o])
        g = gamma[:, k]
        M[k] = g @ h / g.sum()
        S[k] = (g * (h - M[k]).T) @ (h - M[k]) / g.sum()
    return M, S
