# wrong: the factor upside down
# fails: three rows | upside-down: the factor is the later move over the earlier one, not the
import numpy as np

def forecast(thetas, eps):
    d, e = np.diff(thetas[-3:], axis=0)
    lam = e @ d / (e @ e) if e.any() else 0.0
    if lam >= 1:
        return lam, thetas[-1], float("inf")
    way = e * lam / (1 - lam)
    m, gap = 0, np.linalg.norm(way)
    while gap > eps:
        m, gap = m + 1, gap * lam
    return lam, thetas[-1] + way, m
