import numpy as np
from scipy.stats import binom
from scipy.special import logsumexp, gammaln

def coin_round(heads, flips, pi, theta, a, b):
    # the binomial pmf, and its coefficient taken off again in the score
    ln_c = gammaln(flips + 1) - gammaln(heads + 1) - gammaln(flips - heads + 1)
    lj = np.log(pi) + binom.logpmf(heads[:, None], flips[:, None], theta)
    ln_p = logsumexp(lj, axis=1)
    g = np.exp(lj - ln_p[:, None])
    new = np.array([(g[:, k] @ heads + a) / (g[:, k] @ flips + a + b) for k in range(len(pi))])
    return g.mean(axis=0), new, (ln_p - ln_c).sum() + a * np.log(theta).sum() + b * np.log(1 - theta).sum()
