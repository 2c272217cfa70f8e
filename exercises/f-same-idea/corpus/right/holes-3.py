import numpy as np

def m_step_with_holes(x, gamma, mu, Sigma):
    # with the precision matrix: Cov of the hidden part is the inverse of its block
    N, D = x.shape
    K = gamma.shape[1]
    new_mu, new_Sigma = np.zeros((K, D)), np.zeros((K, D, D))
    for k in range(K):
        P = np.linalg.inv(Sigma[k])
        h = x - mu[k]
        extra = np.zeros((D, D))
        for n in range(N):
            m = np.isnan(x[n])
            if m.any():
                V = np.linalg.inv(P[np.ix_(m, m)])
                h[n, m] = -V @ P[np.ix_(m, ~m)] @ h[n, ~m]
                extra[np.ix_(m, m)] += gamma[n, k] * V
        N_k = gamma[:, k].sum()
        shift = gamma[:, k] @ h / N_k
        new_mu[k] = mu[k] + shift
        h = h - shift
        new_Sigma[k] = (np.einsum("n,ni,nj->ij", gamma[:, k], h, h) + extra) / N_k
    return new_mu, new_Sigma
