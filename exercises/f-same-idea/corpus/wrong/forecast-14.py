# wrong: the limit is right only for one column
# fails: five rows in two columns | one factor for all columns together, from the last two moves alone
import numpy as np

def forecast(thetas, eps):
    d, e = np.diff(thetas[-3:], axis=0)
    lam = e @ d / (d @ d) if d.any() else 0.0
    if lam >= 1:
        return lam, thetas[-1], np.inf
    size = np.linalg.norm(e) * lam / (1 - lam)
    m = 0
    while size * lam**m > eps:
        m += 1
    return lam, thetas[-1] + size, m
