import numpy as np
from scipy.special import gammaln, expit

def counts_round(chunks, pi, rate):
    K = len(pi)
    N, S, ell, n = np.zeros(K), np.zeros(K), 0.0, 0
    for x in chunks:
        for value in x.tolist():
            a = np.log(pi) - rate + value * np.log(rate)
            share = np.array([1 / np.exp(np.clip(a - a[k], -700, 700)).sum() for k in range(K)])
            N += share
            S += share * value
            ell += a.max() + np.log(np.exp(a - a.max()).sum()) - gammaln(value + 1)
            n += 1
    return N / n, S / N, float(ell)
