# wrong: NaN where a share is 0
# fails: shares of 0 and 1 | zeros: 0 ln 0 is NaN in your sum: it counts as 0
import numpy as np
from scipy.stats import multivariate_normal as mvn

def bound(x, q, pi, mu, Sigma):
    return sum(q[:, k] @ np.atleast_1d(np.log(pi[k]) + mvn(mu[k], Sigma[k]).logpdf(x)) for k in range(len(pi))) - (q * np.log(q)).sum()
