"""Single precision beside double: time, and what it costs in digits."""

from itertools import islice
from typing import NamedTuple

import numpy as np

from emlib import GMM, em

from . import race

SIZES = ((100_000, 1, 3), (100_000, 2, 10), (100_000, 8, 10), (30_000, 32, 10))


class Single(NamedTuple):
    """How many times faster, and the largest error of a mean, in widths of its component."""

    name: str
    ratio: float
    lost: float


def compare(quick, rounds, n=3):
    """Yield the comparison for each size: the same n iterations in both."""
    for N, D, K in SIZES[: 1 if quick else None]:
        x, theta = race.clouds(N, D, K, np.random.default_rng(N + 100 * D + K))

        def run(dtype, x=x, theta=theta):
            return next(islice(em(GMM(dtype=dtype), x, theta), n, None)).theta

        times = race.race((lambda run=run: run(np.float32), lambda run=run: run(float)), rounds)
        exact = run(float)
        width = np.sqrt(np.diagonal(exact.Sigma, axis1=1, axis2=2))
        lost = np.abs((run(np.float32).mu - exact.mu) / width).max()
        yield Single(f"N={N}, D={D}, K={K}", race.ratio(times), lost)
