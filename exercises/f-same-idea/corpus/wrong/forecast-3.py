# wrong: the rounds are counted from the last move
# fails: five rows in two columns | distance-of-a-move: you count the rounds from the last move; count them
from math import ceil, log
import numpy as np

def forecast(thetas, eps):
    d, e = thetas[-2] - thetas[-3], thetas[-1] - thetas[-2]
    if not d.any():
        return 0.0, thetas[-1], 0
    lam = e @ d / (d @ d)
    if lam >= 1:
        return lam, thetas[-1], float("inf")
    size = np.sqrt(e @ e)
    return lam, thetas[-1] + e * lam / (1 - lam), max(0, ceil(log(eps / size) / log(lam)))
