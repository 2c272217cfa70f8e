# wrong: the shares are raised to a tiny number in place, so q is changed
# fails: three points with their posterior | M15: your function writes over what it is given, which its caller goes
import numpy as np
from scipy.stats import multivariate_normal as mvn

def bound(x, q, pi, mu, Sigma):
    q[q == 0] = 1e-30
    return sum(q[:, k] @ np.atleast_1d(np.log(pi[k]) + mvn(mu[k], Sigma[k]).logpdf(x)) for k in range(len(pi))) - (q * np.log(q)).sum()
