# wrong: only complete rows
# fails: three rows, one hole | complete-rows: you left out the rows with holes; what they show counts
import numpy as np

def m_step_with_holes(x, gamma, mu, Sigma):
    ok = ~np.isnan(x).any(axis=1)
    x, gamma = x[ok], gamma[ok]
    N_k = gamma.sum(0)
    M = gamma.T @ x / N_k[:, None]
    d = x[:, None] - M
    return M, np.einsum("nk,nki,nkj->kij", gamma, d, d) / N_k[:, None, None]
