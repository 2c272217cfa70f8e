import numpy as np
from scipy.special import gammaln

def counts_round(chunks, pi, rate):
    eta = np.log(rate)
    lists = [np.log(p) - r + np.concatenate(chunks) * e for p, r, e in zip(pi, rate, eta)]
    total = lists[0]
    for one in lists[1:]:
        total = np.logaddexp(total, one)
    x = np.concatenate(chunks)
    shares = [np.exp(one - total) for one in lists]
    new_pi = [s.mean() for s in shares]
    new_rate = [np.average(x, weights=s) for s in shares]
    return tuple(new_pi), tuple(new_rate), np.sum(total - gammaln(x + 1))
