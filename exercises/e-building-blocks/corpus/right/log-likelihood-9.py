import numpy as np

def log_likelihood(x, pi, mu, Sigma):
    # one number after the other: conditionals from LDL (Gram-Schmidt)
    labels = np.flatnonzero(pi > 0)
    N, D = x.shape
    lj = []
    for k in labels:
        S = Sigma[k].copy()
        r = (x - mu[k]).copy()
        lp = np.full(N, np.log(pi[k]))
        for i in range(D):
            v = S[i, i]
            lp -= 0.5 * (np.log(2 * np.pi * v) + r[:, i] ** 2 / v)
            b = S[i + 1 :, i] / v
            r[:, i + 1 :] -= np.outer(r[:, i], b)
            S[i + 1 :, i + 1 :] -= np.outer(b, S[i, i + 1 :])
        lj.append(lp)
    lj = np.array(lj)
    a = lj.max(0)
    return (a + np.log(np.exp(lj - a).sum(0))).sum().item()
