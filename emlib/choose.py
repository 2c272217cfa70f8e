"""Choosing among several runs."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from emlib.checks import Collapsed
from emlib.em import Fit, fit
from emlib.inputs import observations, spread
from emlib.parameters import unit_of
from emlib.pieces import covariance
from emlib.shapes import at_floor, feasible

ISOLATED = 10.0  # times as far from the others as their own points are


class Best(NamedTuple):
    """The best sound run, what became of every start, and what the best run rests on."""

    fit: Fit
    bounds: np.ndarray  # (n_starts,) the final bound of each, nats; nan if it collapsed
    rejected: np.ndarray  # (n_starts,) bool: collapsed, or a component is spurious
    at_floor: np.ndarray  # (K,) bool: which components of fit.theta rest on the floor


def default_floor(x) -> np.ndarray:
    """One millionth of each column's squared scale, (D,), in squared units of x.

    The scale is the standard deviation, but at most ten times the median distance from the median,
    where that is not 0: one value far away is no scale. A constant column takes the least scale of
    the others; if all are constant there is nothing to go by, and 1 is taken.
    """
    x = observations(x)
    scale = np.array([_scale(x[:, d]) for d in range(x.shape[1])])  # by column: x is not copied
    scale[spread(x) == 0] = 0  # not so by rounding: the mean of ten times 0.1 is not 0.1
    positive = scale[scale > 0]
    return 1e-6 * np.where(scale > 0, scale, positive.min() if len(positive) else 1.0) ** 2


def _scale(column):
    middle = np.median(np.abs(column - np.median(column)))
    scale = column.std(dtype=float)
    return min(scale, 10 * middle) if middle > 0 else scale


def spurious(x, theta, floor) -> np.ndarray:
    """Which components have no width of their own though others explain their points, (K,) bool.

    A direction in which x itself is flat, such as a constant column, speaks against nobody, unless
    x is flat in all. A group without a width that is isolated, such as a single point far away, is
    no artefact of the likelihood: it is sound, and shapes.at_floor tells which it is.
    """
    x, low = observations(x), at_floor(theta.Sigma, floor)
    axes = _wide_directions(x, floor) if low.any() else np.empty(0)
    if not axes.size:
        return low
    mu, Sigma = theta.mu @ axes, axes.T @ theta.Sigma @ axes
    low = at_floor(Sigma, 1.0)
    return low & ~isolated(theta.pi, mu, Sigma, low, len(x))


def _wide_directions(x, floor):
    """In units of the floor, the directions in which x has more width than it: (D, d)."""
    unit = unit_of(floor, x.shape[1])
    values, axes = np.linalg.eigh(covariance(x, unit))
    return axes[:, values > 1] / unit[:, None]


def isolated(pi, mu, Sigma, low, N) -> np.ndarray:
    """Which components are far from every other, as those see it, (K,) bool.

    Far is more than ISOLATED times as far as a new point of component j, whose mean square distance
    in d dimensions is d N_j / (N_j - d), measured by the widths of both. What has no width (low,
    (K,) bool) is measured by what the others have together, if they hold most of the data: else
    there is no scale.
    """
    wide, d = ~low & (pi > 0), mu.shape[1]
    if pi[wide].sum() <= 0.5:
        return np.zeros(len(pi), bool)
    share = np.where(wide, pi, 0) / pi[wide].sum()
    lent = Sigma + low[:, None, None] * np.einsum("k,kij->ij", share, Sigma)
    N_k = N * np.where(wide, pi, pi[wide].sum())
    reach = np.where(N_k > d, d * N_k / np.maximum(N_k - d, 1e-9), np.inf)
    apart = (mu[:, None] - mu)[..., None]
    square = (apart * np.linalg.solve(Sigma[:, None] + lent, apart)).sum(axis=(2, 3))
    far = square > ISOLATED**2 * reach
    return (far | np.eye(len(pi), dtype=bool) | (pi == 0)).all(axis=1)


def best_fit(model, x, starts, *, tol=1e-3, max_iter=1000) -> Best:
    """Fit from every theta in starts and keep the highest bound among the sound runs.

    A likelihood without a floor has no maximum, and its highest runs are its worst: a model without
    one is given default_floor(x), and a run that ends with a spurious component is rejected. Only
    if all are does the best of them come back; then rejected.all() says so. at_floor tells which
    components of the best run have no width of their own.
    """
    floor = model.floor if np.any(model.floor) else default_floor(x)
    model = replace(model, floor=floor)
    floor = model.shape.least(floor)
    fits = [
        _fit_or_none(model, x, feasible(model, theta), tol, max_iter) for theta in _listed(starts)
    ]
    if not any(fits):
        raise ValueError(
            f"all of {len(fits)} runs have collapsed, with the floor {floor} where "
            f"default_floor(x) is {default_floor(x)}: give other starts, or a higher floor"
        )
    bounds = np.array([f.bound if f else np.nan for f in fits])
    rejected = np.array([not f or spurious(x, f.theta, floor).any() for f in fits])
    sound = np.where(rejected, -np.inf, bounds)
    best = fits[np.nanargmax(bounds if rejected.all() else sound)]
    return Best(best, bounds, rejected, at_floor(best.theta.Sigma, floor))


def _listed(starts):
    if starts is None or hasattr(starts, "_fields"):
        raise TypeError(f"starts must be several thetas, found {starts!r:.60}: give a list")
    if not (starts := list(starts)):
        raise ValueError("starts must be several thetas, found none: give at least one")
    return starts


def _fit_or_none(model, x, theta, tol, max_iter):
    try:
        return fit(model, x, theta, tol=tol, max_iter=max_iter)
    except Collapsed:
        return None
