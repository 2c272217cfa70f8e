"""One EM iteration, full covariances, side by side with scikit-learn: `make bench`.

Both start at the same theta and make the same number of iterations, in turn, in one process with
one BLAS thread; the ratio is taken round by round and its median printed (above 1: emlib is
faster). Nothing here is a test: machines are noisy, ratios less so.
"""

import os

os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")

import argparse
import tracemalloc
import warnings
from itertools import islice, product
from time import perf_counter

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.mixture import GaussianMixture

from emlib import GMM, em, init

GRID = ((1_000, 10_000, 100_000), (1, 2, 8, 32), (3, 10))


def data(N, D, K, rng):
    """K overlapping clouds, so that no component collapses within the timed iterations."""
    return rng.standard_normal((N, D)) + 3 * rng.standard_normal((K, D))[rng.integers(K, size=N)]


def seconds(run):
    """Wall time of one call."""
    start = perf_counter()
    run()
    return perf_counter() - start


def emlib_run(x, theta, n_iter):
    """n_iter EM iterations; the last theta."""
    return next(islice(em(GMM(), x, theta), n_iter, None)).theta


def sklearn_run(x, theta, n_iter):
    """The same with scikit-learn, its ridge switched off."""
    K = len(theta.pi)
    precisions = np.linalg.inv(theta.Sigma)
    model = GaussianMixture(
        K, tol=0, reg_covar=0, max_iter=n_iter, weights_init=theta.pi, means_init=theta.mu,
        precisions_init=precisions, init_params="random_from_data", random_state=0,
    )  # fmt: skip
    return model.fit(x)


def row(N, D, K, rounds):
    """ms per iteration of emlib and of scikit-learn, median ratio, MB allocated by each."""
    rng = np.random.default_rng(N + 100 * D + K)
    x = data(N, D, K, rng)
    theta = init.data_points(x, K, rng)
    n_iter = max(3, min(30, 300_000 // N))
    runs = (lambda: emlib_run(x, theta, n_iter), lambda: sklearn_run(x, theta, n_iter))
    times = np.array([[seconds(run) for run in runs] for _ in range(rounds)]) / n_iter
    return *np.median(times, axis=0) * 1e3, np.median(times[:, 1] / times[:, 0]), *map(memory, runs)


def memory(run):
    """Peak of what one call allocates, MB."""
    tracemalloc.start()
    run()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def main():
    """Print a row per cell of the grid, then the geometric mean of the ratios."""
    warnings.simplefilter("ignore", ConvergenceWarning)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="repetitions of each cell")
    rounds = parser.parse_args().rounds
    heads = ("emlib ms", "sklearn ms", "ratio", "emlib MB", "sklearn MB")
    print(f"{'N':>9}{'D':>4}{'K':>4}" + "".join(f"{head:>12}" for head in heads))
    ratios = []
    for N, D, K in product(*GRID):
        ours, peer, ratio, our_mb, peer_mb = row(N, D, K, rounds)
        ratios.append(ratio)
        print(f"{N:9}{D:4}{K:4}{ours:12.3f}{peer:12.3f}{ratio:12.2f}{our_mb:12.1f}{peer_mb:12.1f}")
    print(f"geometric mean of the ratios: {np.exp(np.mean(np.log(ratios))):.2f}")


if __name__ == "__main__":
    main()
