"""x piece by piece: it may be a memory map larger than memory, and is never copied whole."""

import numpy as np

CELLS = 2**18  # of a piece, 2 MB


def pieces(x) -> list[slice]:
    """Slices that cut the rows of x (N, D) into pieces of at most CELLS cells, or of one row."""
    size = max(1, CELLS // x[:1].size)
    return [slice(start, start + size) for start in range(0, len(x), size)]


def covariance(x, unit=1.0) -> np.ndarray:
    """The covariance of x / unit about its mean, (D, D), in float64; unit: a number or (D,)."""
    mean = x.mean(axis=0, dtype=float)
    scatter = 0.0
    for rows in pieces(x):
        d = (x[rows] - mean) / unit
        scatter = scatter + d.T @ d
    return scatter * (1 / len(x))
