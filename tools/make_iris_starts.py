"""Where 500 starts end, under two policies: write emlib/data/iris_starts.csv.

The means of start i are the same three flowers under both policies, only the covariance differs:
that of all flowers (global), or the identity. One row per run, without a floor. A run that
collapsed has bound nan and errors -1, and `flowers` counts those that the collapsed component owned
in its last iterate; a run that came to an end has -1 in `component` and in `flowers`.
"""

from itertools import islice

import numpy as np

from emlib import GMM, Collapsed, datasets, em, fit, init, labels
from make_data import store

SEED, N_STARTS, MAX_ITER = 6, 500, 1000
IRIS = datasets.iris()
COVARIANCES = {"global": None, "identity": np.eye(4)}
COLUMNS = ["policy", "row_0", "row_1", "row_2", "bound", "errors", "n_iter", "component", "flowers"]


def draw_rows(rng) -> list[int]:
    """Three distinct flowers, by their row: init.data_points draws the means, as a reader would."""
    mu = init.data_points(IRIS.x, 3, rng).mu
    return [int((IRIS.x == m).all(axis=1).argmax()) for m in mu]


def run(policy, rows) -> dict:
    """One row of the file; n_iter counts M-steps, the one that failed included."""
    theta = init.from_means(IRIS.x, IRIS.x[rows], COVARIANCES[policy])
    row = {"policy": policy, **{f"row_{k}": n for k, n in enumerate(rows)}}
    try:
        end = fit(GMM(), IRIS.x, theta, max_iter=MAX_ITER)
    except Collapsed as collapse:
        return row | collapsed(theta, collapse)
    errors = labels.errors(IRIS.z, GMM().predict(IRIS.x, end.theta))
    ended = {"bound": f"{end.bound:.4f}", "errors": errors, "n_iter": end.n_iter}
    return row | ended | {"component": -1, "flowers": -1}


def collapsed(theta, collapse) -> dict:
    """What is to be said of a run that a collapse ended."""
    last = list(islice(em(GMM(), IRIS.x, theta), collapse.iteration))[-1].theta
    flowers = int((GMM().predict(IRIS.x, last) == collapse.component).sum())
    where = {"n_iter": collapse.iteration, "component": collapse.component, "flowers": flowers}
    return {"bound": "nan", "errors": -1} | where


def starts() -> list[list[int]]:
    """The flowers of all starts; what is stored, whatever numpy's streams become."""
    rng = np.random.default_rng(SEED)
    return [draw_rows(rng) for _ in range(N_STARTS)]


if __name__ == "__main__":
    drawn = starts()
    store("iris_starts.csv", [run(policy, rows) for policy in COVARIANCES for rows in drawn])
