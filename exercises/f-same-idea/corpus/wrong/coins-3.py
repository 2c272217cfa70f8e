# wrong: each set whole to the likelier coin
# fails: five sets, nothing counted beforehand | M10: you gave each set whole to the likelier coin: divide its flips by
import numpy as np
from scipy.special import logsumexp

def coin_round(heads, flips, pi, theta, a, b):
    lj = np.log(pi) + np.outer(heads, np.log(theta)) + np.outer(flips - heads, np.log(1 - theta))
    g = np.eye(len(pi))[lj.argmax(1)]
    score = logsumexp(lj, axis=1).sum() + (a * np.log(theta) + b * np.log(1 - theta)).sum()
    return g.mean(0), (g.T @ heads + a) / (g.T @ flips + a + b), score
