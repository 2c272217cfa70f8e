"""Free coordinates of a mixture about another: any vector is a mixture, and 0 is that other one.

Log weight ratios, and means and Cholesky factors (log diagonal) in units of the other's factors:
the coordinates do not change with the origin and the units of the columns of x, and the tied,
diagonal, spherical and fixed covariances are linear subspaces of them.
"""

import numpy as np

from emlib.engine.covariance import cholesky
from emlib.engine.limits import TINY


def pack(theta, about) -> np.ndarray:
    """The coordinates (K + K D + K D^2,) of theta about another mixture; of about itself, zeros.

    A component of weight 0 in about has no ratio, and its first coordinate is 0.
    """
    # a weight that has vanished is far away, but not at infinity
    a = np.log(np.maximum(theta.pi, TINY)) - np.log(np.maximum(about.pi, TINY))
    live = about.pi > 0
    a = np.where(live, a - a[live].mean(), 0)  # no component is special
    L = cholesky(about.Sigma)
    m = np.linalg.solve(L, (theta.mu - about.mu)[:, :, None])
    C = np.linalg.solve(L, cholesky(theta.Sigma))
    d = np.arange(C.shape[1])
    C[:, d, d] = np.log(C[:, d, d])
    return np.concatenate([a, m.ravel(), np.tril(C).ravel()])


def unpack(u, about):
    """The mixture at coordinates u about another one: the inverse of pack.

    OverflowError if it lies too far away for float64.
    """
    K, D = about.mu.shape
    a, m, C = np.split(u, [K, K + K * D])
    C, d, L = C.reshape(K, D, D).copy(), np.arange(D), cholesky(about.Sigma)
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        C[:, d, d] = np.exp(C[:, d, d])
        pi = about.pi * np.exp(a - a.max())
        mu = about.mu + (L @ m.reshape(K, D, 1))[:, :, 0]
        theta = type(about)(pi / pi.sum(), mu, (L @ C) @ (L @ C).swapaxes(1, 2))
    if not all(np.isfinite(field).all() for field in theta):
        raise OverflowError("these coordinates lead to a mixture that has no place in float64")
    return theta
