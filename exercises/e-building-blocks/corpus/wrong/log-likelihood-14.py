# wrong: minus the log-likelihood
# fails: three points | sign: you gave minus the log-likelihood; the log-likelihood itself is
import numpy as np
from scipy.special import logsumexp
from scipy.stats import multivariate_normal as mvn

def log_likelihood(x, pi, mu, Sigma):
    return -logsumexp([np.log(w) + np.atleast_1d(mvn(m, S).logpdf(x)) for w, m, S in zip(pi, mu, Sigma)], axis=0).sum()
