# wrong: forgets all machines but the last one with rows
# fails: two machines, unequal weights | last-machine: the sums of the last machine alone are divided: add up
import numpy as np
from scipy.stats import poisson
from scipy.special import softmax, logsumexp

def counts_round(chunks, pi, rate):
    ell = 0.0
    for x in chunks:
        lj = np.log(pi) + poisson.logpmf(x[:, None], rate)
        if len(x):
            g = softmax(lj, axis=1)
            new_pi, new_rate = g.mean(0), x @ g / g.sum(0)
            ell += logsumexp(lj, axis=1).sum()
    return new_pi, new_rate, ell
