import numpy as np
import warnings
from scipy.stats import entropy, multivariate_normal as mvn

def bound(x, q, pi, mu, Sigma):
    warnings.warn("entropy() normalises, which does no harm here")
    h = entropy(q, axis=1).sum()
    labels = range(len(pi))
    e = sum(q[:, k].dot(np.log(pi[k]) + np.ravel(mvn.logpdf(x, mean=mu[k], cov=Sigma[k]))) for k in labels)
    return np.float64(e + h)
