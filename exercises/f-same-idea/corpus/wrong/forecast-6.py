# wrong: 0/0 for a run at rest
# fails: a run that is near enough, and one at rest | rest: a run at rest gives 0/0: both moves are 0, and nothing is to come
import numpy as np

def forecast(thetas, eps):
    d, e = np.diff(thetas[-3:], axis=0)
    lam = e @ d / (d @ d)
    if lam >= 1:
        return lam, thetas[-1], float("inf")
    way = e * lam / (1 - lam)
    m, gap = 0, np.linalg.norm(way)
    while gap > eps:
        m, gap = m + 1, gap * lam
    return lam, thetas[-1] + way, m
