"""How narrow may a component become? As narrow as the steps in which the data were recorded."""

import numpy as np

from emlib.engine.arrays import real
from emlib.engine.inputs import observations, spread
from emlib.engine.limits import EPS


def resolution(x) -> np.ndarray:
    """The step in which each column of x (N, D) was recorded, (D,): the least gap of two values.

    A gap within rounding is none. Where at least 90 % of the rows share their value with another
    row, only shared values count: one odd value does not refine a ruler. A constant column takes
    the least step of the others; if all are constant, 1.
    """
    x = observations(x)
    r = np.array([_step(x[:, d].astype(float)) for d in range(x.shape[1])])
    return np.where(r > 0, r, r[r > 0].min() if r.any() else 1.0)


def _step(column):
    value, count = np.unique(column, return_counts=True)
    shared = value[count > 1]
    if len(shared) > 1 and count[count > 1].sum() >= 0.9 * len(column):
        value = shared
    gap = np.diff(value)
    gap = gap[gap > 4 * EPS * np.abs(value[1:])]
    return gap.min() if gap.size else 0.0


def default_floor(x) -> np.ndarray:
    """The least variance of a component in each column of x, (D,), in squared units of x.

    r^2 / 12, the variance of rounding to steps of r = resolution(x) (Sheppard 1898): whoever is
    narrower is so in digits that nobody recorded. Never below what float64 can hold about values
    that lie as far apart as those of x.
    """
    x = observations(x)
    return np.maximum(resolution(x) ** 2 / 12, (4 * x.shape[1] * EPS * spread(x)) ** 2)


def allowed_floor(value, D=None) -> np.ndarray:
    """The floor as an array: 0 (none), or a finite number > 0, or one such number per column.

    D: how many columns there are, if that is known already.
    """
    a = real("floor", value).astype(float)
    none = a.ndim == 0 and a == 0
    if not none and not (np.isfinite(a).all() and (a > 0).all() and a.ndim < 2):
        raise ValueError(
            f"floor must be 0, or finite and > 0, alone or per column, found {a}: "
            "take emlib.default_floor(x)"
        )
    if a.ndim == 1 and D not in (None, len(a)):
        raise ValueError(
            f"floor must be one number, or {D}, one per column of x, found {len(a)}: "
            "take emlib.default_floor(x)"
        )
    return a
