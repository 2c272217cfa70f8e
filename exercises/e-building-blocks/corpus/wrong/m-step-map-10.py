# wrong: N in place of N_k in the denominator
# fails: three points with shares | M5: you divided by N where N_k belongs: (N_k S_k + Psi) / (N_k + nu + D
import numpy as np

def m_step_map(x, gamma, Psi, nu, alpha=1):
    N, D = x.shape
    K = gamma.shape[1]
    Nk = gamma.sum(axis=0)
    pi = (Nk + alpha - 1) / (N + K * (alpha - 1))
    mu = np.array([x.mean(axis=0) if Nk[k] == 0 else gamma[:, k] @ x / Nk[k] for k in range(K)])
    d = x[:, None] - mu
    Sigma = (np.einsum("nk,nki,nkj->kij", gamma, d, d) + Psi) / (N * np.ones(K) + nu + D + 1).reshape(-1, 1, 1)
    return pi, mu, Sigma
