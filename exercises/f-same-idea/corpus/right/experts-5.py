import numpy as np
from scipy.optimize import lsq_linear

def expert_round(X, y, V, W, sigma2):
    a = X @ V.T
    a = a - a.max(axis=1, keepdims=True)
    log_g = a - np.log(np.exp(a).sum(axis=1, keepdims=True))
    ln = log_g - 0.5 * (np.log(2 * np.pi) + np.log(sigma2) + (y[:, None] - X @ W.T) ** 2 / sigma2)
    ln = ln - ln.max(axis=1)[:, None]
    p = np.exp(ln)
    p /= p.sum(axis=1)[:, None]
    out_w, out_s = np.empty(W.shape), np.empty(len(W))
    for k, q in enumerate(p.T):
        root = q**0.5
        out_w[k] = lsq_linear(root[:, None] * X, root * y, tol=1e-14).x
        out_s[k] = ((root * (y - X @ out_w[k])) ** 2).sum() / q.sum()
    return p, out_w, out_s
