# wrong: what each pair of columns shows
# fails: three rows, one hole | pairs: you used what each column or pair of columns shows: the E step
import numpy as np

def m_step_with_holes(x, gamma, mu, Sigma):
    seen = ~np.isnan(x)
    y = np.nan_to_num(x)
    M = gamma.T @ y / (gamma.T @ seen)
    S = []
    for k in range(len(mu)):
        d = np.where(seen, y - M[k], 0)
        w = gamma[:, k, None]
        S.append((w * d).T @ d / ((w * seen).T @ seen))
    return M, np.array(S)
