import numpy as np

def m_step_map(x, gamma, Psi, nu, alpha=1):
    N, D = x.shape
    K = gamma.shape[1]
    pi, mu, Sigma = np.zeros(K), np.zeros((K, D)), np.zeros((K, D, D))
    for k in range(K):
        Nk = gamma[:, k].sum()
        pi[k] = Nk + alpha - 1
        if Nk == 0:
            mu[k] = x.mean(axis=0)
        else:
            for n in range(N):
                mu[k] += gamma[n, k] / Nk * x[n]
        S = Psi.copy()
        for n in range(N):
            d = x[n] - mu[k]
            S = S + gamma[n, k] * np.outer(d, d)
        Sigma[k] = S / (Nk + nu + D + 1)
    return pi / pi.sum(), mu, Sigma
