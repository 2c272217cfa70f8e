"""When to stop: how many nats are still to come?"""

from itertools import islice
from numbers import Real
from typing import NamedTuple

import numpy as np

ROUNDING = {8: 1e-13, 4: 1e-7}  # of a bound, relative, by bytes of the numbers it is summed from


class Fit(NamedTuple):
    """The steps of a run that was stopped, and whether the stopping rule was met.

    No bound is known better than to within rounding, in nats, whatever tol was.
    """

    steps: tuple
    converged: bool
    rounding: float

    theta = property(lambda self: self.steps[-1].theta, doc="The last theta.")
    bound = property(lambda self: self.steps[-1].bound, doc="The bound at the last theta, nats.")
    trace = property(lambda self: np.array([s.bound for s in self.steps]), doc="All bounds, nats.")
    n_iter = property(lambda self: len(self.steps) - 1, doc="How many M-steps were made.")


def check(tol, max_iter):
    """ValueError unless tol is a number >= 0 and max_iter a whole number >= 0."""
    numbers = isinstance(tol, Real) and isinstance(max_iter, Real)
    if not (numbers and tol >= 0 and max_iter >= 0 and max_iter % 1 == 0):
        raise ValueError(
            f"tol must be a number >= 0 and max_iter a whole one, found tol={tol!r}, "
            f"max_iter={max_iter!r}"
        )


def rounding_of(model) -> float:
    """How far, relative to it, a bound of the model is known; model.dtype says, float if silent."""
    return ROUNDING[np.dtype(getattr(model, "dtype", float)).itemsize]


def gain_left(trace, rounding=ROUNDING[8]) -> float:
    """Aitken's estimate of the nats still to come, from the last three bounds; inf if it has none.

    Gains that shrink by a factor r each add up to d r / (1 - r) after a gain of d.
    """
    if len(trace) < 3:
        return np.inf
    before, d = trace[-2] - trace[-3], trace[-1] - trace[-2]
    if abs(d) <= rounding * abs(trace[-1]):  # nothing but rounding is left
        return 0.0
    return d * (d / (before - d)) if 0 < d < before else np.inf


def stop(steps, *, tol=1e-3, max_iter=1000, rounding=ROUNDING[8]) -> Fit:
    """Take steps until the estimated gain still to come is at most tol nats, twice in a row.

    steps: an iterator such as em(model, x, theta). At most max_iter steps after the first one;
    converged says whether the rule was met. rounding: how far, relative to it, a bound is known.
    """
    check(tol, max_iter)
    made, near = [], 0
    for step in islice(steps, int(max_iter) + 1):
        made.append(step)
        near = near + 1 if gain_left([s.bound for s in made[-3:]], rounding) <= tol else 0
        if near == 2:
            break
    return Fit(tuple(made), near == 2, rounding * abs(made[-1].bound))
