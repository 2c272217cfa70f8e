"""Whether the run of a model has arrived, and what to say if not: stopping sees only its bounds."""

import numpy as np

from emlib.engine.limits import is_set
from emlib.stopping import FALL, Fit, stop

BLUR = 1e-2  # instead of FALL, where a floor may be so low that float64 loses an eigenvalue


def stop_run(model, x, steps, tol, max_iter, all_steps) -> Fit:
    """Stop the steps of a model, which knows its nats, and which components are as good as equal.

    A run that ends with such twins has not converged, nor has one whose bound fell by more than
    rounding: no step of EM does that, whether its M-step goes to the top of Q or only uphill.
    """
    terms, nat = model.terms(x), model.nat(x)
    rule = {"terms": terms, "nat": nat, "all_steps": all_steps}
    run = stop(steps, tol=tol, max_iter=max_iter, **rule)
    share = BLUR if is_set(model.floor) else FALL
    little = np.maximum(share * (np.abs(run.trace) + terms), tol * nat(run.bound))
    remark = _about_twins(model, x, run) or run.remark or _about_falls(run.trace, little)
    return run._replace(converged=run.converged and not remark, remark=remark)


def _about_twins(model, x, run):
    """What to say of two components that are as good as equal; else ""."""
    twins = model.twins(x, run.theta)
    if twins is None:
        return ""
    return f"Components {twins[0]} and {twins[1]} are as good as equal: start elsewhere."


def _about_falls(trace, little):
    """What to say of the largest fall of a bound that is more than a little (T,); else ""."""
    falls = -np.diff(trace, append=trace[-1])
    falls[falls <= little] = 0
    step = int(falls.argmax())
    if not falls[step]:
        return ""
    return (
        f"The bound fell by {falls[step]:.3g} at step {step + 1}, and no step of EM does that: "
        "m_step, statistics or log_joints is wrong, or a component is too narrow for float64 "
        "beside its distance from the others."
    )
