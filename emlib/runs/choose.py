"""Choosing among several runs."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from emlib import inputs
from emlib.checks import Collapsed
from emlib.em import Fit, fit
from emlib.inputs import observations, spread
from emlib.mixture import with_densities
from emlib.parameters import fields, unit_of
from emlib.pieces import covariance, widths
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

    The scale is that of pieces.widths: one value far away is no scale. A constant column takes the
    least scale of the others; if all are constant there is nothing to go by, and 1 is taken.
    """
    x = observations(x)
    scale = widths(x)
    scale[spread(x) == 0] = 0  # not so by rounding: the mean of ten times 0.1 is not 0.1
    positive = scale[scale > 0]
    return 1e-6 * np.where(scale > 0, scale, positive.min() if len(positive) else 1.0) ** 2


def spurious(x, theta, floor) -> np.ndarray:
    """Which components have no width of their own though others explain their points, (K,) bool.

    A direction in which x itself is flat, such as a constant column, speaks against nobody, unless
    x is flat in all. A group without a width that is isolated, such as a single point far away, is
    no artefact of the likelihood: it is sound, and shapes.at_floor tells which it is.
    """
    x, theta = observations(x), fields(theta)
    low = at_floor(theta.Sigma, floor)
    axes = _wide_directions(x, floor) if low.any() else np.empty(0)
    if not axes.size:
        return low
    mu, Sigma = theta.mu @ axes, axes.T @ theta.Sigma @ axes
    low = at_floor(Sigma, 1.0)
    return low & ~_isolated(theta.pi, mu, Sigma, low, len(x))


def _wide_directions(x, floor):
    """In units of the floor, the directions in which x has more width than it: (D, d)."""
    unit = unit_of(floor, x.shape[1])
    values, axes = np.linalg.eigh(covariance(x, unit))
    return axes[:, values > 1] / unit[:, None]


def _isolated(pi, mu, Sigma, low, N):
    """Which components are far from every other, as those see it, (K,) bool.

    Far is more than ISOLATED times as far as a new point of component j, measured by the widths of
    both. From the mean of N_j points in d dimensions, in units of their covariance, such a point
    has the mean square distance d (N_j + 1) / (N_j - d - 2): the mean is off by Sigma / N_j, and an
    inverse Wishart matrix has that mean; with fewer than d + 3 points it is infinite. What has no
    width (low, (K,) bool) is measured by what the others have together, if they hold most of the
    data: else there is no scale.
    """
    wide, d = ~low & (pi > 0), mu.shape[1]
    if pi[wide].sum() <= 0.5:
        return np.zeros(len(pi), bool)
    share = np.where(wide, pi, 0) / pi[wide].sum()
    lent = Sigma + low[:, None, None] * np.einsum("k,kij->ij", share, Sigma)
    reach = _reach(N * np.where(wide, pi, pi[wide].sum()), d)
    apart = (mu[:, None] - mu)[..., None]
    square = (apart * np.linalg.solve(Sigma[:, None] + lent, apart)).sum(axis=(2, 3))
    far = square > ISOLATED**2 * reach
    return (far | np.eye(len(pi), dtype=bool) | (pi == 0)).all(axis=1)


def _reach(N_k, d):
    beyond = N_k - d - 2
    return np.divide(d * (N_k + 1), beyond, out=np.full_like(N_k, np.inf), where=beyond > 0)


def best_fit(model, x, starts, *, tol=1e-3, max_iter=1000) -> Best:
    """Fit from every theta in starts and keep the highest bound among the sound runs.

    A likelihood without a floor has no maximum, and its highest runs are its worst: a model without
    one is given default_floor(x), and a run that ends with a spurious component is rejected. Only
    if all are does the best of them come back; then rejected.all() says so. at_floor tells which
    components of the best run have no width of their own.
    """
    model = with_densities(model)
    used = _used(x, model.weights)
    floor = model.floor if np.any(model.floor) else default_floor(used)
    model = replace(model, floor=floor)
    floor = model.shape.least(floor)
    fits = [
        _fit_or_none(model, x, feasible(model, theta), tol, max_iter) for theta in _listed(starts)
    ]
    if not any(fits):
        raise ValueError(
            f"all of {len(fits)} runs have collapsed, with the floor {floor} where "
            f"default_floor(x) is {default_floor(used)}: give starts from init.from_kmeans, "
            "a higher floor, or x without values that are far from all others"
        )
    bounds = np.array([f.bound if f else np.nan for f in fits])
    rejected = np.array([not f or spurious(used, f.theta, floor).any() for f in fits])
    sound = np.where(rejected, -np.inf, bounds)
    best = fits[np.nanargmax(bounds if rejected.all() else sound)]
    return Best(best, bounds, rejected, at_floor(best.theta.Sigma, floor))


def _used(x, weights):
    """The rows of x that count for something."""
    x = observations(x)
    counts = None if weights is None else inputs.weights(weights, len(x)) > 0
    return x if counts is None or counts.all() else x[counts]


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
