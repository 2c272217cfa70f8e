# wrong: the entropy in bits
# fails: three points with their posterior | bits: your entropy is in bits: take the natural logarithm
import numpy as np
from scipy.special import entr
from scipy.stats import multivariate_normal as mvn

def bound(x, q, pi, mu, Sigma):
    return sum(q[:, k] @ np.atleast_1d(np.log(pi[k]) + mvn(mu[k], Sigma[k]).logpdf(x)) for k in range(len(pi))) + entr(q).sum() / np.log(2)
