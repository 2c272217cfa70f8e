# wrong: the entropy has the wrong sign
import numpy as np
from scipy.special import xlogy
from scipy.stats import multivariate_normal as mvn

def bound(x, q, pi, mu, Sigma):
    return sum(q[:, k] @ np.atleast_1d(np.log(pi[k]) + mvn(mu[k], Sigma[k]).logpdf(x)) for k in range(len(pi))) + xlogy(q, q).sum()
