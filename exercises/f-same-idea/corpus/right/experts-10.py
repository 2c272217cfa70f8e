import numpy as np
import scipy.linalg as sl

def shares(X, y, V, W, sigma2):
    out = []
    for xt, t in zip(X, y):
        l = V @ xt - 0.5 * np.log(sigma2) - (t - W @ xt) ** 2 / (2 * sigma2)
        e = np.exp(l - l.max())
        out.append(e / e.sum())
    return np.array(out)

def expert_round(X, y, V, W, sigma2):
    g = shares(X, y, V, W, sigma2)
    w2, s2 = [], []
    for col in g.T:
        keep = col > 0
        A, b, c = X[keep], y[keep], col[keep]
        w, *_ = sl.lstsq(A * np.sqrt(c)[:, None], b * np.sqrt(c))
        w2.append(w)
        s2.append(sum(ci * (bi - ai @ w) ** 2 for ai, bi, ci in zip(A, b, c)) / sum(c))
    return g, np.array(w2), np.array(s2)
