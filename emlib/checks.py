"""What can go wrong inside a run, found where it happens and named."""

from functools import cache, wraps
from math import isfinite

import numpy as np


class Collapsed(ArithmeticError):
    """A covariance has become singular. Has .component and, once it has left em, .iteration."""

    def __init__(self, component, iteration=None):
        super().__init__(component)
        self.component, self.iteration = component, iteration

    def __str__(self):
        when = "" if self.iteration is None else f" at iteration {self.iteration}"
        return (
            f"component {self.component} has collapsed{when}: its covariance is singular, because "
            "it rests on too few distinct points or on points of one plane. Start elsewhere, use "
            "fewer components, or set a floor, as in GMM(floor=1e-6 * x.var(axis=0))."
        )


@cache
def _digits(D, dtype):
    digit = D * np.finfo(dtype).eps
    return digit, 1 - digit * np.eye(D)


def rank(Sigma, Sigma_old, second, away, dtype):
    """Collapsed if Sigma (K, D, D) is singular as far as its digits go.

    The digits end at its own rounding, and at that of the second moments it came from: they were
    taken in units of Sigma_old, in which x was rounded at the distance away (K, D) or beyond.
    """
    digit, kept = _digits(Sigma.shape[1], dtype)
    size = np.abs(second.diagonal(0, 1, 2).sum(axis=1))  # below 0 when no digit is left
    lost = digit * (size + np.sqrt(size * np.vecdot(away, away)))
    left = kept * Sigma - lost[:, None, None] * Sigma_old
    try:
        np.linalg.cholesky(left)
    except np.linalg.LinAlgError:
        unit = np.sqrt(np.diagonal(Sigma_old, axis1=1, axis2=2))
        least = np.linalg.eigvalsh(left / (unit[:, :, None] * unit[:, None]))[:, 0]
        raise Collapsed(int(least.argmin())) from None


def in_range(numbers):
    """The numbers, unless some are not: then x is too far from every component for float64."""
    if not np.isfinite(numbers).all():
        raise OverflowError(
            "some x lies further than 1e150 standard deviations from every component (1e19 if "
            "dtype=np.float32), where its square has no place. Start from the data, as in "
            "emlib.init.data_points."
        )
    return numbers


def bound_in_range(e_step):
    """An E-step that raises OverflowError in place of a bound that is not finite."""

    @wraps(e_step)
    def checked(*args):
        with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
            S, bound = e_step(*args)
        return S, bound if isfinite(bound) else in_range(bound)

    return checked
