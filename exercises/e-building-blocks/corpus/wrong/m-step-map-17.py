# wrong: NaN for a component without points
# fails: a component without points | idle: 0/0 for a component without points: N_k = 0 needs a case of its
import numpy as np

def m_step_map(x, gamma, Psi, nu, alpha=1):
    N, D = x.shape
    K = gamma.shape[1]
    Nk = gamma.sum(axis=0)
    pi = (Nk + alpha - 1) / (N + K * (alpha - 1))
    mu = gamma.T @ x / Nk[:, None]
    d = x[:, None] - mu
    Sigma = (np.einsum("nk,nki,nkj->kij", gamma, d, d) + Psi) / (Nk + nu + D + 1).reshape(-1, 1, 1)
    return pi, mu, Sigma
