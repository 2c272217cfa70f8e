"""The least time that one EM iteration could take in numpy on this machine, measured in this run.

An iteration of N points, D columns, K components has to make 4 N K D^2 multiplications and
additions in matrix products, N K exponentials, N logarithms, and read x once; and the code's steps
sweep about 4 times over the N K joint densities and 4 times over the N K D whitened coordinates.
"""

from typing import NamedTuple

import numpy as np

from .race import seconds


class Rates(NamedTuple):
    """Seconds for one of each, one thread."""

    flop: float  # inside a large matrix product
    exp: float
    log: float
    sweep: float  # one multiplication of an array in cache
    byte: float  # read from memory


def least(run, repeat):
    """The best of several times: what the machine can do when nothing disturbs it."""
    return min(seconds(run) for _ in range(repeat))


def measure(n=1024, repeat=7) -> Rates:
    """The rates of this machine. n: order of the matrix product."""
    A, product = np.random.default_rng(0).standard_normal((2, n, n))
    a, out = np.full((2, 16_384), 0.5)  # in the second cache
    far, copy = np.ones((2, 4_000_000))  # in none
    sweeps = [(np.exp, a), (np.log, a), (np.multiply, a, a)]

    def many(function, *args):
        return lambda: [function(*args, out=out) for _ in range(100)]

    exp, log, sweep = (least(many(*s), repeat) / (100 * a.size) for s in sweeps)
    flop = least(lambda: np.matmul(A, A, out=product), repeat) / (2 * n**3)
    byte = least(lambda: np.copyto(copy, far), repeat) / (2 * far.nbytes)
    return Rates(flop, exp, log, sweep, byte)


def least_seconds(N, D, K, rates):
    """The sum of what an iteration must do, each at its measured rate."""
    products = 4 * N * K * D**2 * rates.flop
    functions = N * K * rates.exp + N * rates.log
    sweeps = 4 * N * K * (1 + D) * rates.sweep
    return products + functions + sweeps + 8 * N * D * rates.byte
