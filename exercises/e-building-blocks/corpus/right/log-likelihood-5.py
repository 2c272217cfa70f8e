import numpy as np

%matplotlib inline
from scipy.linalg import solve_triangular, cholesky

def log_gauss(x, m, S):
    """ln N for every row of x"""
    L = cholesky(S, lower=True)
    y = solve_triangular(L, (x - m).T, lower=True)
    return -0.5 * np.einsum("dn,dn->n", y, y) - np.log(L.diagonal()).sum() - len(m) * np.log(2 * np.pi) / 2

def log_likelihood(x, pi, mu, Sigma):
    out = np.full(len(x), -np.inf)
    for p, m, S in zip(pi, mu, Sigma):
        if p > 0:
            out = np.logaddexp(out, np.log(p) + log_gauss(x, m, S))
    return np.array(out.sum())
