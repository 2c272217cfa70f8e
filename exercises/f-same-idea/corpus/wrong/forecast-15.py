# wrong: counts the rounds already made
# fails: three rows | rounds-made: only further rounds were asked for: you counted those that
import numpy as np

def forecast(thetas, eps):
    d, e = np.diff(thetas[-3:], axis=0)
    lam = e @ d / (d @ d) if d.any() else 0.0
    if lam >= 1:
        return lam, thetas[-1], np.inf
    way = e * lam / (1 - lam)
    m, gap = 0, np.linalg.norm(way)
    while gap > eps:
        m, gap = m + 1, gap * lam
    return lam, thetas[-1] + way, m + len(thetas) - 1
