# wrong: with binomial coefficients
# fails: five sets, nothing counted beforehand | coefficients: the flips are known in their order: no binomial
import numpy as np
from scipy.special import logsumexp
from scipy.stats import binom

def coin_round(heads, flips, pi, theta, a, b):
    lj = np.log(pi) + binom.logpmf(heads[:, None], flips[:, None], theta)
    ln = logsumexp(lj, axis=1)
    g = np.exp(lj - ln[:, None])
    score = ln.sum() + (a * np.log(theta) + b * np.log(1 - theta)).sum()
    return g.mean(0), (g.T @ heads + a) / (g.T @ flips + a + b), score
