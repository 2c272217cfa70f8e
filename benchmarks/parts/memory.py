"""Memory that a run takes beyond its data, which may stay in a file."""

import tempfile
import tracemalloc
from pathlib import Path

import numpy as np

from . import peers, race


def peak(run):
    """The most that one call holds at a time, MB: all that numpy allocates is counted."""
    tracemalloc.start()
    try:
        run()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def extra(N=1_000_000, D=8, K=10):
    """Yield (what, MB) of two iterations of each, and of emlib's on a memory map."""
    x, theta = race.clouds(N, D, K, np.random.default_rng(0))
    yield "scikit-learn", peak(lambda: peers.sklearn_em(x, theta, 2))
    yield "emlib", peak(lambda: peers.emlib_em(x, theta, 2))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.npy"
        np.save(file, x)
        mapped = np.load(file, mmap_mode="r")
        yield "emlib, x a memory map", peak(lambda: peers.emlib_em(mapped, theta, 2))
