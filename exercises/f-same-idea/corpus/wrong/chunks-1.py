# wrong: averages the machines' estimates
# fails: three machines, one without rows | averaged: you averaged the machines' estimates: their sums travel, their
import numpy as np
from scipy.special import gammaln, softmax, logsumexp

def counts_round(chunks, pi, rate):
    pis, rates, ell = [], [], 0.0
    for x in chunks:
        if len(x):
            lj = np.log(pi) - rate + np.outer(x, np.log(rate)) - gammaln(x + 1)[:, None]
            g = softmax(lj, axis=1)
            pis.append(g.mean(0))
            rates.append(x @ g / g.sum(0))
            ell += logsumexp(lj, axis=1).sum()
    return np.mean(pis, axis=0), np.mean(rates, axis=0), ell
