import numpy as np

def soft_assign(x, mu, pi, sigma2):
    # gamma_nk = pi_k / sum_j pi_j exp((d_nk - d_nj) / 2 sigma2): an infinite sum is a share of 0
    d2 = np.sum((x[:, None] - mu[None]) ** 2, axis=2)
    d2 = d2[:, :, None] - d2[:, None, :]
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        e = np.exp(d2 / (2 * sigma2))
        total = np.where(pi > 0, pi * e, 0).sum(axis=2)
        return np.where(pi > 0, pi / total, 0.0)
