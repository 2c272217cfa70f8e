"""SQUAREM: EM that leaps. Varadhan and Roland 2008, scheme SqS3, with ascent kept.

Two EM steps tell where the iterates are going; a third evaluation tries a leap along their way.
"""

import numpy as np

from emlib.em import Step
from emlib.engine.finite import finite
from emlib.engine.guards import guarded, read_only
from emlib.model.mixture import checked_mixture
from emlib.model.verdict import stop_run
from emlib.stopping import Fit

CAP = 4.0  # of the first leap's length; a leap of full length that succeeds makes it 4 times longer


@guarded
def squarem(model, x, theta):
    """Yield Step(theta_0, bound_0), Step(theta_1, bound_1), ... for ever, like em, but faster.

    model: a mixture. Each step's bound belongs to its own theta; the model allows every theta. A
    leap that does not rise above the last known bound, or after which EM would fail, is not taken:
    EM goes on. A step costs one E-step, and a leap that is not taken one more. Leaping may end at
    another maximum than EM from the same start, a higher or a lower one.
    """
    theta, e_step = checked_mixture(model).start(x, theta)
    cap = CAP
    while True:
        thetas = [theta]
        for _ in range(2):
            S, bound = e_step(thetas[-1])
            yield Step(read_only(thetas[-1]), finite(bound))
            thetas.append(model.m_step(S))
        length, u = leap(model, *thetas, cap)
        step, theta = _try(model, e_step, u, thetas[2]) if length > 1 else (None, None)
        if step is None or step.bound < bound:
            theta = thetas[2]
            continue
        yield Step(read_only(step.theta), finite(step.bound))
        cap = 4 * cap if length == cap else cap


def leap(model, theta_0, theta_1, theta_2, cap):
    """(length, u) from three EM iterates: coordinates u about theta_2 of the point to leap to.

    A length of 1 is no leap: it leads to theta_2 itself, u = 0. For iterates that approach their
    limit by a factor lambda, the length 1 / (1 - lambda) leads to the limit.
    """
    u_0, u_1 = model.pack(theta_0, theta_2), model.pack(theta_1, theta_2)
    r = u_1 - u_0
    v = -u_1 - r  # of u_2 = 0
    size = np.linalg.norm(v)
    length = min(max(1.0, np.linalg.norm(r) / size), cap) if size > 0 else 1.0
    return length, u_0 + 2 * length * r + length**2 * v


def _try(model, e_step, u, about):
    """(step, theta): the step at coordinates u and the EM point after it; (None, None) if none."""
    try:
        theta = model.feasible(model.unpack(u, about))
        S, bound = e_step(theta)
        return Step(theta, bound), model.m_step(S)
    except ArithmeticError:
        return None, None


def fit(model, x, theta, *, tol=1e-3, max_iter=1000, all_steps=False) -> Fit:
    """Run squarem until about tol nats (total) are still to come; at most max_iter steps.

    The rule is that of em.fit at tol / 1000: the gains of leaps are no geometric series, and the
    estimate of what is still to come can be that much too small.
    """
    steps = squarem(checked_mixture(model), x, theta)
    return stop_run(model, x, steps, tol / 1000, max_iter, all_steps)
