"""SQUAREM against plain EM: how soon each comes within NATS of the limit from the same start."""

from functools import partial
from typing import NamedTuple

import numpy as np

from emlib import GMM, datasets, em, init
from emlib.runs.squarem import squarem

from . import race
from .fits import NATS


class Leaps(NamedTuple):
    """E-steps of both, how much longer plain EM takes, and how much higher SQUAREM's limit is."""

    name: str
    n_plain: int
    n_squarem: int
    ratio: float
    gain: float


class Counting(GMM):
    """A GMM that counts its E-steps in a list."""

    def start(self, x, theta):
        theta, e_step = super().start(x, theta)

        def counted(theta):
            CALLS.append(1)
            return e_step(theta)

        return theta, counted


CALLS = []


def problems(quick):
    """Easy and slow ones: (name, x, start)."""
    faithful, iris = datasets.faithful().x, datasets.iris().x
    yield "faithful, K=3", faithful, init.data_points(faithful, 3, np.random.default_rng(1))
    if not quick:
        yield "iris, K=3", iris, init.data_points(iris, 3, np.random.default_rng(8))
        for name, N, D, K in (("line, K=2", 10_000, 1, 2), ("plane, K=3", 3_000, 2, 3)):
            x, theta = race.clouds(N, D, K, np.random.default_rng(5))
            yield f"{name}, N={N}", x, theta
        x, theta = race.clouds(10_000, 4, 5, np.random.default_rng(5))
        yield "4 columns, K=5, N=10000", x, theta


def reach(run, x, theta, target, model=None):
    """The first step of a run whose bound is at least target."""
    steps = run(GMM() if model is None else model, x, theta)
    return next(step for step in steps if step.bound >= target)


def limit(run, x, theta, n_iter=20_000):
    """Where a generator of steps settles: the highest bound once 50 steps gain nothing."""
    bounds = []
    for step, _ in zip(run(GMM(), x, theta), range(n_iter), strict=False):
        bounds.append(step.bound)
        if len(bounds) > 50 and max(bounds[-50:]) - bounds[-51] <= 1e-8:
            break
    return max(bounds)


def e_steps(run, x, theta, target):
    """How many E-steps a run needs to reach target."""
    CALLS.clear()
    reach(run, x, theta, target, Counting())
    return len(CALLS)


def compare(quick, rounds):
    """Yield Leaps for each problem; each run is judged by its own limit."""
    for name, x, theta in problems(quick):
        ends = {run: limit(run, x, theta) for run in (squarem, em)}
        leaping, plain = (e_steps(run, x, theta, end - NATS) for run, end in ends.items())
        runs = [partial(reach, run, x, theta, end - NATS) for run, end in ends.items()]
        yield Leaps(
            name, plain, leaping, race.ratio(race.race(runs, rounds)), ends[squarem] - ends[em]
        )
