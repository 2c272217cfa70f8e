import numpy as np
from scipy.special import softmax, logsumexp, xlogy

def coin_round(heads, flips, pi, theta, a, b):
    h, t = heads.reshape(-1, 1), (flips - heads).reshape(-1, 1)
    joint = np.log(pi) + xlogy(h, theta) + xlogy(t, 1 - theta)
    gamma = softmax(joint, axis=1)
    up = np.einsum("nk,n->k", gamma, heads) + a
    down = np.einsum("nk,n->k", gamma, flips - heads) + b
    score = logsumexp(joint, axis=1).sum() + xlogy(a, theta).sum() + xlogy(b, 1 - theta).sum()
    return gamma.mean(0), up / (up + down), score
