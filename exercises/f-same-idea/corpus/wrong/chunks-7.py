# wrong: divides by the number of rows
# fails: three machines, one without rows | M5: you divided by the number of rows; the rate of k is a sum over N_k
import numpy as np
from scipy.stats import poisson
from scipy.special import softmax, logsumexp

def counts_round(chunks, pi, rate):
    x = np.concatenate(chunks)
    lj = np.log(pi) + poisson.logpmf(x[:, None], rate)
    g = softmax(lj, axis=1)
    return g.mean(0), x @ g / len(x), logsumexp(lj, axis=1).sum()
