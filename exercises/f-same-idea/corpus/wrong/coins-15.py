# wrong: flips taken for tails in the shares
# fails: five sets, nothing counted beforehand | flips-for-tails: f flips with h heads have f - h tails, and only these
import numpy as np
from scipy.special import softmax, logsumexp

def coin_round(heads, flips, pi, theta, a, b):
    lj = np.log(pi) + np.outer(heads, np.log(theta)) + np.outer(flips, np.log(1 - theta))
    g = softmax(lj, axis=1)
    score = logsumexp(lj, axis=1).sum() + (a * np.log(theta) + b * np.log(1 - theta)).sum()
    return g.mean(0), (g.T @ heads + a) / (g.T @ flips + a + b), score
