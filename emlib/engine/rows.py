"""Rows of x in blocks that fit a core's cache, with work arrays kept for a whole fit."""

from typing import NamedTuple

import numpy as np

from emlib import inputs
from emlib.pieces import cut

DOUBLE = np.dtype(float)
ROOT = np.sqrt(2.0)  # z is kept over sqrt 2, so that its square is half the Mahalanobis distance
FAR = {8: 1e-280, 4: 1e-28}  # by bytes of a number: a sum of densities above has all its digits
BYTES = 4_000_000  # of work arrays together: larger blocks spill, smaller ones call numpy too often


class Block(NamedTuple):
    """Some rows of x and the work arrays they share with the other blocks, observations last."""

    rows: slice
    x: np.ndarray  # (D, n), a view of x[rows]
    y: np.ndarray  # (D+1, n): x about a centre, and a last row of ones
    z: np.ndarray  # (K, D, n): whitened coordinates, over sqrt 2
    log_joint: np.ndarray  # (K, n): less a shift that all have in common
    gamma: np.ndarray  # (K, n): responsibilities
    w: np.ndarray | None  # (n,): weights of the rows, if they have any

    def weighted(self, a):
        """a (..., n) times the weights of the rows; a itself if they all count once."""
        return a if self.w is None else a * self.w

    def whiten(self, A):
        """Fill z = A y / sqrt 2, for A (K, D, D+1): one matrix product for all components."""
        K, D, _ = self.z.shape
        rows = (K, 1) if D == 1 else (K * D,)  # K products of a single row are faster than one
        A = (A / ROOT).astype(self.y.dtype, copy=False).reshape(*rows, D + 1)
        np.matmul(A, self.y, out=self.z.reshape(*rows, -1))

    def half_squares(self):
        """||A y||^2 / 2 of what has been whitened, (K, n), in the place of log_joint."""
        if self.z.shape[1] == 1:  # a sum of one, which einsum does not notice
            return np.square(self.z[:, 0], out=self.log_joint)
        return np.einsum("kdn,kdn->kn", self.z, self.z, out=self.log_joint)

    def normalise(self, shift):
        """Fill gamma, the share of each k in sum_k exp(log_joint); return ln of the sum, (n,).

        The shift is added to that. The largest term is taken out only where it has to be.
        """
        top, total = shift, np.exp(self.log_joint, out=self.gamma).sum(axis=0)
        if not total.min() > FAR[total.itemsize]:  # some rows are far from all components
            largest = self.log_joint.max(axis=0)
            np.exp(np.subtract(self.log_joint, largest, out=self.gamma), out=self.gamma)
            top, total = largest + shift, self.gamma.sum(axis=0)
        np.divide(self.gamma, total, out=self.gamma)
        return np.log(total) + top

    def sum_outer(self, gamma):
        """sum_n gamma_kn (A y_n) y_n^T of what has been whitened, (K, D, D+1); z is used up."""
        K, D, _ = self.z.shape
        z = np.multiply(gamma[:, None], self.z, out=self.z).reshape(K * D, -1)
        zy = np.vecdot(z[:, None], self.y) if D < 3 else (self.y @ z.T).T  # BLAS likes many rows
        return ROOT * zy.astype(float, copy=False).reshape(K, D, D + 1)


def blocks(x, K, weights=None, dtype=DOUBLE) -> list[Block]:
    """Cut x (N, D), and weights (N,), into blocks of almost equal size for K components.

    dtype: of the work arrays; sums over a block leave it as float64.
    Fresh temporaries in every step would cost up to three times as much as arrays that are kept.
    """
    N, D = x.shape
    weights = inputs.weights(weights, N)
    cuts = cut(N, np.dtype(dtype).itemsize * (K * D + 2 * K + D + 1), BYTES)
    n = cuts[0].stop
    y, z = np.ones((D + 1, n), dtype), np.empty((K, D, n), dtype)
    log_joint, gamma = np.empty((2, K, n), dtype)
    return [
        Block(
            rows,
            x[rows].T,
            *(a[..., : rows.stop - rows.start] for a in (y, z, log_joint, gamma)),
            None if weights is None else weights[rows],
        )
        for rows in cuts
    ]
