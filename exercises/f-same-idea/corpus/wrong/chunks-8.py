# wrong: ell of the new parameters
# fails: three machines, one without rows | M11: ell is that of the parameters before the round
import numpy as np
from scipy.stats import poisson
from scipy.special import softmax, logsumexp

def counts_round(chunks, pi, rate):
    x = np.concatenate(chunks)
    g = softmax(np.log(pi) + poisson.logpmf(x[:, None], rate), axis=1)
    pi, rate = g.mean(0), x @ g / g.sum(0)
    return pi, rate, logsumexp(np.log(pi) + poisson.logpmf(x[:, None], rate), axis=1).sum()
