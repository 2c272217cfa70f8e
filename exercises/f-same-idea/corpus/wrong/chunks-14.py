# wrong: the weights are averages of the machines' own
# fails: three machines, one without rows | averaged-weights: your weights are averages of the machines' own: add up
import numpy as np
from scipy.stats import poisson
from scipy.special import logsumexp, softmax

def counts_round(chunks, pi, rate):
    pis, N, S, ell = [], 0, 0, 0.0
    for x in chunks:
        if len(x):
            lj = np.log(pi) + poisson.logpmf(x[:, None], rate)
            g = softmax(lj, axis=1)
            pis.append(g.mean(0))
            N, S, ell = N + g.sum(0), S + x @ g, ell + logsumexp(lj, axis=1).sum()
    return np.mean(pis, axis=0), S / N, ell
