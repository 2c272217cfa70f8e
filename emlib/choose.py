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
    """One millionth of each column's variance, (D,); a constant column takes the least other one.

    If all columns are constant there is no scale to go by, and 1 is taken for their variance.
    """
    variance = observations(x).var(axis=0, dtype=float)
    positive = variance[variance > 0]
    return 1e-6 * np.where(variance > 0, variance, positive.min() if len(positive) else 1.0)


def best_fit(model, x, starts, *, tol=1e-3, max_iter=1000) -> Best:
    """Fit from every theta in starts and keep the highest bound among the sound runs.

    A likelihood without a floor has no maximum, and its highest runs are its worst: a model without
    one is given default_floor(x), and a run that ends with a component on the floor is rejected.
    Only if all are does the best of them come back; then rejected.all() says so.
    """
    floor = model.floor if np.any(model.floor) else default_floor(x)
    model = replace(model, floor=floor)
    fits = [_fit_or_none(model, x, feasible(model, theta), tol, max_iter) for theta in starts]
    if not any(fits):
        raise ValueError(f"no run out of {len(fits)} starts: give other starts, or a higher floor")
    bounds = np.array([f.bound if f else np.nan for f in fits])
    rejected = np.array([not f or at_floor(f.theta.Sigma, floor).any() for f in fits])
    sound = np.where(rejected, -np.inf, bounds)
    best = np.nanargmax(bounds if rejected.all() else sound)
    return Best(fits[best], bounds, rejected)


def _fit_or_none(model, x, theta, tol, max_iter):
    try:
        return fit(model, x, theta, tol=tol, max_iter=max_iter)
    except Collapsed:
        return None
