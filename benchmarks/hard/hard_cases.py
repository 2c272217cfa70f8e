"""The hard cases: data that break programs for Gaussian mixtures, each with its right answer.

A right answer is known by equivariance from one easy sample: other units, another origin or a
far-away extra point move it in a way that can be written down. NaN in an answer is not judged.
"""

from typing import Any, NamedTuple

import numpy as np

from emlib import GMM, Theta, fit, init
from hard_verdict import brief


class Case(NamedTuple):
    """Data as they are handed over, and what is right.

    truth: the answer; None if there is no maximum, or (refuse) nothing that could be fitted.
    """

    name: str
    x: Any
    K: int = 2
    truth: Theta | None = None
    refuse: bool = False
    start: Theta | None = None
    weights: np.ndarray | None = None


def easy():
    """(x, z): 120 and 80 points of two clearly separate clusters in the plane."""
    rng = np.random.default_rng(20)
    A = rng.multivariate_normal([0, 0], [[1, 0.5], [0.5, 1]], 120)
    B = rng.multivariate_normal([6, 4], [[0.5, -0.2], [-0.2, 0.8]], 80)
    return np.vstack([A, B]), np.repeat([0, 1], [120, 80])


X, Z = easy()


def limit(x, z):
    """Where EM ends from the true labels."""
    return fit(GMM(), x, init.from_labels(x, z), tol=1e-9).theta


TRUTH = limit(X, Z)


def moved(scale=1.0, offset=0.0):
    """The right answer for x scale + offset; infinite where float64 has no place for it."""
    scale = scale * np.ones(2)
    with np.errstate(over="ignore", under="ignore"):
        return Theta(TRUTH.pi, TRUTH.mu * scale + offset, TRUTH.Sigma * np.outer(scale, scale))


def units():
    """The easy sample in other units and from another origin."""
    yield Case("the easy sample as it is", X, truth=TRUTH)
    for scale in (1e-3, 1e-5, 1e-8, 1e-150, 1e100, 1e150):
        yield Case(f"times {brief(scale)}", X * scale, truth=moved(scale))
    for scale in (1e-200, 1e200):
        yield Case(f"times {brief(scale)}: no place for a variance", X * scale, refuse=True)
    columns = np.array([1e-6, 1e6])
    yield Case("columns times 1e-6 and 1e6", X * columns, truth=moved(columns))
    for offset in (1e4, 1e8, 1e12):
        yield Case(f"plus {brief(offset)}", X + offset, truth=moved(offset=offset))
    single = (X + 1e4).astype("f4")
    yield Case("single precision", X.astype("f4"), truth=TRUTH)
    yield Case("single precision, plus 1e4", single, truth=limit(single.astype(float), Z))
    tight = np.array([[0.0, 0.0], [1.0, 0.0]])[Z] + 1e-4 * (X - np.array([[0, 0], [6, 4]])[Z])
    yield Case("clusters of width 1e-4 at distance 1", tight, truth=limit(tight, Z))


def with_point(point):
    """The easy sample and one point more, for which there is a third component."""
    N, D, nan = len(X), 2, np.nan
    pi = np.append(TRUTH.pi * N, 1) / (N + 1)
    Sigma = np.concatenate([TRUTH.Sigma, np.full((1, D, D), nan)])
    return Case("", np.vstack([X, point]), 3, Theta(pi, np.vstack([TRUTH.mu, point]), Sigma))


def with_column(column, mean):
    """The easy sample and one column more, whose variance inside the others is 0."""
    mu = np.column_stack([TRUTH.mu, np.broadcast_to(mean, 2)])
    Sigma = np.pad(TRUTH.Sigma, ((0, 0), (0, 1), (0, 1)), constant_values=np.nan)
    return Case("", np.column_stack([X, column]), truth=Theta(TRUTH.pi, mu, Sigma))


def shapes():
    """Points and columns that leave a component too little to rest on, or nothing at all."""
    rng = np.random.default_rng(21)
    yield Case("each row three times", np.repeat(X, 3, axis=0), truth=TRUTH)
    yield with_point([1e8, 1e8])._replace(name="a point at 1e8, K = 3")
    yield with_point([50.0, 50.0])._replace(name="a point 50 widths away, K = 3")
    yield with_column(np.full(len(X), 7.0), 7)._replace(name="a constant column more")
    yield with_column(X.sum(1), TRUTH.mu.sum(1))._replace(name="a column that is a sum of others")
    far, counts = with_point([50.0, 50.0]).x, np.append(np.ones(len(X)), 0)
    yield Case("the same point with weight 0, K = 2", far, truth=TRUTH, weights=counts)
    idle = Theta(np.full(2, 0.5), np.array([[3, 2], [1e4, 1e4]]), np.tile(np.eye(2), (2, 1, 1)))
    cov = np.stack([np.cov(X.T, bias=True), np.full((2, 2), np.nan)])
    alone = Theta(np.array([1, 0]), np.stack([X.mean(0), [np.nan] * 2]), cov)
    yield Case("a start whose second mean is far from all", X, truth=alone, start=idle)
    yield Case("half of the points in one place", np.vstack([X[:100], np.tile(X[-1], (100, 1))]))
    yield Case("all points in one place", np.full((50, 2), 3.0))
    yield Case("two places, K = 3", np.repeat([[0.0, 0.0], [1.0, 1.0]], 20, axis=0), 3)
    yield Case("K = 18 for N = 20", rng.standard_normal((20, 2)), 18)
    yield Case("K = N = 20", rng.standard_normal((20, 2)), 20)
    yield Case("50 columns, 30 points", rng.standard_normal((30, 50)))
    yield Case("one point, K = 1", np.array([[1.0, 2.0]]), 1)
    yield Case("one point, K = 2", np.array([[1.0, 2.0]]), refuse=True)
    yield Case("K = 21 for N = 20", rng.standard_normal((20, 2)), 21, refuse=True)
    yield Case("no point", np.empty((0, 2)), refuse=True)


def spoilt(value):
    x = X.copy()
    x[17, 1] = value
    return x


def values():
    """Cells that are no numbers, or are numbers in disguise."""
    yield Case("a cell is NaN", spoilt(np.nan), refuse=True)
    yield Case("a cell is infinite", spoilt(np.inf), refuse=True)
    yield Case("a cell is 1e200", spoilt(1e200), refuse=True)
    yield Case("a masked cell", np.ma.masked_invalid(spoilt(np.nan)), refuse=True)
    yield Case("a masked cell with 999 below", np.ma.masked_equal(spoilt(999), 999), refuse=True)
    yield Case("numbers as text", X.astype(str).astype(object), refuse=True)
    yield Case("complex numbers", X + 0j, refuse=True)
    yield Case("an array (N, D, 1)", X[:, :, None], refuse=True)


def layouts():
    """The easy sample, handed over in every way that numpy and pandas know."""
    import pandas as pd

    hundreds = np.round(100 * X)
    frozen = X.copy()
    frozen.flags.writeable = False
    one = limit(X[:, :1], Z)
    yield Case("integers", hundreds.astype(int), truth=limit(hundreds, Z))
    yield Case("objects that are numbers", X.astype(object), truth=TRUTH)
    yield Case("a list of lists", X.tolist(), truth=TRUTH)
    yield Case("a pandas frame", pd.DataFrame(X, columns=["a", "b"]), truth=TRUTH)
    yield Case("columns first in memory", np.asfortranarray(X), truth=TRUTH)
    yield Case("every other row of an array", np.repeat(X, 2, axis=0)[::2], truth=TRUTH)
    yield Case("the other byte order", X.astype(">f8"), truth=TRUTH)
    yield Case("read-only", frozen, truth=TRUTH)
    yield Case("one column (N, 1)", X[:, :1], truth=one)
    yield Case("a vector (N,)", X[:, 0], truth=one)


GROUPS = {"units": units, "shapes": shapes, "values": values, "layouts": layouts}
