# wrong: the holes are left out as zeros
# fails: three rows, one hole | zeros: you put zeros into the holes; a hole gets its mean, given what
import numpy as np

def m_step_with_holes(x, gamma, mu, Sigma):
    h = np.nan_to_num(x)
    N_k = gamma.sum(0)
    M = gamma.T @ h / N_k[:, None]
    d = h[:, None] - M
    return M, np.einsum("nk,nki,nkj->kij", gamma, d, d) / N_k[:, None, None]
