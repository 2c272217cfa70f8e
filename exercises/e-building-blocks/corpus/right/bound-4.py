import numpy as np

%matplotlib inline
def bound(x, q, pi, mu, Sigma):
    safe = np.where(q > 0, q, 1.0)
    F = -(q * np.log(safe)).sum()
    for k in range(q.shape[1]):
        L = np.linalg.cholesky(Sigma[k])
        z = np.linalg.solve(L, (x - mu[k]).T)
        ln = np.log(pi[k]) - np.log(np.diag(L)).sum() - 0.5 * (z**2).sum(axis=0) - x.shape[1] / 2 * np.log(2 * np.pi)
        F += q[:, k] @ ln
    return np.array(F)
