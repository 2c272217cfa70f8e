"""What can go wrong inside a run, found where it happens and named."""

from functools import cache, wraps
from math import isfinite

import numpy as np

CERTAIN = 10  # times its rounding: the narrowest width then has a digit, and EM ascends


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
    return digit, np.eye(D), 1 - CERTAIN * digit * np.eye(D)


def seen(theta, S, zz_mean, model):
    """theta, made of the statistics S; Collapsed if one of its covariances has no digits left.

    The floor is wide enough if it is wider than the rounding of x - c. Without one the digits end
    at CERTAIN times a covariance's own rounding, and at that of zz_mean (K, D, D), in units of the
    old Sigma, to which x - c has been rounded. A fixed covariance has all its digits.
    """
    if not model.shape.n_parameters(1, 1):
        return theta
    digit, I, kept = _digits(theta.mu.shape[1], model.dtype)
    if np.count_nonzero(model.floor):
        left = theta.Sigma - np.square(digit * (theta.mu - S.factors.c.T))[:, None] * I
    else:
        away = S.factors.A[:, :, -1]
        size = np.abs(zz_mean.diagonal(0, 1, 2).sum(axis=1))  # below 0 when no digit is left
        lost = digit * (size + np.sqrt(size * np.vecdot(away, away)))
        left = kept * theta.Sigma - lost[:, None, None] * S.theta.Sigma
    try:
        np.linalg.cholesky(left)
        return theta
    except np.linalg.LinAlgError:
        unit = np.sqrt(np.diagonal(S.theta.Sigma, axis1=1, axis2=2))
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
        with np.errstate(all="ignore"):
            S, bound = e_step(*args)
        return S, bound if isfinite(bound) else in_range(bound)

    return checked
