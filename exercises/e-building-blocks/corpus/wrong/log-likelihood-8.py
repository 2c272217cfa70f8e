# wrong: the factor 2 pi to the power one half, whatever D
# fails: three points in the plane | constant-D: the factor is (2π)^(-D/2), not (2π)^(-1/2)
import numpy as np
from scipy.special import logsumexp

def log_likelihood(x, pi, mu, Sigma):
    d = x[:, None, :] - mu
    m2 = np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d)
    j = np.log(pi) - 0.5 * (np.log(2 * np.pi) + np.linalg.slogdet(Sigma)[1] + m2)
    return logsumexp(j, axis=1).sum()
