# wrong: one number for each point, not their total
# fails: three points | points: those are the terms of the points: add them up (9.14)
import numpy as np
from scipy.special import logsumexp
from scipy.stats import multivariate_normal as mvn

def log_likelihood(x, pi, mu, Sigma):
    return logsumexp([np.log(w) + np.atleast_1d(mvn(m, S).logpdf(x)) for w, m, S in zip(pi, mu, Sigma)], axis=0)
