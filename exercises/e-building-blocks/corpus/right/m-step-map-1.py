import numpy as np

def m_step_map(x, gamma, Psi, nu, alpha=1):
    N, D = x.shape
    K = gamma.shape[1]
    Nk = gamma.sum(axis=0)
    pi = (Nk + alpha - 1) / (N + K * (alpha - 1))
    centre = x.mean(axis=0)
    y = x - centre
    mu = np.where(Nk[:, None] > 0, gamma.T @ y / np.where(Nk > 0, Nk, 1)[:, None], 0)
    d = y[:, None] - mu
    Sigma = (np.einsum("nk,nki,nkj->kij", gamma, d, d) + Psi) / (Nk + nu + D + 1)[:, None, None]
    return pi, mu + centre, Sigma
