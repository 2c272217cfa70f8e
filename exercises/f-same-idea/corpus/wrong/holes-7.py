# wrong: one guess for all components
# fails: five rows in two components | one-guess: a row has another guess in each component; you averaged them
import numpy as np

def m_step_with_holes(x, gamma, mu, Sigma):
    N, D = x.shape
    K = len(mu)
    h, C = np.zeros((K, N, D)), np.zeros((K, N, D, D))
    for k in range(K):
        for n in range(N):
            o = ~np.isnan(x[n])
            B = Sigma[k][:, o] @ np.linalg.inv(Sigma[k][np.ix_(o, o)])
            h[k, n] = mu[k] + B @ (x[n, o] - mu[k, o])
            C[k, n] = Sigma[k] - B @ Sigma[k][o]
    best = np.einsum("nk,knd->nd", gamma, h)
    N_k = gamma.sum(0)
    M = gamma.T @ best / N_k[:, None]
    d = best[:, None] - M
    return M, (np.einsum("nk,nki,nkj->kij", gamma, d, d) + np.einsum("nk,knij->kij", gamma, C)) / N_k[:, None, None]
