import numpy as np
from scipy.stats import multivariate_normal as mvn, Covariance
from scipy.special import logsumexp

def log_likelihood(x, pi, mu, Sigma):
    CASES = []
    for k in range(len(mu)):
        cov = Covariance.from_cholesky(np.linalg.cholesky(Sigma[k]))
        CASES.append(np.atleast_1d(mvn.logpdf(x, mu[k], cov)).reshape(-1))
    with np.errstate(divide="ignore"):
        return logsumexp(np.transpose(CASES) + np.log(pi), axis=-1).sum()
