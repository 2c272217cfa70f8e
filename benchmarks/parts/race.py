"""Timing side by side: the runs take turns, so that a busy moment of the machine hits all alike."""

from time import perf_counter

import numpy as np

from emlib import init


def seconds(run):
    """Wall time of one call."""
    start = perf_counter()
    run()
    return perf_counter() - start


def race(runs, rounds):
    """Seconds of every run in every round, (rounds, runs), after one round that does not count."""
    return np.array([[seconds(run) for run in runs] for _ in range(rounds + 1)])[1:]


def ratio(times, peer=1):
    """How many times longer the peer takes than run 0: the median over the rounds."""
    return float(np.median(times[:, peer] / times[:, 0]))


def geometric_mean(ratios):
    """The mean that a ratio and its inverse agree on."""
    return float(np.exp(np.mean(np.log(ratios))))


def clouds(N, D, K, rng, apart=3):
    """(x, theta): K overlapping clouds, centres about `apart` standard deviations apart; a start.

    The start is the M-step at the true labels: no component collapses, however long the run.
    """
    z = rng.integers(K, size=N)
    x = rng.standard_normal((N, D)) + (apart / np.sqrt(2 * D) * rng.standard_normal((K, D)))[z]
    return x, init.from_labels(x, z, K)
