# wrong: a and b taken for those of a Beta density, whose mode has a - 1
# fails: five sets, nothing counted beforehand | beta: a and b are numbers of flips: no 1 is to be taken off, as from a
import numpy as np
from scipy.special import softmax, logsumexp

def coin_round(heads, flips, pi, theta, a, b):
    lj = np.log(pi) + np.outer(heads, np.log(theta)) + np.outer(flips - heads, np.log(1 - theta))
    g = softmax(lj, axis=1)
    score = logsumexp(lj, axis=1).sum() + (a * np.log(theta) + b * np.log(1 - theta)).sum()
    return g.mean(0), (g.T @ heads + a - 1) / (g.T @ flips + a + b - 2), score
