import numpy as np

def log_likelihood(x, pi, mu, Sigma):
    # eigenvalues
    lam, U = np.linalg.eigh(Sigma)
    d = np.einsum("kij,nki->nkj", U, x[:, None] - mu[None])
    j = -0.5 * (d**2 / lam + np.log(2 * np.pi * lam)).sum(-1)
    j = j[:, pi > 0]
    top = j.max(axis=1)
    return np.sum(top + np.log(np.exp(j - top[:, None]) @ pi[pi > 0]))
