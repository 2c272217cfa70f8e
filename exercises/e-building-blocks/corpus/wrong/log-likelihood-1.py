# wrong: the weights are left out
# fails: three points | M1: you left out the weights: each density counts pi_k times
import numpy as np
from scipy.special import logsumexp
from scipy.stats import multivariate_normal as mvn

def log_likelihood(x, pi, mu, Sigma):
    return logsumexp([np.atleast_1d(mvn(m, S).logpdf(x)) for m, S in zip(mu, Sigma)], axis=0).sum()
