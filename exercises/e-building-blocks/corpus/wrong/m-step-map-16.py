# wrong: naive sums of squares about the origin lose all digits far away
# fails: points ten million away from the origin | raw-moments: you subtract two huge numbers: far from the origin, centre
import numpy as np

def m_step_map(x, gamma, Psi, nu, alpha=1):
    N, D = x.shape
    K = gamma.shape[1]
    Nk = gamma.sum(axis=0)
    pi = (Nk + alpha - 1) / (N + K * (alpha - 1))
    mu = np.array([x.mean(axis=0) if Nk[k] == 0 else gamma[:, k] @ x / Nk[k] for k in range(K)])
    Sigma = (np.einsum("nk,ni,nj->kij", gamma, x, x) - np.einsum("k,ki,kj->kij", Nk, mu, mu) + Psi) / (Nk + nu + D + 1).reshape(-1, 1, 1)
    return pi, mu, Sigma
