# wrong: changes the array that it is given
# fails: five sets, nothing counted beforehand | M15: your function writes over what it is given, which its caller goes
import numpy as np
from scipy.special import softmax, logsumexp

def coin_round(heads, flips, pi, theta, a, b):
    lj = np.log(pi) + np.outer(heads, np.log(theta)) + np.outer(flips - heads, np.log(1 - theta))
    g = softmax(lj, axis=1)
    score = logsumexp(lj, axis=1).sum() + (a * np.log(theta) + b * np.log(1 - theta)).sum()
    heads += a
    return g.mean(0), (g.T @ heads) / (g.T @ flips + a + b), score
