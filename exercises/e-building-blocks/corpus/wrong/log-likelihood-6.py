# wrong: the determinant rounds to zero for tiny variances
# fails: a determinant that rounds to 0 | determinant: det Sigma is so small that it rounds to 0: take its
import numpy as np
from scipy.special import logsumexp

def log_likelihood(x, pi, mu, Sigma):
    d = x[:, None, :] - mu
    m2 = np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d)
    j = np.log(pi) - 0.5 * (x.shape[1] * np.log(2 * np.pi) + np.log(np.linalg.det(Sigma)) + m2)
    return logsumexp(j, axis=1).sum()
