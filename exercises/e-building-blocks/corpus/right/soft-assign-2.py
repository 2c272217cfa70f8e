import numpy as np

def soft_assign(x, mu, pi, sigma2):
    N, K = len(x), len(mu)
    gamma = np.zeros((N, K))
    for n in range(N):
        d2 = np.array([((x[n] - mu[k]) ** 2).sum() for k in range(K)])
        nearest = d2[pi > 0].min()
        for k in range(K):
            if pi[k] > 0:
                gamma[n, k] = pi[k] * np.exp(-(d2[k] - nearest) / (2 * sigma2))
        gamma[n] /= gamma[n].sum()
    return gamma
