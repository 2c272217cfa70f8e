# wrong: Sigma in place of its inverse
# fails: any shares | M3: Sigma stands where its inverse belongs: the squared distance is (x −
import numpy as np
from scipy.special import entr

def bound(x, q, pi, mu, Sigma):
    d = x[:, None, :] - mu
    m2 = np.einsum("nki,kij,nkj->nk", d, Sigma, d)
    j = np.log(pi) - 0.5 * (x.shape[1] * np.log(2 * np.pi) + np.linalg.slogdet(Sigma)[1] + m2)
    return (q * j).sum() + entr(q).sum()
