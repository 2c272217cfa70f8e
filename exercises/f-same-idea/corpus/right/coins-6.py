import numpy as np

def coin_round(heads, flips, pi, theta, a, b):
    K = len(theta)
    logit = np.log(theta / (1 - theta))
    base = np.log(1 - theta)
    lj = np.array([np.log(pi[k]) + heads * logit[k] + flips * base[k] for k in range(K)])
    gamma = np.empty_like(lj)
    for k in range(K):
        gamma[k] = 1 / np.exp(np.minimum(lj - lj[k], 700)).sum(axis=0)
    top = lj.max(axis=0)
    ell = (top + np.log(np.exp(lj - top).sum(axis=0))).sum()
    ell += (a * logit + (a + b) * base).sum()
    return gamma.sum(axis=1) / heads.size, (gamma @ heads + a) / (gamma @ flips + (a + b)), ell
