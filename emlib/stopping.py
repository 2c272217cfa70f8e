"""When to stop: how many nats are still to come?"""

from itertools import islice
from numbers import Real
from typing import NamedTuple

import numpy as np

ROUNDING = 1e-13  # of a sum, relative
RISE = 10.0  # 20 sees still flatter saddles, and costs more where clusters overlap


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
    n_iter = property(lambda self: len(self.steps) - 1, doc="Steps after the first: em's M-steps.")

    def __repr__(self):
        theta = self.theta
        fields = getattr(theta, "_asdict", dict)()
        shapes = [f"{name} {np.shape(field)}" for name, field in fields.items()]
        return (
            f"Fit: {'converged' if self.converged else 'not converged'} after {self.n_iter} steps\n"
            f"  bound {self.bound:.10g}, at the start {self.steps[0].bound:.10g}\n"
            f"  theta {', '.join(shapes) or type(theta).__name__}, the last of .steps"
        )


def check(tol, max_iter):
    """ValueError unless tol is a number >= 0 and max_iter a whole number >= 0."""
    numbers = isinstance(tol, Real) and isinstance(max_iter, Real)
    if not (numbers and tol >= 0 and max_iter >= 0 and max_iter % 1 == 0):
        raise ValueError(
            f"tol must be a number >= 0 and max_iter a whole one, found tol={tol!r}, "
            f"max_iter={max_iter!r}"
        )


def known_to(bound, terms=0) -> float:
    """How far a bound is known, nats: it may be near 0 while its terms, about 1 each, are not."""
    return ROUNDING * (abs(bound) + terms)


def gain_left(trace, terms=0) -> float:
    """An estimate of the nats still to come, from the last four bounds; inf if it has none.

    Gains that shrink by a factor r each add up to d r / (1 - r) after a gain of d (Aitken). Near a
    saddle a gain that grows hides under those that shrink, and shows in an r that rises: r is then
    taken to rise RISE times as far as it just has.
    """
    if len(trace) < 3:
        return np.inf
    *_, b, d = gains = np.diff(trace[-4:])
    if abs(d) <= known_to(trace[-1], terms):  # nothing but rounding is left
        return 0.0
    if len(gains) < 3 or not 0 < d < b:
        return np.inf
    r, before = d / b, b / gains[0] if gains[0] > 0 else np.inf
    r += RISE * max(0.0, r - before)
    return d * r / (1 - r) if r < 1 else np.inf


def stop(steps, *, tol=1e-3, max_iter=1000, terms=0) -> Fit:
    """Take steps until the estimated gain still to come is at most tol nats, twice in a row.

    steps: an iterator such as em(model, x, theta). At most max_iter steps after the first one;
    converged says whether the rule was met. terms: how many numbers a bound is a sum of. The rule
    sees nothing but bounds. It looks through most saddles (see gain_left), though not through an
    exact one, which no step of EM leaves, and now and then not through a very flat one. Other
    starts, or a smaller tol, tell.
    """
    check(tol, max_iter)
    made, near = [], 0
    for step in islice(steps, int(max_iter) + 1):
        made.append(step)
        near = near + 1 if gain_left([s.bound for s in made[-4:]], terms) <= tol else 0
        if near == 2:
            break
    return Fit(tuple(made), near == 2, known_to(made[-1].bound, terms))
