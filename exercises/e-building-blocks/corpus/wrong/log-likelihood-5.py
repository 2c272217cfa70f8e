# wrong: Sigma in place of its inverse
# fails: three points in the plane | M3: Sigma stands where its inverse belongs
import numpy as np
from scipy.special import logsumexp

def log_likelihood(x, pi, mu, Sigma):
    d = x[:, None, :] - mu
    m2 = np.einsum("nki,kij,nkj->nk", d, Sigma, d)
    j = np.log(pi) - 0.5 * (x.shape[1] * np.log(2 * np.pi) + np.linalg.slogdet(Sigma)[1] + m2)
    return logsumexp(j, axis=1).sum()
