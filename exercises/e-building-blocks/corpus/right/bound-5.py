import numpy as np
from scipy.special import rel_entr

def bound(x, q, pi, mu, Sigma):
    """Expected ln density minus KL from the weights."""
    D = x.shape[1]
    out = 0.0
    for k in range(len(pi)):
        d = x - mu[k]
        out += q[:, k] @ (-0.5 * (d * np.linalg.solve(Sigma[k], d.T).T).sum(1) - 0.5 * np.linalg.slogdet(2 * np.pi * Sigma[k])[1])
    return out - rel_entr(q, np.broadcast_to(pi, q.shape)).sum()

print(bound(np.array([[1.0]]), np.array([[1.0]]), np.array([1.0]), np.array([[0.0]]), np.array([[[1.0]]])))
