# wrong: a ridge is added to the covariances silently
# fails: a determinant that rounds to 0 | M16: you added a constant to the covariances: then it is the likelihood
import numpy as np
from scipy.special import logsumexp

def log_likelihood(x, pi, mu, Sigma):
    Sigma = Sigma + 1e-6 * np.eye(x.shape[1])
    d = x[:, None, :] - mu
    m2 = np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d)
    j = np.log(pi) - 0.5 * (x.shape[1] * np.log(2 * np.pi) + np.linalg.slogdet(Sigma)[1] + m2)
    return logsumexp(j, axis=1).sum()
