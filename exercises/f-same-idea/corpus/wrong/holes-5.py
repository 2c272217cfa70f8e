# wrong: the component's mean in the holes
# fails: three rows, one hole | old-mean: a hole's mean depends on what its row shows; you put in the
import numpy as np

def m_step_with_holes(x, gamma, mu, Sigma):
    M, S = np.empty_like(mu), np.empty_like(Sigma)
    for k in range(len(mu)):
        hole = np.isnan(x)
        h = np.where(hole, mu[k], x)
        g = gamma[:, k]
        C = sum(g[n] * np.outer(hole[n], hole[n]) * Sigma[k] for n in range(len(x)))
        M[k] = g @ h / g.sum()
        S[k] = ((g * (h - M[k]).T) @ (h - M[k]) + C) / g.sum()
    return M, S
