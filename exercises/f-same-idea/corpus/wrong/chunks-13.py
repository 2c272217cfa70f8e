# wrong: the mean of the machines' log-likelihoods, and a NaN from the empty one
# fails: three machines, one without rows | N_k and the sums of shares times counts add up over the machines; divide
import numpy as np
from scipy.stats import poisson
from scipy.special import logsumexp, softmax

def counts_round(chunks, pi, rate):
    parts = []
    for x in chunks:
        lj = np.log(pi) + poisson.logpmf(x[:, None], rate)
        g = softmax(lj, axis=1) if len(x) else lj
        parts.append((g.sum(0), x @ g, logsumexp(lj, axis=1).mean() if len(x) else 0.0))
    N, S = sum(p[0] for p in parts), sum(p[1] for p in parts)
    return N / N.sum(), S / N, sum(p[2] for p in parts) / len(chunks)
