# wrong: the score without the prior
# fails: five sets, with a = 2 and b = 1 | score-no-prior: what climbs is the log-likelihood plus the prior's part:
import numpy as np
from scipy.special import softmax, logsumexp

def coin_round(heads, flips, pi, theta, a, b):
    lj = np.log(pi) + np.outer(heads, np.log(theta)) + np.outer(flips - heads, np.log(1 - theta))
    g = softmax(lj, axis=1)
    return g.mean(0), (g.T @ heads + a) / (g.T @ flips + a + b), logsumexp(lj, axis=1).sum()
