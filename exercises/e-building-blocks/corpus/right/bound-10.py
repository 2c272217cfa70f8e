import numpy as np

def bound(x, q, pi, mu, Sigma):
    d = (x[:, None, :] - mu)[..., None]
    m2 = np.matmul(np.swapaxes(d, -1, -2), np.linalg.solve(np.broadcast_to(Sigma, (len(x), *Sigma.shape)), d))[..., 0, 0]
    ln = np.log(pi) - 0.5 * m2 - 0.5 * np.linalg.slogdet(Sigma)[1] - 0.5 * x.shape[-1] * np.log(2 * np.pi)
    eps = np.nextafter(0, 1)
    moments = q * ln - q * np.log(np.maximum(q, eps))
    return moments.sum()
