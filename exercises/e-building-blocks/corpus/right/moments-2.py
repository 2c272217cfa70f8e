import numpy as np

def mixture_moments(pi, mu, Sigma):
    K, D = mu.shape
    m = np.zeros(D)
    for k in range(K):
        m = m + pi[k] * mu[k]
    C = np.zeros((D, D))
    for k in range(K):
        C = C + pi[k] * (Sigma[k] + np.outer(mu[k] - m, mu[k] - m))
    return m, C
