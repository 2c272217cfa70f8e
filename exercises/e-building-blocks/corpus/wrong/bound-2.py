# wrong: the entropy has the wrong sign
# fails: three points with their posterior | sign: the entropy is minus the sum of q ln q, and it is added
import numpy as np
from scipy.special import xlogy
from scipy.stats import multivariate_normal as mvn

def bound(x, q, pi, mu, Sigma):
    return sum(q[:, k] @ np.atleast_1d(np.log(pi[k]) + mvn(mu[k], Sigma[k]).logpdf(x)) for k in range(len(pi))) + xlogy(q, q).sum()
