# wrong: the weights are left out
# fails: two machines, unequal weights | M1: the shares are without the weights pi
import numpy as np
from scipy.stats import poisson
from scipy.special import softmax, logsumexp

def counts_round(chunks, pi, rate):
    x = np.concatenate(chunks)
    lp = poisson.logpmf(x[:, None], rate)
    g = softmax(lp, axis=1)
    return g.mean(0), x @ g / g.sum(0), logsumexp(lp + np.log(pi), axis=1).sum()
