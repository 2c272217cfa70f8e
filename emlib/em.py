"""EM: what the data would say if the labels were known, on average; then the theta that fits it.

Any model of your own derives from emlib.model.model.Model and says::

    start(x, theta) -> (theta, e_step)  checks both once; e_step(theta) -> (S, bound)
    m_step(S) -> theta                  the argmax of Q(theta, theta_old), from S at theta_old

A mixture derives from emlib.model.mixture.Mixture and says log_joints, statistics and m_step: it
then has start, and all words of a mixture, such as posterior, Q and entropy. The functions
certificate, slices.along and those of criteria take it as they take a GMM.
"""

from typing import Any, NamedTuple

from emlib.engine.finite import finite
from emlib.engine.guards import guarded, read_only
from emlib.model.model import checked_model
from emlib.model.verdict import stop_run
from emlib.stopping import Fit


class Step(NamedTuple):
    """One iterate theta, read-only, and the bound at this very theta (nats, total)."""

    theta: Any
    bound: float


@guarded  # errors know the iteration
def em(model, x, theta):
    """Yield Step(theta_0, bound_0), Step(theta_1, bound_1), ... for ever (Bishop 9.29 to 9.34).

    x, theta: as the model wants them. Each step's bound belongs to its own theta. A mixture's is
    ln p(x; theta) [+ ln p(theta)] itself, for the E-step takes the posterior, where the bound is
    tight. An ArithmeticError, such as a collapse or a bound that is nan, leaves with .iteration
    set: that of the step on its way.
    """
    theta, e_step = checked_model(model).start(x, theta)
    while True:
        S, bound = e_step(theta)  # (9.30) as S, which is all of Q that the M-step needs
        yield Step(read_only(theta), finite(bound))
        theta = model.m_step(S)  # (9.31)


def fit(model, x, theta, *, tol=1e-3, max_iter=1000, all_steps=False) -> Fit:
    """Run em until the estimated gain still to come is at most tol nats (total), twice in a row.

    tol is in nats for every model, whatever the units and weights of x (see the model's nat). The
    bounds and the last theta are kept, and with all_steps every theta, as .steps.
    Stops after max_iter M-steps at the latest, then with converged=False. Nor has a run converged
    that ends with two components as good as equal (model.twins), or whose bound has fallen: see its
    .remark. ValueError unless tol and max_iter are >= 0.
    """
    return stop_run(model, x, em(checked_model(model), x, theta), tol, max_iter, all_steps)
