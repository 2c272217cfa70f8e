"""One EM iteration with full covariances over a grid of sizes, beside scikit-learn."""

from itertools import product
from typing import NamedTuple

import numpy as np

from . import peers, race
from .roofline import least_seconds

GRID = ((1_000, 10_000, 100_000, 1_000_000), (1, 2, 8, 32), (3, 10))
QUICK = ((1_000,), (1, 8), (3,))


class Cell(NamedTuple):
    """One size, and what an iteration took: seconds, the ratio, and the share of the roofline."""

    N: int
    D: int
    K: int
    emlib: float
    sklearn: float
    ratio: float
    attained: float


def goal(N, D):
    """The ratio to reach: issue by issue the same."""
    if D <= 2:
        return 5 if N <= 1_000 else 8
    return 3.5 if D <= 8 else 1.3 if N <= 1_000 else 1.5


def n_iterations(N):
    """Enough for a set-up not to count, few enough for an hour not to pass."""
    return int(np.clip(300_000 // N, 2, 150))


def cell(N, D, K, rates, rounds) -> Cell:
    """Measure one size."""
    x, theta = race.clouds(N, D, K, np.random.default_rng(N + 100 * D + K))
    n = n_iterations(N)
    runs = (lambda: peers.emlib_em(x, theta, n), lambda: peers.sklearn_em(x, theta, n))
    times = race.race(runs, rounds)
    ours, peer = np.median(times, axis=0) / n
    return Cell(N, D, K, ours, peer, race.ratio(times), least_seconds(N, D, K, rates) / ours)


def cells(grid, rates, rounds):
    """Yield the cells of a grid; the largest are measured less often."""
    for N, D, K in product(*grid):
        yield cell(N, D, K, rates, rounds if N < 1_000_000 else -(-rounds // 3))
