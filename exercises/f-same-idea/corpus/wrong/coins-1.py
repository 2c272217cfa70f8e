# wrong: a mean of ratios
# fails: five sets, with a = 2 and b = 1 | ratios: a mean of ratios is not a ratio of sums: a set with more flips
import numpy as np
from scipy.special import softmax, logsumexp

def coin_round(heads, flips, pi, theta, a, b):
    lj = np.log(pi) + np.outer(heads, np.log(theta)) + np.outer(flips - heads, np.log(1 - theta))
    g = softmax(lj, axis=1)
    new = g.T @ ((heads + a) / (flips + a + b)) / g.sum(0)
    score = logsumexp(lj, axis=1).sum() + (a * np.log(theta) + b * np.log(1 - theta)).sum()
    return g.mean(0), new, score
