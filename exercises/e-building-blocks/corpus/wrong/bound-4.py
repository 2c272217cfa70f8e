# wrong: the log-likelihood, whatever q
# fails: three points with equal shares | ell: that is the log-likelihood, whatever q is: use the q that you are
import numpy as np
from scipy.special import logsumexp
from scipy.stats import multivariate_normal as mvn

def bound(x, q, pi, mu, Sigma):
    return logsumexp([np.log(p) + np.atleast_1d(mvn(m, S).logpdf(x)) for p, m, S in zip(pi, mu, Sigma)], axis=0).sum()
