# wrong: the holes' covariances beside the diagonal are left out
# fails: five rows in two components | C-diagonal: the holes of a row are correlated: C has entries beside its
import numpy as np

def m_step_with_holes(x, gamma, mu, Sigma):
    M, S = np.empty_like(mu), np.empty_like(Sigma)
    for k in range(len(mu)):
        h, C = np.empty_like(x), 0
        for n in range(len(x)):
            o = ~np.isnan(x[n])
            B = Sigma[k][:, o] @ np.linalg.inv(Sigma[k][np.ix_(o, o)])
            h[n] = mu[k] + B @ (x[n, o] - mu[k, o])
            C = C + gamma[n, k] * np.diag(np.diag(Sigma[k] - B @ Sigma[k][o]))
        g = gamma[:, k]
        M[k] = g @ h / g.sum()
        S[k] = ((g * (h - M[k]).T) @ (h - M[k]) + C) / g.sum()
    return M, S
