"""What can go wrong inside a run is found where it happens, and named."""

from functools import cache, wraps

import numpy as np

from emlib.engine.covariance import in_units
from emlib.engine.limits import EPS, TINY, Collapsed, is_set

CERTAIN = 10  # times its rounding is what a variance must be: then it has a digit, and EM ascends


def guarded(steps):
    """steps(...) -> the same iterator, whose errors say when.

    An ArithmeticError gets .iteration, that of the step on its way: the M-step to theta_1 belongs
    to iteration 1, and so does all before.
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


def read_only(theta):
    """A copy of theta, an array or a tuple of arrays, that cannot be written to.

    So nobody outside can disturb a run, nor the run what is outside.
    """
    if isinstance(theta, np.ndarray):
        theta = theta.copy()
        theta.setflags(write=False)
    elif isinstance(theta, tuple):
        theta = getattr(theta, "_make", tuple)([read_only(part) for part in theta])
    return theta


def idle_in_place(S):
    """S, in which a component that is responsible for nothing is given one row like itself.

    Its N_k is then 1 and not 0, and the M-step leaves its mean and covariance where they are. Its
    weight comes from the true N_k: it becomes 0.
    """
    if np.minimum.reduce(S.N_k) >= TINY:
        return S
    idle = S.N_k < TINY
    N_k, z, zz = np.where(idle, 1, S.N_k), S.z.copy(), S.zz.copy()
    z[idle], zz[idle] = 0, np.eye(z.shape[1]) if zz.ndim == 3 else 1
    return S._replace(N_k=N_k, z=z, zz=zz)


@cache
def _digits(D):
    """For D columns: the share of a sum that rounding takes, I, and the factors that take it off.

    The last are 1 but on the diagonal, which loses CERTAIN times that share.
    """
    digit = D * EPS
    return digit, np.eye(D), 1 - CERTAIN * digit * np.eye(D)


def wide_enough(theta, S, floor):
    """theta, made of the statistics S; Collapsed if a covariance may be nothing but rounding.

    Without a floor: Sigma_k comes from zz / N_k - (z / N_k) (z / N_k)^T. Where a component has
    become very narrow the two terms agree in almost all digits, and their difference is what
    rounding left. So the most that rounding can have made is taken away from Sigma_k: that of
    zz / N_k, that of x - c, which z was computed from, and CERTAIN times that of Sigma_k itself.
    What is left must be positive definite. With a floor, no Sigma_k is narrower than that, so only
    the rounding of x - c is taken away.
    """
    if S.zz.ndim == 2:
        return _wide_enough_apart(theta, S, floor)
    old, c = S.view.Sigma, S.view.c
    digit, I, kept = _digits(len(c))
    if is_set(floor):
        left = theta.Sigma - np.square(digit * (theta.mu - c))[:, None] * I
    else:
        lost = digit * _size(S, np.einsum("kdd->k", S.zz))
        left = kept * theta.Sigma - lost[:, None, None] * old
    try:
        np.linalg.cholesky(left)
        return theta
    except np.linalg.LinAlgError:
        unit = np.sqrt(np.diagonal(old, axis1=1, axis2=2))
        least = np.linalg.eigvalsh(in_units(left, unit))[:, 0]
        raise Collapsed(int(least.argmin())) from None


def _wide_enough_apart(theta, S, floor):
    """The same of diagonal covariances, column by column."""
    new, old = theta.Sigma.diagonal(0, 1, 2), np.square(S.view.L)
    digit = new.shape[1] * EPS
    if is_set(floor):
        left = new - np.square(digit * (theta.mu - S.view.c))
    else:
        left = (1 - CERTAIN * digit) * new - digit * _size(S, np.add.reduce(S.zz, 1))[:, None] * old
    if left.min() > 0:
        return theta
    raise Collapsed(int((left / old).min(axis=1).argmin()))


def _size(S, squares):
    """Of which numbers rounding takes its share, (K,): of z^2, summed, and of x - c in them."""
    size = np.abs(squares) / np.maximum(S.N_k, TINY)
    away = S.view.A[:, :, -1]  # L^-1 (c - mu)
    return size + np.sqrt(size * np.vecdot(away, away))


def in_sight(log_joint) -> np.ndarray:
    """ln p(x_n, k) of Gaussians, (N, K), if every row has a component it is not too far from."""
    near = np.isfinite(log_joint.max(axis=1))
    if near.all():
        return log_joint
    raise OverflowError(
        f"x[{int(near.argmin())}] lies further than 1e150 standard deviations from every "
        "component, and the square of that has no place in float64: start from the data, as in "
        "init.data_points(x, K, rng)"
    )
