# wrong: only the diagonal of the covariances
# fails: three points in the plane | diagonal: you used the variances alone; the whole inverse of Sigma
import numpy as np
from scipy.special import logsumexp

def log_likelihood(x, pi, mu, Sigma):
    v = np.einsum("kii->ki", Sigma)
    j = np.log(pi) - 0.5 * (np.log(2 * np.pi * v) + (x[:, None] - mu) ** 2 / v).sum(-1)
    return logsumexp(j, axis=1).sum()
