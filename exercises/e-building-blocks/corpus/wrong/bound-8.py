# wrong: the logarithm of the mean density for the mean of the logarithm
# fails: three points with equal shares | M8: you took the logarithm of a mean
import numpy as np
from scipy.special import entr
from scipy.stats import multivariate_normal as mvn

def bound(x, q, pi, mu, Sigma):
    p = np.stack([np.atleast_1d(pi[k] * mvn(mu[k], Sigma[k]).pdf(x)) for k in range(len(pi))], axis=1)
    return np.log((q * p).sum(axis=1)).sum() + entr(q).sum()
