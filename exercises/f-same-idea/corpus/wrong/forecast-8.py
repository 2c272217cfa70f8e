# wrong: the mean of the columns' own factors
# fails: five rows in two columns | by-column: one factor for all columns: do not average the columns' own
import numpy as np

def forecast(thetas, eps):
    d, e = np.diff(thetas[-3:], axis=0)
    lam = np.mean(e / d) if d.any() else 0.0
    if lam >= 1:
        return lam, thetas[-1], float("inf")
    way = e * lam / (1 - lam)
    m, gap = 0, np.linalg.norm(way)
    while gap > eps:
        m, gap = m + 1, gap * lam
    return lam, thetas[-1] + way, m
