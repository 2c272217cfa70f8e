# wrong: a forecast for moves that grow
# fails: moves that do not shrink | growing: for lam >= 1 the formula of the series gives a number that
import numpy as np

def forecast(thetas, eps):
    d, e = np.diff(thetas[-3:], axis=0)
    lam = e @ d / (d @ d) if d.any() else 0.0
    way = e * lam / (1 - lam)
    m, gap = 0, np.linalg.norm(way)
    while gap > eps and lam < 1:
        m, gap = m + 1, gap * lam
    return lam, thetas[-1] + way, m
