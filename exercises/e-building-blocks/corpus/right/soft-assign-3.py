import numpy as np
from scipy.special import logsumexp
from scipy.spatial.distance import cdist

def soft_assign(x, mu, pi, sigma2):
    with np.errstate(divide="ignore"):
        a = np.log(pi) - cdist(x, mu, "sqeuclidean") / 2 / sigma2
    return np.exp(a - logsumexp(a, axis=1, keepdims=True))
