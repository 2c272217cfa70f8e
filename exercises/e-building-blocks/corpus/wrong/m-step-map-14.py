# wrong: Sigma before mu in the tuple
# fails: three points with shares | places: you return Sigma before mu; the order is pi, mu, Sigma
import numpy as np

def m_step_map(x, gamma, Psi, nu, alpha=1):
    N, D = x.shape
    K = gamma.shape[1]
    Nk = gamma.sum(axis=0)
    pi = (Nk + alpha - 1) / (N + K * (alpha - 1))
    mu = np.array([x.mean(axis=0) if Nk[k] == 0 else gamma[:, k] @ x / Nk[k] for k in range(K)])
    d = x[:, None] - mu
    Sigma = (np.einsum("nk,nki,nkj->kij", gamma, d, d) + Psi) / (Nk + nu + D + 1).reshape(-1, 1, 1)
    return pi, Sigma, mu
