import numpy as np
from scipy.special import gammaln, logsumexp

def counts_round(chunks, pi, rate):
    x = np.concatenate(chunks)
    lj = np.log(pi) + x[:, None] * np.log(rate) - rate - gammaln(x[:, None] + 1)
    lp = logsumexp(lj, axis=1)
    g = np.exp(lj - lp[:, None])
    return g.mean(axis=0), (g * x[:, None]).sum(axis=0) / g.sum(axis=0), lp.sum()
