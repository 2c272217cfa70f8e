# wrong: shares normalised over the sets
# fails: five sets, nothing counted beforehand | E: shares by Bayes' rule. M: expected heads over expected flips of each
import numpy as np
from scipy.special import softmax, logsumexp

def coin_round(heads, flips, pi, theta, a, b):
    lj = np.log(pi) + np.outer(heads, np.log(theta)) + np.outer(flips - heads, np.log(1 - theta))
    g = softmax(lj, axis=0)
    score = logsumexp(lj, axis=1).sum() + (a * np.log(theta) + b * np.log(1 - theta)).sum()
    return g.mean(0), (g.T @ heads + a) / (g.T @ flips + a + b), score
