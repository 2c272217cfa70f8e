# wrong: underflow, a far point gives minus infinity
# fails: a point very far away | M9: far away your densities are 0 and the logarithm is minus infinity:
import numpy as np
from scipy.stats import multivariate_normal as mvn

def log_likelihood(x, pi, mu, Sigma):
    p = sum(w * np.atleast_1d(mvn(m, S).pdf(x)) for w, m, S in zip(pi, mu, Sigma))
    return np.log(p).sum()
