# wrong: one number for each point
# fails: three points with their posterior | points: those are the terms of the points: add them up
import numpy as np
from scipy.special import entr
from scipy.stats import multivariate_normal as mvn

def bound(x, q, pi, mu, Sigma):
    return sum(q[:, k] * np.atleast_1d(np.log(pi[k]) + mvn(mu[k], Sigma[k]).logpdf(x)) for k in range(len(pi))) + entr(q).sum(axis=1)
