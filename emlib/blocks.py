"""Rows of x in blocks that fit a core's cache, with work arrays kept for a whole fit."""

from typing import NamedTuple

import numpy as np

from emlib import inputs

ROOT = np.sqrt(2.0)  # half of a square is the square of what it divides: a sweep less over g
FAR = {8: 1e-280, 4: 1e-28}  # by bytes of a number: a sum of densities above has all its digits
BYTES = 4_000_000  # of work arrays together: larger blocks spill, smaller ones call numpy too often


class Block(NamedTuple):
    """Some rows of x and the work arrays they share with the other blocks, observations last."""

    rows: slice
    x: np.ndarray  # (D, n), a view of x[rows]
    y: np.ndarray  # (D+1, n): x about a centre, and a last row of ones
    z: np.ndarray  # (K, D, n): whitened coordinates, over sqrt 2
    g: np.ndarray  # (K, n): log joint densities
    r: np.ndarray  # (K, n): responsibilities
    w: np.ndarray | None  # (n,): weights of the rows, if they have any

    def weighted(self, a):
        """a (..., n) times the weights of the rows; a itself if they all count once."""
        return a if self.w is None else a * self.w

    def fill_z(self, A):
        """z = A y / sqrt 2 for A (K, D, D+1): one matrix product for all components."""
        K, D, _ = self.z.shape
        rows = (K, 1) if D == 1 else (K * D,)  # a tall product is slow where K is all it has
        A = (A / ROOT).astype(self.y.dtype, copy=False).reshape(*rows, D + 1)
        np.matmul(A, self.y, out=self.z.reshape(*rows, -1))

    def half_square(self):
        """g = ||A y||^2 / 2 of the z at hand, and g itself."""
        if self.z.shape[1] == 1:  # a sum of one, which einsum does not notice
            return np.square(self.z[:, 0], out=self.g)
        return np.einsum("kdn,kdn->kn", self.z, self.z, out=self.g)

    def normalise(self, peak):
        """r = exp(g) / sum_k exp(g); return ln sum_k exp(g + peak), (n,)."""
        top, total = peak, np.exp(self.g, out=self.r).sum(axis=0)
        if not total.min() > FAR[total.itemsize]:  # some rows are far from all components
            highest = self.g.max(axis=0)
            total = np.exp(np.subtract(self.g, highest, out=self.r), out=self.r).sum(axis=0)
            top = highest + peak
        np.divide(self.r, total, out=self.r)
        return np.log(total) + top

    def sum_zy(self):
        """sum_n sqrt 2 z_kn y_n^T, (K, D, D+1): one product, or dots where BLAS has few rows."""
        K, D, _ = self.z.shape
        z = self.z.reshape(K * D, -1)
        zy = np.vecdot(z[:, None], self.y) if D < 3 else (self.y @ z.T).T
        return ROOT * zy.astype(float, copy=False).reshape(K, D, D + 1)


def blocks(x, K, weights=None, dtype=float) -> list[Block]:
    """Cut x (N, D), and weights (N,), into blocks of almost equal size for K components.

    dtype: of the work arrays; sums over a block leave it as float64.
    Fresh temporaries in every step would cost up to three times as much as arrays that are kept.
    """
    N, D = x.shape
    weights = inputs.weights(weights, N)
    n_blocks = -(-np.dtype(dtype).itemsize * N * (K * D + 2 * K + D + 1) // BYTES)
    size = -(-N // n_blocks)
    y, z = np.ones((D + 1, size), dtype), np.empty((K, D, size), dtype)
    g, r = np.empty((2, K, size), dtype)
    cuts = [slice(start, min(start + size, N)) for start in range(0, N, size)]
    return [
        Block(
            rows,
            x[rows].T,
            *(a[..., : rows.stop - rows.start] for a in (y, z, g, r)),
            None if weights is None else weights[rows],
        )
        for rows in cuts
    ]
