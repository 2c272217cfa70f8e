# wrong: Psi is multiplied by nu
# fails: three points with shares | nu-Psi: Psi is the scatter of the imaginary points as it is: do not
import numpy as np

def m_step_map(x, gamma, Psi, nu, alpha=1):
    N, D = x.shape
    K = gamma.shape[1]
    Nk = gamma.sum(axis=0)
    pi = (Nk + alpha - 1) / (N + K * (alpha - 1))
    mu = np.array([x.mean(axis=0) if Nk[k] == 0 else gamma[:, k] @ x / Nk[k] for k in range(K)])
    d = x[:, None] - mu
    Sigma = (np.einsum("nk,nki,nkj->kij", gamma, d, d) + nu * Psi) / (Nk + nu + D + 1).reshape(-1, 1, 1)
    return pi, mu, Sigma
