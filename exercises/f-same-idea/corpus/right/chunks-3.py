import numpy as np
from scipy.stats import poisson
from scipy.special import logsumexp, softmax

def sums(x, pi, rate):
    logs = np.log(pi) + poisson.logpmf(x[:, None], rate)
    g = softmax(logs, axis=1)
    return np.concatenate([g.sum(0), x @ g, [logsumexp(logs, axis=1).sum()]])

def counts_round(chunks, pi, rate):
    total = sum(sums(x, pi, rate) for x in chunks if x.size)
    K = len(pi)
    return total[:K] / total[:K].sum(), total[K : 2 * K] / total[:K], total[-1]
