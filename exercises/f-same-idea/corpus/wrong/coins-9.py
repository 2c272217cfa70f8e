# wrong: the weights by the flips
# fails: five sets, with a = 2 and b = 1 | weights-of-flips: a coin is taken once for a set, however many flips
import numpy as np
from scipy.special import softmax, logsumexp

def coin_round(heads, flips, pi, theta, a, b):
    lj = np.log(pi) + np.outer(heads, np.log(theta)) + np.outer(flips - heads, np.log(1 - theta))
    g = softmax(lj, axis=1)
    F = g.T @ flips
    score = logsumexp(lj, axis=1).sum() + (a * np.log(theta) + b * np.log(1 - theta)).sum()
    return F / F.sum(), (g.T @ heads + a) / (F + a + b), score
