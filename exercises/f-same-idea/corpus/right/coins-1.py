import numpy as np
from scipy.special import logsumexp

def coin_round(heads, flips, pi, theta, a, b):
    L = np.log(pi)[None] + heads[:, None] * np.log(theta) + (flips - heads)[:, None] * np.log(1 - theta)
    ln_p = logsumexp(L, axis=1, keepdims=True)
    g = np.exp(L - ln_p)
    H, F = g.T @ heads, g.T @ flips
    prior = np.sum(a * np.log(theta) + b * np.log(1 - theta))
    return g.sum(axis=0) / len(heads), (H + a) / (F + a + b), ln_p.sum() + prior
