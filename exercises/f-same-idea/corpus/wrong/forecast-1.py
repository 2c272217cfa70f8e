# wrong: a small move is taken for a small distance
# fails: three rows | small-moves: a small move is not a small distance: all moves to come add
import numpy as np

def forecast(thetas, eps):
    d, e = np.diff(thetas[-3:], axis=0)
    lam = e @ d / (d @ d) if d @ d > 0 else 0.0
    if lam >= 1:
        return lam, thetas[-1], float("inf")
    m, gap = 0, np.linalg.norm(e)
    while gap > eps:
        m, gap = m + 1, gap * lam
    return lam, thetas[-1], m
