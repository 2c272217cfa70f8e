# wrong: exp(-rate) is left out of the shares
# fails: three machines, one without rows | exp: exp(-rate) is missing in the shares: it is not the same for all
import numpy as np
from scipy.special import gammaln, softmax, logsumexp

def counts_round(chunks, pi, rate):
    x = np.concatenate(chunks)
    powers = np.log(pi) + np.outer(x, np.log(rate))
    g = softmax(powers, axis=1)
    ell = logsumexp(powers - rate, axis=1).sum() - gammaln(x + 1).sum()
    return g.mean(0), x @ g / g.sum(0), ell
