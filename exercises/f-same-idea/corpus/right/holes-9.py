import numpy as np

def m_step_with_holes(x, gamma, mu, Sigma):
    """All rows at once: a hole is a measurement with an enormous error."""
    N, D = x.shape
    K = mu.shape[0]
    new_mu, new_Sigma = np.empty((K, D)), np.empty((K, D, D))
    for k in range(K):
        h = np.zeros((N, D))
        C = np.zeros((N, D, D))
        for n in range(N):
            o = np.flatnonzero(~np.isnan(x[n]))
            E = np.eye(D)[o]
            G = Sigma[k] @ E.T @ np.linalg.inv(E @ Sigma[k] @ E.T)
            h[n] = mu[k] + G @ (x[n][o] - E @ mu[k])
            C[n] = (np.eye(D) - G @ E) @ Sigma[k]
        g = gamma[:, k, None]
        new_mu[k] = (g * h).sum(0) / g.sum()
        r = np.sqrt(g) * (h - new_mu[k])
        new_Sigma[k] = (r.T @ r + (g[:, :, None] * C).sum(0)) / g.sum()
    return new_mu, new_Sigma
