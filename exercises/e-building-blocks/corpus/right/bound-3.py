import numpy as np

# F = ell - KL(q || posterior)
from scipy.special import logsumexp, xlogy
from scipy.stats import multivariate_normal as mvn

def bound(x, q, pi, mu, Sigma):
    j = np.stack([np.log(p) + np.reshape(mvn(m, S).logpdf(x), -1) for p, m, S in zip(pi, mu, Sigma)], axis=1)
    ell = logsumexp(j, axis=1)
    log_post = j - ell[:, None]
    kl = (xlogy(q, q) - q * log_post).sum()
    return ell.sum() - kl
