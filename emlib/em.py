"""EM as an endless generator of steps; running it means stopping it.

A model is anything that has
    start(x, theta) -> (theta, e_step)  checks both once; e_step(theta) -> (S, bound)
    m_step(S) -> theta                  the argmax of Q(theta, theta_old), from S at theta_old
"""

from itertools import count, islice
from typing import Any, NamedTuple

import numpy as np

from emlib.stopping import check, gain_left


class Step(NamedTuple):
    """One iterate theta, and the bound at this very theta (nats, total)."""

    theta: Any
    bound: float


class Fit(NamedTuple):
    """The steps of a run that was stopped, and whether the stopping rule was met."""

    steps: tuple[Step, ...]
    converged: bool

    theta = property(lambda self: self.steps[-1].theta, doc="The last theta.")
    bound = property(lambda self: self.steps[-1].bound, doc="The bound at the last theta, nats.")
    trace = property(lambda self: np.array([s.bound for s in self.steps]), doc="All bounds, nats.")
    n_iter = property(lambda self: len(self.steps) - 1, doc="How many M-steps were made.")


def em(model, x, theta):
    """Yield Step(theta_0, bound_0), Step(theta_1, bound_1), ... for ever (Bishop 9.29 to 9.34).

    x, theta: as the model wants them. Each step's bound belongs to its own theta. An
    ArithmeticError of the M-step, such as a collapse, leaves with .iteration set.
    """
    theta, e_step = model.start(x, theta)
    for iteration in count(1):
        try:
            S, bound = e_step(theta)  # (9.30)
            yield Step(theta, bound)
            theta = model.m_step(S)  # (9.31)
        except ArithmeticError as error:
            error.iteration = iteration
            raise


def fit(model, x, theta, *, tol=1e-3, max_iter=1000) -> Fit:
    """Run em until the estimated gain still to come is at most tol nats (total), twice in a row.

    Stops after max_iter M-steps at the latest, then with converged=False. ValueError unless tol
    and max_iter are >= 0.
    """
    check(tol, max_iter)
    steps, near = [], 0
    for step in islice(em(model, x, theta), max_iter + 1):
        steps.append(step)
        near = near + 1 if gain_left([s.bound for s in steps[-3:]]) <= tol else 0
        if near == 2:
            break
    return Fit(tuple(steps), near == 2)
