# wrong: shrinks the mean as well, by the imaginary points
# fails: three points with shares | Theorem 10.3: (N_k S_k + Psi) / (N_k + nu + D + 1); weights and means by
import numpy as np

def m_step_map(x, gamma, Psi, nu, alpha=1):
    N, D = x.shape
    K = gamma.shape[1]
    Nk = gamma.sum(axis=0)
    pi = (Nk + alpha - 1) / (N + K * (alpha - 1))
    mu = np.array([x.mean(axis=0) if Nk[k] == 0 else (gamma[:, k] @ x + nu * x.mean(axis=0)) / (Nk[k] + nu) for k in range(K)])
    d = x[:, None] - mu
    Sigma = (np.einsum("nk,nki,nkj->kij", gamma, d, d) + Psi) / (Nk + nu + D + 1).reshape(-1, 1, 1)
    return pi, mu, Sigma
