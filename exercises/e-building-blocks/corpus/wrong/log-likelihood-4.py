# wrong: the mean per point
# fails: three points | M19: that is the mean per point: return the total
import numpy as np
from scipy.special import logsumexp
from scipy.stats import multivariate_normal as mvn

def log_likelihood(x, pi, mu, Sigma):
    return logsumexp([np.log(w) + np.atleast_1d(mvn(m, S).logpdf(x)) for w, m, S in zip(pi, mu, Sigma)], axis=0).mean()
