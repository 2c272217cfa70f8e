import numpy as np

def log_likelihood(x, pi, mu, Sigma):
    L = np.linalg.cholesky(Sigma)
    j = np.empty((len(x), len(pi)))
    for k in range(len(pi)):
        y = np.linalg.solve(L[k], (x - mu[k]).T)
        j[:, k] = np.log(pi[k]) - np.log(np.diag(L[k])).sum() - 0.5 * (y**2).sum(0)
    return np.logaddexp.reduce(j, axis=1).sum() - x.size / 2 * np.log(2 * np.pi)
