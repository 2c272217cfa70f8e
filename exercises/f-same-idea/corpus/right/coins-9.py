import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import logsumexp

def coin_round(heads, flips, pi, theta, a, b):
    """The M step by its formula, checked against the slope."""
    lj = np.log(pi) + np.outer(heads, np.log(theta)) + np.outer(flips - heads, np.log(1 - theta))
    z = logsumexp(lj, axis=1)
    g = np.exp(lj.T - z).T
    H = heads @ g + a
    T = (flips - heads) @ g + b
    new = H / (H + T)
    slope = H / new - T / (1 - new)
    assert np.all(np.abs(slope) < 1e-4 * (H + T))
    return g.sum(0) / g.sum(), new, z.sum() + np.log(theta).sum() * a + np.log(1 - theta).sum() * b
