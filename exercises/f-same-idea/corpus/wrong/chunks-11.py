# wrong: each row whole to its likelier component
# fails: three machines, one without rows | M10: you gave each row whole to its likelier component
import numpy as np
from scipy.stats import poisson
from scipy.special import logsumexp

def counts_round(chunks, pi, rate):
    x = np.concatenate(chunks)
    lj = np.log(pi) + poisson.logpmf(x[:, None], rate)
    g = np.eye(len(pi))[lj.argmax(1)]
    return g.mean(0), x @ g / np.maximum(g.sum(0), 1e-12), logsumexp(lj, axis=1).sum()
