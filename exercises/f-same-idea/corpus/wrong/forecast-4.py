# wrong: lengths in place of the projection
# fails: five rows in two columns | lengths: that is the quotient of the lengths; the question asks for the
import numpy as np

def forecast(thetas, eps):
    d, e = np.diff(thetas[-3:], axis=0)
    lam = np.linalg.norm(e) / np.linalg.norm(d) if d.any() else 0.0
    if lam >= 1:
        return lam, thetas[-1], float("inf")
    way = e * lam / (1 - lam)
    m, gap = 0, np.linalg.norm(way)
    while gap > eps:
        m, gap = m + 1, gap * lam
    return lam, thetas[-1] + way, m
