"""Rows of x in blocks that fit a core's cache, with work arrays kept for a whole fit."""

from typing import NamedTuple

import numpy as np

from emlib import checks

BYTES = 2_400_000  # of work arrays together: larger blocks spill, smaller ones call numpy too often


class Block(NamedTuple):
    """Some rows of x and the work arrays they share with the other blocks, observations last."""

    rows: slice
    x: np.ndarray  # (D, n), a view of x[rows]
    y: np.ndarray  # (D+1, n): x about a centre, and a last row of ones
    z: np.ndarray  # (K, D, n): whitened coordinates
    gz: np.ndarray  # (K, D, n): weighted whitened coordinates
    g: np.ndarray  # (K, n): log joint densities, then responsibilities
    w: np.ndarray | None  # (n,): weights of the rows, if they have any

    def weighted(self, a):
        """a (..., n) times the weights of the rows; a itself if they all count once."""
        return a if self.w is None else a * self.w


def blocks(x, K, weights=None) -> list[Block]:
    """Cut x (N, D), and weights (N,), into blocks of almost equal size for K components.

    Fresh temporaries in every step would cost up to three times as much as arrays that are kept.
    """
    N, D = x.shape
    weights = checks.weights(weights, N)
    n_blocks = -(-8 * N * (2 * K * D + K + D + 1) // BYTES)
    size = -(-N // n_blocks)
    y, g = np.ones((D + 1, size)), np.empty((K, size))
    z, gz = np.empty((2, K, D, size))
    cuts = [slice(start, min(start + size, N)) for start in range(0, N, size)]
    return [
        Block(
            rows,
            x[rows].T,
            *(a[..., : rows.stop - rows.start] for a in (y, z, gz, g)),
            None if weights is None else weights[rows],
        )
        for rows in cuts
    ]
