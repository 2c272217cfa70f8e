# wrong: imaginary heads are not counted as flips
# fails: five sets, with a = 2 and b = 1 | prior-tails: below stand heads and tails: add a + b, not b alone
import numpy as np
from scipy.special import softmax, logsumexp

def coin_round(heads, flips, pi, theta, a, b):
    lj = np.log(pi) + np.outer(heads, np.log(theta)) + np.outer(flips - heads, np.log(1 - theta))
    g = softmax(lj, axis=1)
    score = logsumexp(lj, axis=1).sum() + (a * np.log(theta) + b * np.log(1 - theta)).sum()
    return g.mean(0), (g.T @ heads + a) / (g.T @ flips + b), score
