import numpy as np

def forecast(thetas, eps):
    d1 = thetas[-2] - thetas[-3]
    d2 = thetas[-1] - thetas[-2]
    if not d1.any():
        return 0.0, thetas[-1], 0
    lam = np.dot(d2, d1) / np.dot(d1, d1)
    if lam >= 1:
        return lam, thetas[-1], float("inf")
    limit = thetas[-1] + d2 * lam / (1 - lam)
    dist = np.sqrt(((limit - thetas[-1]) ** 2).sum())
    m = 0
    while dist * lam**m > eps:
        m += 1
    return lam, limit, m
