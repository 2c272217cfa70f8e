# wrong: the limit first
# fails: three rows | places: you return the limit first; the order is lam, limit, rounds
import numpy as np

def forecast(thetas, eps):
    d, e = np.diff(thetas[-3:], axis=0)
    lam = e @ d / (d @ d) if d.any() else 0.0
    if lam >= 1:
        return thetas[-1], lam, float("inf")
    way = e * lam / (1 - lam)
    m, gap = 0, np.linalg.norm(way)
    while gap > eps:
        m, gap = m + 1, gap * lam
    return thetas[-1] + way, lam, m
