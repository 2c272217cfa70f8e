"""Why a step climbs: ell(new) - ell(old) = [Q(new, old) - Q(old, old)] + KL(old posterior || new).

An identity for any two thetas. KL is never negative: when Q goes up, ell does. Where a component
answers for a row, and could not have made it under the new theta, dQ is -inf and kl is inf.
"""

from typing import NamedTuple

import numpy as np

from emlib.engine.finite import possible
from emlib.model.mixture import checked_mixture


class Certificate(NamedTuple):
    """The three parts of the identity dl = dQ + kl, in nats, total."""

    dl: float
    dQ: float
    kl: float

    @property
    def residual(self) -> float:
        """dl - dQ - kl: zero up to rounding, or one of the three is wrong.

        FloatingPointError if dQ and kl are infinite, for inf - inf tells nothing.
        """
        if np.isinf(self.kl):
            raise FloatingPointError(
                f"the residual needs finite parts, found dQ = {self.dQ} and kl = {self.kl}: a "
                "component answers for a row that it cannot have made under theta_new. Keep every "
                "parameter strictly inside its range, as in np.clip(mu, 1e-9, 1 - 1e-9)"
            )
        return self.dl - self.dQ - self.kl


def certificate(model, x, theta_old, theta_new) -> Certificate:
    """The identity for a step of EM, or for any other two thetas of a mixture model.

    Each part has a formula of its own, so that the identity is a test of all three. With weights
    every part counts row n weights[n] times; ell and Q include ln p(theta) if there is a prior.
    """
    old, ell_old = checked_mixture(model).posterior(x, theta_old)
    dl = model.bound(x, theta_new) - ell_old
    dQ = model.Q(x, old, theta_new) - model.Q(x, old, theta_old)
    return Certificate(dl, dQ, kl(model, x, theta_old, theta_new))


def kl(model, x, theta_old, theta_new) -> float:
    """KL(p(z|x; theta_old) || p(z|x; theta_new)) = sum gamma (ln gamma - ln gamma_new), in nats.

    From the logarithms, since far from the data gamma_new itself rounds to 0. Where more than
    labels is hidden, the model adds the rest.
    """
    x, theta_new = checked_mixture(model).checked(x, theta_new)
    log_px = possible(model.log_density(x, theta_old))
    log_px_new = possible(model.log_density(x, theta_new))

    def of(rows, log_joint):
        log_old = log_joint - log_px[rows, None]  # ln of (9.23)
        log_new = model.log_joints(x[rows], theta_new) - log_px_new[rows, None]
        gamma = np.exp(log_old)
        ratio = np.subtract(log_old, log_new, out=np.zeros_like(gamma), where=gamma > 0)
        return np.einsum("nk,nk->n", gamma, ratio)  # (9.72), and 0 ln 0 = 0

    labels = model.total(model.by_rows(x, theta_old, of))
    return labels + model.kl_given_labels(x, theta_old, theta_new)
