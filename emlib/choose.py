"""Choosing among several runs."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from emlib.checks import Collapsed, observations
from emlib.em import Fit, fit
from emlib.shapes import at_floor, feasible


class Best(NamedTuple):
    """The best sound run, and what became of every start."""

    fit: Fit
    bounds: np.ndarray  # (n_starts,) the final bound of each, nats; nan if it collapsed
    rejected: np.ndarray  # (n_starts,) bool: collapsed, or a component rests on the floor


def default_floor(x) -> np.ndarray:
    """One millionth of each column's squared scale, (D,), in squared units of x.

    The scale is the standard deviation, but at most ten times the median distance from the median,
    where that is not 0: one value far away is no scale. A constant column takes the least scale of
    the others; if all are constant there is nothing to go by, and 1 is taken.
    """
    x = observations(x)
    middle = np.median(np.abs(x - np.median(x, axis=0)), axis=0)
    scale = x.std(axis=0, dtype=float)
    scale = np.where(middle > 0, np.minimum(scale, 10 * middle), scale)
    positive = scale[scale > 0]
    return 1e-6 * np.where(scale > 0, scale, positive.min() if len(positive) else 1.0) ** 2


def rests_on_floor(x, Sigma, floor) -> np.ndarray:
    """Which components have no width of their own where x has one, (K,) bool.

    A direction in which x itself is flat, such as a constant column, speaks against nobody, unless
    x is flat in all.
    """
    x = observations(x)
    unit = np.sqrt(np.broadcast_to(floor, x.shape[1:]))
    values, axes = np.linalg.eigh(np.cov(x.T / unit[:, None], bias=True).reshape(2 * x.shape[1:]))
    axes = axes[:, values > 1] / unit[:, None]
    return at_floor(axes.T @ Sigma @ axes, 1.0) if axes.size else np.ones(len(Sigma), bool)


def best_fit(model, x, starts, *, tol=1e-3, max_iter=1000) -> Best:
    """Fit from every theta in starts and keep the highest bound among the sound runs.

    A likelihood without a floor has no maximum, and its highest runs are its worst: a model without
    one is given default_floor(x), and a run that ends with a component on the floor is rejected.
    Only if all are does the best of them come back; then rejected.all() says so.
    """
    floor = model.floor if np.any(model.floor) else default_floor(x)
    model = replace(model, floor=floor)
    floor = model.shape.least(floor)
    fits = [_fit_or_none(model, x, feasible(model, theta), tol, max_iter) for theta in starts]
    if not any(fits):
        raise ValueError(f"no run out of {len(fits)} starts: give other starts, or a higher floor")
    bounds = np.array([f.bound if f else np.nan for f in fits])
    rejected = np.array([not f or rests_on_floor(x, f.theta.Sigma, floor).any() for f in fits])
    sound = np.where(rejected, -np.inf, bounds)
    best = np.nanargmax(bounds if rejected.all() else sound)
    return Best(fits[best], bounds, rejected)


def _fit_or_none(model, x, theta, tol, max_iter):
    try:
        return fit(model, x, theta, tol=tol, max_iter=max_iter)
    except Collapsed:
        return None
