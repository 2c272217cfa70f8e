import numpy as np
from scipy.special import logsumexp

def expert_round(X, y, V, W, sigma2):
    # the scatter as a Schur complement: yy - yX (XX)^-1 Xy, about the old line
    K, P = W.shape
    lin = X @ V.T
    lj = lin - logsumexp(lin, axis=1)[:, None] - 0.5 * np.log(sigma2)
    res = y[:, None] - X @ W.T
    lj -= res**2 / (2 * sigma2)
    gamma = np.exp(lj - logsumexp(lj, axis=1)[:, None])
    lines, variances = np.zeros((K, P)), np.zeros(K)
    for k in range(K):
        g, e = gamma[:, k], res[:, k]
        XX = (X * g[:, None]).T @ X
        Xe = X.T @ (g * e)
        step = np.linalg.solve(XX, Xe)
        lines[k] = W[k] + step
        variances[k] = (g @ e**2 - Xe @ step) / g.sum()
    return gamma, lines, variances
