"""Whole fits from one start to one stated accuracy, and k-means by the iteration."""

from typing import NamedTuple

import numpy as np

from emlib import GMM, datasets, fit, init

from . import peers, race

NATS = 1e-3  # how far below its limit, in total, a fit may end


class Whole(NamedTuple):
    """A fit: seconds of both, the ratio, iterations of both, and the nats that emlib left."""

    name: str
    emlib: float
    sklearn: float
    ratio: float
    n_emlib: int
    n_sklearn: int
    left: float


class Lloyd(NamedTuple):
    """An iteration of k-means: seconds of both, and the ratio (below 1: scikit-learn is faster)."""

    name: str
    emlib: float
    sklearn: float
    ratio: float


def problems(quick):
    """(name, x, start): starts from distinct data points that end in a sound optimum."""
    iris, faithful = datasets.iris(), datasets.faithful()
    yield "faithful, K=2", faithful.x, init.data_points(faithful.x, 2, np.random.default_rng(3))
    if not quick:
        yield "iris, K=3", iris.x, init.data_points(iris.x, 3, np.random.default_rng(8))
        x, _ = race.clouds(10_000, 2, 5, np.random.default_rng(0), apart=9)
        yield "2 columns, N=10000, K=5", x, init.data_points(x, 5, np.random.default_rng(1))


def whole(name, x, theta, rounds) -> Whole:
    """emlib stops by its own rule at tol=NATS; scikit-learn is told when it is there.

    Its rule cannot be asked for an accuracy. It gets the fewest iterations that reach this one,
    which nobody knows beforehand: the comparison flatters it.
    """
    limit = fit(GMM(), x, theta, tol=0, max_iter=20_000).bound
    run = fit(GMM(), x, theta, tol=NATS, max_iter=20_000)
    trace = fit(GMM(), x, theta, tol=NATS / 1e3, max_iter=20_000).trace
    n_sklearn = int((trace < limit - NATS).sum())
    runs = (
        lambda: fit(GMM(), x, theta, tol=NATS, max_iter=20_000),
        lambda: peers.sklearn_em(x, theta, max(n_sklearn, 1)),
    )
    times = race.race(runs, rounds)
    ours, peer = np.median(times, axis=0)
    left = limit - run.bound
    return Whole(name, ours, peer, race.ratio(times), run.n_iter, n_sklearn, left)


def lloyd(N, D, K, rounds, n=10) -> Lloyd:
    """Time by the iteration: the difference of 3n and n iterations, so that no set-up counts."""
    rng = np.random.default_rng(N + D + K)
    x = rng.standard_normal((N, D))  # one cloud: the centres are long on their way
    mu = x[rng.choice(N, K, replace=False)]
    runs = [
        lambda steps=steps, run=run: run(x, mu, steps)
        for steps in (n, 3 * n)
        for run in (peers.emlib_lloyd, peers.sklearn_lloyd)
    ]
    times = race.race(runs, rounds)
    per_iteration = (times[:, 2:] - times[:, :2]) / (2 * n)
    ours, peer = np.median(per_iteration, axis=0)
    return Lloyd(f"N={N}, D={D}, K={K}", ours, peer, ours and peer / ours)
