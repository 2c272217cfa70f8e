import numpy as np

def m_step_map(x, gamma, Psi, nu, alpha=1):
    # imaginary points: D rows of the Cholesky factor of Psi, each of weight 1
    D = x.shape[1]
    R = np.linalg.cholesky(Psi).T
    Nk = np.einsum("nk->k", gamma)
    labels = np.arange(len(Nk))
    mu = np.array([np.mean(x, 0) if Nk[k] == 0 else np.mean(x, 0) + gamma[:, k] @ (x - np.mean(x, 0)) / Nk[k] for k in labels])
    rows = [np.vstack([np.sqrt(gamma[:, [k]]) * (x - mu[k]), R]) for k in labels]
    Sigma = np.array([A.T @ A / (Nk[k] + nu + D + 1) for k, A in enumerate(rows)])
    pi = (Nk + alpha - 1) / (len(x) + len(Nk) * (alpha - 1))
    return pi, mu, Sigma
