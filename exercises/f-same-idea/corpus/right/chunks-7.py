import numpy as np
from scipy.special import loggamma

def counts_round(chunks, pi, rate):
    values, counts = np.unique(np.hstack([c for c in chunks]), return_counts=True)
    lj = np.log(pi)[:, None] - rate[:, None] + np.log(rate)[:, None] * values - loggamma(values + 1).real
    m = lj.max(axis=0)
    lp = m + np.log(np.exp(lj - m).sum(axis=0))
    g = np.exp(lj - lp) * counts
    return g.sum(axis=1) / counts.sum(), g @ values / g.sum(axis=1), (lp * counts).sum()
