"""When to stop: how many nats are still to come?"""

from itertools import islice
from numbers import Real
from typing import Any, NamedTuple

import numpy as np

ROUNDING = 1e-13  # of a sum, relative
FALL = 1e-9  # of a sum, relative: no step of EM falls, so that a fall up to here is rounding, too
PATIENCE = 50  # steps without a new highest bound, after which nothing is left but rounding
RISE = 10.0  # times its last rise is a ratio taken to rise; 20 sees flatter saddles, and costs more


class Fit(NamedTuple):
    """Where a run was stopped, all its bounds, and whether the stopping rule was met.

    No bound is known better than to within rounding, in nats, whatever tol was. The thetas on the
    way are kept only if they were asked for, by all_steps=True.
    """

    theta: Any  # the last one
    trace: np.ndarray  # all bounds, nats
    converged: bool
    rounding: float
    kept: tuple | None = None
    remark: str = ""  # what to know about a run that has not converged; "" if nothing

    bound = property(lambda self: float(self.trace[-1]), doc="The bound at the last theta, nats.")
    n_iter = property(lambda self: len(self.trace) - 1, doc="Steps after the first: em's M-steps.")

    @property
    def steps(self) -> tuple:
        """All steps (theta, bound), if the run was asked to keep them."""
        if self.kept is None:
            raise AttributeError(
                "steps were not kept, found the last theta and all bounds (.theta, .trace): ask for"
                " all_steps=True, as in fit(model, x, theta, all_steps=True)"
            )
        return self.kept

    def __repr__(self):
        theta = self.theta
        fields = getattr(theta, "_asdict", dict)()
        shapes = [f"{name} {np.shape(field)}" for name, field in fields.items()]
        return (
            f"Fit: {'converged' if self.converged else 'not converged'} after {self.n_iter} steps\n"
            f"  bound {self.bound:.10g}, at the start {self.trace[0]:.10g}\n"
            f"  theta {', '.join(shapes) or type(theta).__name__}, the last one"
        ) + (f"\n  {self.remark}" if self.remark else "")


def check(tol, max_iter):
    """ValueError unless tol is a number >= 0 and max_iter a whole number >= 0."""
    numbers = isinstance(tol, Real) and isinstance(max_iter, Real)
    if not (numbers and tol >= 0 and max_iter >= 0 and max_iter % 1 == 0):
        raise ValueError(
            f"tol must be a number >= 0 and max_iter a whole one, found tol={tol!r}, "
            f"max_iter={max_iter!r}"
        )


def known_to(trace, terms=0, tol=0.0) -> float:
    """How far the last bound is known: it may be near 0 while its terms, about 1 each, are not.

    Where components are far narrower than they are apart, rounding is larger than that, and shows
    in bounds that fall, which those of EM do not. A fall of more than tol is more than rounding.
    """
    size = abs(trace[-1]) + terms
    fall = max([0.0, *-np.diff(trace[-4:])])
    return max(ROUNDING * size, fall if fall <= max(FALL * size, tol) else 0.0)


def gain_left(trace, terms=0, tol=0.0) -> float:
    """An estimate of the nats still to come, from the last four bounds; inf if it has none.

    Gains that shrink by a factor r each add up to d r / (1 - r) after a gain of d (Aitken). Near a
    saddle a gain that grows hides under those that shrink, and shows in an r that rises: r is then
    taken to rise RISE times as far as it just has.
    """
    if len(trace) < 3:
        return np.inf
    *_, b, d = gains = np.diff(trace[-4:])
    if abs(d) <= known_to(trace, terms, tol):  # nothing but rounding is left
        return 0.0
    if len(gains) < 3 or not 0 < d < b:
        return np.inf
    r, before = d / b, b / gains[0] if gains[0] > 0 else np.inf
    r += RISE * max(0.0, r - before)
    return d * r / (1 - r) if r < 1 else np.inf


def one(bound) -> float:
    """The size of a nat in the unit of a bound that is in nats."""
    return 1.0


def stop(steps, *, tol=1e-3, max_iter=1000, terms=0, nat=one, all_steps=False) -> Fit:
    """Take steps until the estimated gain still to come is at most tol nats, twice in a row.

    steps: an iterator such as em(model, x, theta). At most max_iter steps after the first one;
    converged says whether the rule was met. terms: how many numbers a bound is a sum of.
    nat(bound): how large a nat is in its unit. all_steps: keep every step, not only the last.
    The rule sees nothing but bounds. It looks through most saddles (see gain_left), though not
    through an exact one, which no step of EM leaves, and now and then not through a very flat one.
    Other starts, or a smaller tol, tell. Where bounds go up and down by more than rounding should,
    and PATIENCE steps bring no new highest one, the run ends, and has not converged: see .remark.
    """
    check(tol, max_iter)
    trace, kept, near, highest, since = [], [], 0, -np.inf, 0
    for step in islice(steps, int(max_iter) + 1):
        trace.append(step.bound)
        if all_steps:
            kept.append(step)
        little = tol * nat(step.bound)
        near = near + 1 if gain_left(trace[-4:], terms, little) <= little else 0
        highest, since = (step.bound, 0) if step.bound > highest else (highest, since + 1)
        if near == 2 or since == PATIENCE:
            break
    falls = -np.diff(trace[-PATIENCE - 1 :]) if since == PATIENCE and near < 2 else [0.0]
    known = max(known_to(trace, terms, little), float(np.max(falls)))
    kept, remark = tuple(kept) if all_steps else None, _ups_and_downs(trace, known, near, since)
    return Fit(step.theta, np.array(trace), near == 2, known, kept, remark)


def _ups_and_downs(trace, known, near, since):
    """What to say of a run that was ended because its bounds only went up and down; else ""."""
    if since < PATIENCE or near == 2 or max(np.diff(trace[-PATIENCE:])) <= 0:
        return ""
    return (
        f"The bounds go up and down by {known:.1g} and rise no more: rounding hides the rest, as "
        "at a floor too low for float64, or the M-step is wrong."
    )
