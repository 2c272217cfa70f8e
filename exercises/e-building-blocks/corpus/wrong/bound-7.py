# wrong: underflow, the logarithm of a density that rounds to 0
# fails: a point very far away | M9: far away your densities are 0 and their logarithm is minus infinity
import numpy as np
from scipy.special import entr
from scipy.stats import multivariate_normal as mvn

def bound(x, q, pi, mu, Sigma):
    return sum(q[:, k] @ np.log(np.atleast_1d(pi[k] * mvn(mu[k], Sigma[k]).pdf(x))) for k in range(len(pi))) + entr(q).sum()
