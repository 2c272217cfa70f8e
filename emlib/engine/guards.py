"""What can go wrong inside a run is found where it happens, and named."""

from functools import cache, wraps
from math import isfinite

import numpy as np

TINY = np.finfo(float).tiny  # a smaller responsibility is none
CERTAIN = 10  # times its rounding: the narrowest width then has a digit, and EM ascends


class Collapsed(ArithmeticError):
    """A covariance has become singular. Has .component and, once it has left em, .iteration."""

    def __init__(self, component, iteration=None):
        super().__init__(component, iteration)
        self.component, self.iteration = component, iteration

    def __reduce__(self):
        return Collapsed, (self.component, self.iteration)

    def __str__(self):
        when = "" if self.iteration is None else f" at iteration {self.iteration}"
        return (
            f"component {self.component} has collapsed{when}: its covariance is singular, because "
            "it rests on too few distinct points or on points of one plane. Start elsewhere, use "
            "fewer components, or set a floor, as in GMM(floor=default_floor(x))."
        )


def numbered(steps):
    """steps(...) -> iterator, whose ArithmeticErrors leave with .iteration: of the step on its way.

    The M-step on the way to theta_1 belongs to iteration 1, and so does all that comes before.
    """

    @wraps(steps)
    def run(*args, **named):
        made = 0
        try:
            for step in steps(*args, **named):
                yield step
                made += 1
        except ArithmeticError as error:
            error.iteration = max(1, made)
            raise

    return run


def frozen(theta):
    """theta, read-only: what a run yields is also where it goes on from."""
    for field in theta if isinstance(theta, tuple) else ():
        if isinstance(field, np.ndarray):
            field.flags.writeable = False
    return theta


def finite(bound) -> float:
    """A bound that is a number; otherwise x is too far from every component for float64."""
    return float(bound) if isfinite(bound) else float(in_range(bound))


def in_range(numbers):
    """The numbers, unless some are not: then x is too far from every component for float64."""
    if not np.isfinite(numbers).all():
        raise OverflowError(
            "some x lies further than 1e150 standard deviations from every component, where its "
            "square has no place. Start from the data, as in init.data_points(x, K, rng)."
        )
    return numbers


def idle_stay(S):
    """S, in which a component that is responsible for nothing sees one row like itself.

    So it keeps its place: mean and covariance do not change. Its weight is left to others.
    """
    if np.minimum.reduce(S.N_k) >= TINY:
        return S
    idle = S.N_k < TINY
    N_k, z, zz = np.where(idle, 1, S.N_k), S.z.copy(), S.zz.copy()
    z[idle], zz[idle] = 0, np.eye(z.shape[1])
    return S._replace(N_k=N_k, z=z, zz=zz)


@cache
def _digits(D):
    digit = D * np.finfo(float).eps
    return digit, np.eye(D), 1 - CERTAIN * digit * np.eye(D)


def wide_enough(theta, S, floor):
    """theta, made of the statistics S; Collapsed if one of its covariances has no digits left.

    A covariance in units of the old one, Cov[z] = zz / N - z z^T / N^2, is a difference: it is
    known to within the rounding of zz / N, and of x - c on the way to z. What is left of Sigma_k
    when ten times its own rounding and once these are taken away must be positive definite. With a
    floor, the floor must be wider than the rounding of x - c.
    """
    old, c = S.view.Sigma, S.view.c
    digit, I, kept = _digits(len(c))
    if np.count_nonzero(floor):
        left = theta.Sigma - np.square(digit * (theta.mu - c))[:, None] * I
    else:
        size = np.abs(np.add.reduce(S.zz.diagonal(0, 1, 2), 1)) / np.maximum(S.N_k, TINY)
        away = S.view.A[:, :, -1]  # L^-1 (c - mu)
        lost = digit * (size + np.sqrt(size * np.vecdot(away, away)))
        left = kept * theta.Sigma - lost[:, None, None] * old
    try:
        np.linalg.cholesky(left)
        return theta
    except np.linalg.LinAlgError:
        unit = np.sqrt(np.diagonal(old, axis1=1, axis2=2))
        least = np.linalg.eigvalsh(left / (unit[:, :, None] * unit[:, None]))[:, 0]
        raise Collapsed(int(least.argmin())) from None


def in_range_by_row(log_joint) -> np.ndarray:
    """ln p(x_n, k), (N, K), if every row has a component that it is not too far from."""
    in_range(log_joint.max(axis=1))
    return log_joint
