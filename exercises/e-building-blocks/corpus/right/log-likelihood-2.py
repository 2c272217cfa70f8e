import numpy as np
from scipy.stats import multivariate_normal
from scipy.special import logsumexp

def log_likelihood(x, pi, mu, Sigma):
    lp = [multivariate_normal(mu[k], Sigma[k]).logpdf(x).reshape(len(x)) + np.log(pi[k]) for k in range(len(pi)) if pi[k] > 0]
    return float(logsumexp(lp, axis=0).sum())
