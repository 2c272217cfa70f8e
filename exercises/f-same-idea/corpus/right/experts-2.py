from math import exp, log, pi
import numpy as np

def expert_round(X, y, V, W, sigma2):
    N, P = X.shape
    K = len(sigma2)
    gamma = np.zeros((N, K))
    for n in range(N):
        a = [sum(V[k, p] * X[n, p] for p in range(P)) for k in range(K)]
        t = [a[k] - 0.5 * log(2 * pi * sigma2[k]) - (y[n] - sum(W[k, p] * X[n, p] for p in range(P))) ** 2 / 2 / sigma2[k] for k in range(K)]
        m = max(t)
        e = [exp(v - m) for v in t]
        for k in range(K):
            gamma[n, k] = e[k] / sum(e)
    new_W, new_s = np.zeros((K, P)), np.zeros(K)
    for k in range(K):
        XX, Xy = np.zeros((P, P)), np.zeros(P)
        for n in range(N):
            XX += gamma[n, k] * np.outer(X[n], X[n])
            Xy += gamma[n, k] * y[n] * X[n]
        new_W[k] = np.linalg.solve(XX, Xy)
        for n in range(N):
            new_s[k] += gamma[n, k] * (y[n] - new_W[k] @ X[n]) ** 2
        new_s[k] /= gamma[:, k].sum()
    return gamma, new_W, new_s
