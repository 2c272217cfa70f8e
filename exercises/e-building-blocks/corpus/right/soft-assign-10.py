import numpy as np
from scipy.special import softmax

def soft_assign(x, mu, pi, sigma2):
    gamma = np.zeros((len(x), len(mu)))
    ok = np.flatnonzero(pi)
    d = x[:, None, :] - mu[ok]
    d2 = (d**2).sum(axis=-1)
    d2 -= d2.min(axis=1, keepdims=True)
    gamma[:, ok] = softmax(np.log(pi[ok]) - d2 / (2 * np.float64(sigma2)), axis=1)
    return gamma

print(soft_assign(np.array([[1.0], [2.0], [3.0]]), np.array([[1.0], [3.0]]), np.array([0.5, 0.5]), 1.0))
