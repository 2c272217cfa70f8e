# wrong: the entropy is missing
# fails: three points with their posterior | Q: that is the expectation alone: the entropy of q is missing
import numpy as np
from scipy.stats import multivariate_normal as mvn

def bound(x, q, pi, mu, Sigma):
    return sum(q[:, k] @ np.atleast_1d(np.log(pi[k]) + mvn(mu[k], Sigma[k]).logpdf(x)) for k in range(len(pi)))
