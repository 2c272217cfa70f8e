# wrong: the last move is counted again
# fails: three rows | move-again: the last move has been made already: the moves to come begin
import numpy as np

def forecast(thetas, eps):
    d, e = np.diff(thetas[-3:], axis=0)
    lam = e @ d / (d @ d) if d @ d > 0 else 0.0
    if lam >= 1:
        return lam, thetas[-1], float("inf")
    way = e / (1 - lam)
    m, gap = 0, np.linalg.norm(way)
    while gap > eps:
        m, gap = m + 1, gap * lam
    return lam, thetas[-1] + way, m
