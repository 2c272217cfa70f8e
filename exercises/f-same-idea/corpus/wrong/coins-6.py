# wrong: the score of the new parameters
# fails: five sets, nothing counted beforehand | M11: the score is that of the parameters before the round
import numpy as np
from scipy.special import softmax, logsumexp

def coin_round(heads, flips, pi, theta, a, b):
    def lj(pi, theta):
        return np.log(pi) + np.outer(heads, np.log(theta)) + np.outer(flips - heads, np.log(1 - theta))

    g = softmax(lj(pi, theta), axis=1)
    pi, theta = g.mean(0), (g.T @ heads + a) / (g.T @ flips + a + b)
    score = logsumexp(lj(pi, theta), axis=1).sum() + (a * np.log(theta) + b * np.log(1 - theta)).sum()
    return pi, theta, score
