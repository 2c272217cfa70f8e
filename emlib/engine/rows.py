"""Rows of x as the components see them, some at a time, in work arrays that a fit keeps.

Component k with mean mu_k and covariance Sigma_k = L_k L_k^T sees a row x as z = L_k^-1 (x - mu_k):
seen from there it is itself N(0, I), and neither the origin nor the units of x cost any digits.
"""

from typing import NamedTuple

import numpy as np

from emlib.engine import columns
from emlib.engine.covariance import factors, inverse, product
from emlib.engine.pieces import Desk, cut

BYTES = 4_000_000  # of work arrays together: larger blocks spill, smaller ones call numpy too often
ROOT = np.sqrt(2.0)  # z is kept over sqrt 2, so that its square is half the Mahalanobis distance


class View(NamedTuple):
    """From where each component looks: z_k = A_k [x - c, 1] = L_k^-1 (x - mu_k).

    Where covariances are diagonal, and large, L (K, D) and the first of A (K, D, 2) are diagonals.
    """

    mu: np.ndarray  # (K, D)
    Sigma: np.ndarray  # (K, D, D)
    L: np.ndarray  # (K, D, D)    Cholesky factors of the covariances
    c: np.ndarray  # (D,)         x - c has no offset that all rows share
    A: np.ndarray  # (K, D, D+1)


def view_from(mu, Sigma, c) -> View:
    """The views of components with these means and covariances; Collapsed if one is singular."""
    L = factors(Sigma)
    L_inv = inverse(L)  # triangular, with the scale of one component in each column: accurate
    z, a = product(L_inv, c - mu)[:, :, None], L_inv if L.ndim == 3 else L_inv[:, :, None]
    return View(mu, Sigma, L, c, np.concatenate([a, z], axis=2))


def bayes(log_joint, out=None):
    """Bayes' rule from ln p(x_n, k), (K, n): the share of each k, (K, n), and ln p(x_n), (n,).

    The largest term is taken out only where densities leave the range of float64. A row that is
    impossible for every k has ln p(x_n) = -inf, and no shares (nan). out: an array for the shares,
    other than log_joint.
    """
    p = np.exp(log_joint, out=out)
    total = np.add.reduce(p)
    if np.minimum.reduce(total) > 1e-280 and np.maximum.reduce(total) < 1e280:
        return np.divide(p, total, out=p), np.log(total, out=total)
    top = log_joint.max(axis=0)
    top[top == -np.inf] = 0
    p = np.exp(np.subtract(log_joint, top, out=p), out=p)
    total = p.sum(axis=0)
    return np.divide(p, total, out=p), np.log(total) + top


class Rows:
    """x (N, D), its rows counted by weights (N,) or once each, for K components.

    apart: only the diagonals of second moments are asked for, and D of D^2 cost less.
    """

    def __init__(self, x, K, weights=None, apart=False):
        N, D = x.shape
        self.x, self.weights, self.apart = x, weights, apart
        self.cuts = cut(N, 8 * (K * D + 2 * K + D + 1), BYTES)
        self.sizes, self.desk = (K, D, self.cuts[0].stop), Desk()

    def seen_from(self, view):
        """Yield a Block for some rows at a time, all in the same work arrays."""
        with self.desk.lent(self._work) as work:
            for rows, own in zip(self.cuts, work, strict=True):
                weights = None if self.weights is None else self.weights[rows]
                block = Block(self.x[rows], weights, view, own, self.apart)
                yield block
                block.close()

    def _work(self):
        K, D, n = self.sizes
        arrays = np.ones((D + 1, n)), np.empty((K, D, n)), np.empty((2, K, n))
        return [[a[..., : cut.stop - cut.start] for a in arrays] for cut in self.cuts]


class Block:
    """Some rows in the view of every component, in work arrays that the next block will use again.

    So it is over when the next one is asked for: log_joint and gamma then hold a NaN, and no sum
    over an array that was kept can look right. Moments can be taken once, as the last thing.
    log_joint and gamma, (K, n), are places for what is computed of the block. counts, (n,): how
    often each row counts, once or its weight. vecdot sums every row of an array in the same order,
    so that equal components stay equal.
    """

    def __init__(self, x, weights, view, work, apart):
        self.x, self.weights, self._apart = x, weights, apart and view.L.ndim == 2
        self._y, self._z, (self.log_joint, self.gamma) = work
        self.counts = self._y[-1] if weights is None else weights
        np.subtract(x.T, view.c[:, None], out=self._y[:-1])
        if self._apart:
            self._z = columns.Columns(view.A, self._y, self._z, ROOT)
            return
        self._A = view.A if view.L.ndim == 3 else columns.whole(view.A)
        K, D, n = self._z.shape
        shape = (K, 1) if D == 1 else (K * D,)  # K products of a single row are faster than one
        np.matmul((self._A / ROOT).reshape(*shape, D + 1), self._y, out=self._z.reshape(*shape, n))

    def half_squares(self):
        """|z_nk|^2 / 2, (K, n), in the place of log_joint."""
        z = self._open()
        if self._apart:
            return z.half_squares(out=self.log_joint)
        if z.shape[1] > 3:
            return np.einsum("kdn,kdn->kn", z, z, out=self.log_joint)
        squares = np.square(z[:, 0], out=self.log_joint)
        for d in range(1, z.shape[1]):  # a short sum is faster square by square
            squares += np.square(z[:, d], out=self.gamma)
        return squares

    def moments(self, gamma):
        """sum_n gamma_kn z_nk, (K, D), and sum_n gamma_kn z_nk z_nk^T, (K, D, D), as rows count.

        Of the latter the diagonal only, (K, D), if rows and view are apart.
        """
        z, self._z = self._open(), None  # it is used up
        if self._apart:
            return z.moments(gamma, self.weights)
        y, (K, D, n) = self._y if self.weights is None else self._y * self.weights, z.shape
        gz = np.multiply(gamma[:, None], z, out=z).reshape(K * D, n)
        # both are gz y^T; for D >= 3 BLAS computes its transpose faster
        zy = np.vecdot(gz[:, None], y) if D < 3 else (y @ gz.T).T
        zy = ROOT * zy.reshape(K, D, D + 1)  # sum_n gamma_kn z_nk [x_n - c, 1]^T
        return zy[:, :, -1], zy @ self._A.swapaxes(1, 2)

    def close(self):
        """From now on the work arrays are another block's."""
        self._z, self.log_joint[:, 0], self.gamma[:, 0] = None, np.nan, np.nan

    def _open(self):
        if self._z is None:
            raise RuntimeError("this block of rows is over: use it before you ask for the next one")
        return self._z
