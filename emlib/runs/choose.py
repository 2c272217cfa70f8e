"""Choosing among several runs: the one with the highest bound."""

from typing import NamedTuple

import numpy as np

from emlib.em import fit
from emlib.engine.limits import Collapsed
from emlib.model.model import Model, checked_model
from emlib.stopping import Fit

SAME = 1e-9  # of a bound: what rounding makes of one bound
SHOWN = 3  # columns that a remark names
NEAR = 0.05  # nats: runs that end so close have found the same


class Best(NamedTuple):
    """The run with the highest bound, what became of every start, and what to know about it."""

    fit: Fit
    model: Model  # with the floor that was used
    bounds: np.ndarray  # (n_starts,) the final bound of each, nats; nan if an error ended it
    at_floor: np.ndarray  # (K,) bool: which components are as narrow as the floor allows
    remarks: tuple  # of sentences; empty if there is nothing to be said
    errors: tuple = ()  # of sentences: what ended runs that did not collapse

    theta = property(lambda self: self.fit.theta, doc="The theta of the best run.")
    bound = property(lambda self: self.fit.bound, doc="Its bound, nats.")

    def __repr__(self):
        collapsed = np.isnan(self.bounds).sum() - len(self.errors)
        runs = f"Best of {len(self.bounds)} runs, of which {collapsed} collapsed"
        return "\n".join([runs, repr(self.fit), *self.remarks])


def best_fit(model, x, starts, *, tol=1e-3, max_iter=1000, all_steps=False) -> Best:
    """Fit from every theta in starts and keep the run with the highest bound.

    Of runs that are equal but for rounding, the first. A likelihood without a floor has no maximum:
    a GMM without one is given default_floor(x), the variance of rounding, and a start that the
    model does not allow is brought to one that it does.
    at_floor and remarks name components that rest on the floor. For a progress bar, wrap the
    starts: best_fit(model, x, tqdm(starts)). Of the other runs the bounds are kept, no theta; of
    the best its bounds and last theta, and with all_steps all steps. A run that an ArithmeticError
    ends, such as a collapse, is one that found nothing; ValueError if all runs end so.
    """
    x = checked_model(model).observations(x)
    model = model.prepared(x)
    rule = {"tol": tol, "max_iter": max_iter, "all_steps": all_steps}
    bounds, fits, errors = [], [], []
    for theta in _several(starts):
        bounds.append(np.nan)
        try:
            run = fit(model, x, model.feasible(theta), **rule)
        except Collapsed:
            continue
        except ArithmeticError as error:
            errors.append(str(error))
            continue
        bounds[-1] = run.bound
        fits = _highest([*fits, run])
    _survived(fits, len(bounds), errors)
    best, bounds = fits[0], np.array(bounds)
    low = model.at_floor(best.theta)
    about = (_about_runs(best, bounds, errors), _about_floor(model, x, best.theta, low))
    remarks = (*model.remarks(x), *about[0], *about[1])
    return Best(best, model, bounds, low, remarks, tuple(errors))


def _survived(fits, n, errors):
    """ValueError if none of n runs has come to an end."""
    if fits:
        return
    how, cure = "have collapsed", "from init.from_kmeans, a higher floor, or fewer components"
    if errors:
        how, cure = f"ended with an error, such as “{errors[0]}”", "elsewhere"
    raise ValueError(
        f"starts must be such that a run survives, found that all of {n} {how}: take starts {cure}"
    )


def _highest(fits):
    """The fits that may still be the one to keep, in their order: the rest is not held in memory.

    That is the first whose bound is the highest but for rounding. Starts that differ in the order
    of components end at the same bound but for rounding, and that is another on every processor:
    the labels must not depend on it.
    """
    top = max((fit.bound for fit in fits), default=0.0)
    near = [fit for fit in fits if fit.bound >= top - SAME * max(1.0, abs(top))]
    return [fit for i, fit in enumerate(near) if all(fit.bound > other.bound for other in near[:i])]


def _several(starts):
    if starts is None or hasattr(starts, "_fields"):
        found = type(starts).__name__
        raise TypeError(f"starts must be several thetas, found one {found}: give a list of them")
    if not np.iterable(starts):
        raise TypeError(
            f"starts must be several thetas, found {starts!r:.60}: call a way to start once for "
            "each, as in [init.from_kmeans(x, K, rng) for _ in range(20)]"
        )
    n = 0
    for n, theta in enumerate(starts, 1):  # noqa: B007 - counted, for an iterator has no length
        yield theta
    if not n:
        raise ValueError("starts must be several thetas, found none: give at least one")


def _about_runs(best, bounds, errors):
    """What the runs say about the best one."""
    n = len(bounds)
    if collapsed := np.isnan(bounds).sum() - len(errors):
        yield f"{collapsed} of {n} runs collapsed."
    if errors:
        yield f"{len(errors)} of {n} runs ended with an error, such as: {errors[0]}."
    if not best.converged:
        late = f"The best run had not converged after {best.n_iter} steps: raise max_iter."
        yield best.remark or late
    if n > 1 and np.sum(bounds >= best.bound - NEAR) == 1:
        yield f"Only 1 of {n} runs ended there: more starts may find a better one."


def _about_floor(model, x, theta, low):
    """Who rests on the floor, and what the points of that component have in common."""
    if not low.any():
        return
    z = model.predict(x, theta)
    for k in np.flatnonzero(low):
        own = x[z == k]
        flat = np.flatnonzero((own == own[:1]).all(axis=0)) if len(own) else ()
        same = " and ".join(f"x[:, {d}] = {own[0, d]:g}" for d in flat[:SHOWN])
        same += f" and {len(flat) - SHOWN} columns more" * (len(flat) > SHOWN)
        points = f"its {len(own)} points {f'share {same}' if same else 'lie that close to a plane'}"
        yield f"Component {k} is as narrow as the floor allows: {points}."
