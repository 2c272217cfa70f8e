# wrong: the factorials are left out of ell
# fails: three machines, one without rows | factorial: the x! is missing in ell: it is no part of the shares, but of
import numpy as np
from scipy.special import softmax, logsumexp

def counts_round(chunks, pi, rate):
    x = np.concatenate(chunks)
    lj = np.log(pi) - rate + np.outer(x, np.log(rate))
    g = softmax(lj, axis=1)
    return g.mean(0), x @ g / g.sum(0), logsumexp(lj, axis=1).sum()
