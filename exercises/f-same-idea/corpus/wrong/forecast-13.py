# wrong: the largest entry in place of the distance
# fails: other runs | largest-entry: the distance is the root of the sum of squares, not the
import numpy as np

def forecast(thetas, eps):
    d, e = np.diff(thetas[-3:], axis=0)
    lam = e @ d / (d @ d) if d.any() else 0.0
    if lam >= 1:
        return lam, thetas[-1], float("inf")
    way = e * lam / (1 - lam)
    m = 0
    while np.abs(way).max() * lam**m > eps:
        m += 1
    return lam, thetas[-1] + way, m
