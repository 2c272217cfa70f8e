# wrong: the mean per point
# fails: three points with their posterior | M19: that is the mean per point: return the total
import numpy as np
from scipy.special import entr
from scipy.stats import multivariate_normal as mvn

def bound(x, q, pi, mu, Sigma):
    return (sum(q[:, k] @ np.atleast_1d(np.log(pi[k]) + mvn(mu[k], Sigma[k]).logpdf(x)) for k in range(len(pi))) + entr(q).sum()) / len(x)
