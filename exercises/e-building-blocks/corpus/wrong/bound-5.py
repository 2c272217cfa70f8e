# wrong: the weights are left out
# fails: three points with their posterior | M1: you left out the weights: the logarithm is of pi_k times the density
import numpy as np
from scipy.special import entr
from scipy.stats import multivariate_normal as mvn

def bound(x, q, pi, mu, Sigma):
    return sum(q[:, k] @ np.atleast_1d(mvn(mu[k], Sigma[k]).logpdf(x)) for k in range(len(pi))) + entr(q).sum()
