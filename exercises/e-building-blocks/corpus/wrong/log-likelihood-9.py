# wrong: NaN where a weight is 0
# fails: a point very far away | M9: 0 times the logarithm of 0 gave NaN: where a weight or a density is
import numpy as np

def log_likelihood(x, pi, mu, Sigma):
    d = x[:, None, :] - mu
    m2 = np.einsum("nki,kij,nkj->nk", d, np.linalg.inv(Sigma), d)
    j = -0.5 * (x.shape[1] * np.log(2 * np.pi) + np.linalg.slogdet(Sigma)[1] + m2)
    q = pi * np.exp(j - j.max(1, keepdims=True))
    q = q / q.sum(1, keepdims=True)
    return (q * (np.log(pi) + j) - q * np.log(q)).sum()
