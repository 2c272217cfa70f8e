# wrong: the score has the prior's tails as heads
# fails: five sets, with a = 2 and b = 1 | a imaginary heads and a + b imaginary flips for each coin, whatever its
import numpy as np
from scipy.special import softmax, logsumexp

def coin_round(heads, flips, pi, theta, a, b):
    lj = np.log(pi) + np.outer(heads, np.log(theta)) + np.outer(flips - heads, np.log(1 - theta))
    g = softmax(lj, axis=1)
    score = logsumexp(lj, axis=1).sum() + ((a + b) * np.log(theta)).sum()
    return g.mean(0), (g.T @ heads + a) / (g.T @ flips + a + b), score
