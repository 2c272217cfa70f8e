# wrong: moves after each machine
# fails: three machines, one without rows | one-after-the-other: all E steps of a round use the same parameters: do
import numpy as np
from scipy.special import gammaln, softmax, logsumexp

def counts_round(chunks, pi, rate):
    ell = 0.0
    old = pi, rate
    for x in chunks:
        f = gammaln(x + 1)[:, None]
        ell += np.logaddexp.reduce(np.log(old[0]) - old[1] + np.outer(x, np.log(old[1])) - f, axis=1).sum()
        if len(x):
            g = softmax(np.log(pi) - rate + np.outer(x, np.log(rate)), axis=1)
            pi, rate = g.mean(0), x @ g / g.sum(0)
    return pi, rate, ell
