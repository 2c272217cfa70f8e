import numpy as np

m_step_map = lambda x, gamma, Psi, nu, alpha=1: (lambda Nk, mu: (
    (Nk + alpha - 1) / (Nk + alpha - 1).sum(),
    mu,
    np.array([((gamma[:, k] * (x - mu[k]).T) @ (x - mu[k]) + Psi) / (Nk[k] + nu + x.shape[1] + 1) for k in range(len(Nk))]),
))(
    gamma.sum(axis=0),
    np.array([x.mean(axis=0) if g.sum() == 0 else (g[:, None] * x).sum(axis=0) / g.sum() for g in gamma.T]),
)
