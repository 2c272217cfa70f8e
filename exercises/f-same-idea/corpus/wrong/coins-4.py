# wrong: the weights are left out of the shares
# fails: five sets, with a = 2 and b = 1 | M1: the shares are without the weights pi
import numpy as np
from scipy.special import softmax, logsumexp

def coin_round(heads, flips, pi, theta, a, b):
    ln = np.outer(heads, np.log(theta)) + np.outer(flips - heads, np.log(1 - theta))
    g = softmax(ln, axis=1)
    score = logsumexp(ln + np.log(pi), axis=1).sum() + (a * np.log(theta) + b * np.log(1 - theta)).sum()
    return g.mean(0), (g.T @ heads + a) / (g.T @ flips + a + b), score
