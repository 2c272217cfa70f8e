import numpy as np
from scipy.special import logsumexp
from scipy.stats import norm

def expert_round(X, y, V, W, sigma2):
    log_gate = X @ V.T - logsumexp(X @ V.T, axis=1, keepdims=True)
    lj = log_gate + norm.logpdf(y[:, None], X @ W.T, np.sqrt(sigma2))
    gamma = np.exp(lj - logsumexp(lj, axis=1, keepdims=True))
    Ws, s2 = [], []
    for k in range(len(V)):
        r = np.sqrt(gamma[:, k])
        w = np.linalg.lstsq(X * r[:, None], y * r, rcond=None)[0]
        Ws.append(w)
        s2.append(gamma[:, k] @ (y - X @ w) ** 2 / gamma[:, k].sum())
    return gamma, np.array(Ws), np.array(s2)
