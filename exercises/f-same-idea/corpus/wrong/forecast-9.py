# wrong: one round too few: rounded down
# fails: three rows | rounded-down: after so many rounds the distance is still above eps:
from math import floor, log
import numpy as np

def forecast(thetas, eps):
    d, e = thetas[-2] - thetas[-3], thetas[-1] - thetas[-2]
    if not d.any():
        return 0.0, thetas[-1], 0
    lam = e @ d / (d @ d)
    if lam >= 1:
        return lam, thetas[-1], float("inf")
    way = e * lam / (1 - lam)
    size = np.sqrt(way @ way)
    return lam, thetas[-1] + way, max(0, floor(log(eps / size) / log(lam)))
