"""What comes from outside is checked here, once; every error names what was found and the cure."""

from functools import wraps

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


def observations(x, D=None) -> np.ndarray:
    """x as an array (N, D) of finite real numbers; a vector becomes one column.

    Numbers are not copied. TypeError or ValueError names what was found, a bad cell by its index;
    D is how many columns theta has, if there is one already.
    """
    if np.ma.is_masked(x):
        raise TypeError("x has masked cells, and EM would read what is under the mask: fill them")
    x = np.asarray(x)
    x = _numbers(x) if x.dtype == object else x
    if x.dtype.kind not in "fiub":
        raise TypeError(f"x must hold real numbers, found dtype {x.dtype}")
    x = x[:, None] if x.ndim == 1 else x
    if x.ndim != 2 or x.size == 0:
        raise ValueError(f"x must be (N, D) with N >= 1 and D >= 1, found shape {x.shape}")
    if D not in (None, x.shape[1]):
        raise ValueError(f"theta is for x with {D} columns, found shape {x.shape}")
    for start in range(0, len(x), 65536):  # in pieces: x may be a memory map larger than memory
        bad = np.argwhere(~np.isfinite(x[start : start + 65536]))
        if len(bad):
            n, d = start + bad[0, 0], bad[0, 1]
            raise ValueError(f"x[{n}, {d}] is {x[n, d]}: fill the cell or remove the row")
    return x


def labels(z, N, K) -> np.ndarray:
    """z as N integer labels in 0..K-1; ValueError names what was found."""
    z = np.asarray(z)
    if z.shape != (N,) or z.dtype.kind not in "iu":
        raise ValueError(f"z must hold {N} integer labels, found {z.dtype} of shape {z.shape}")
    if N and not 0 <= z.min() <= z.max() < K:
        raise ValueError(f"z must hold labels 0..{K - 1}, found {z.min()}..{z.max()}")
    return z


def _numbers(x):
    if any(isinstance(value, str | bytes) for value in x.flat):
        raise TypeError("x holds text: convert it to numbers first, as in x.astype(float)")
    try:
        return x.astype(float)
    except (TypeError, ValueError) as error:
        raise TypeError(f"x must hold real numbers: {error}") from None


def floor(value):
    """The floor is 0 (none), or a finite number > 0, or one such number per column."""
    value = np.asarray(value, float)
    none = value.ndim == 0 and value == 0
    if not none and not (np.isfinite(value).all() and (value > 0).all() and value.ndim < 2):
        raise ValueError(f"floor must be 0, or finite and > 0, alone or per column, found {value}")


def means(mu, D):
    """mu as an array (K, D) of finite numbers."""
    mu = np.array(mu, float)
    if mu.ndim != 2 or mu.shape[1] != D or not np.isfinite(mu).all():
        raise ValueError(f"theta.mu must be finite, of shape (K, {D}), found\n{mu}")
    return mu


def weights(w, N):
    """w as N finite numbers >= 0, not all 0; None stays None."""
    if w is None:
        return None
    w = np.asarray(w, float)
    if w.shape != (N,) or not np.isfinite(w).all() or (w < 0).any() or not w.any():
        raise ValueError(f"weights must be {N} finite numbers >= 0, not all 0, found {w}")
    return w


def mixture(theta, D, shape, floor):
    """theta as arrays pi (K,), mu (K, D), Sigma (K, D, D); ValueError names the field at fault."""
    pi, mu, Sigma = (np.array(field, float) for field in theta)
    K = pi.size
    for name, field, size in (("pi", pi, (K,)), ("mu", mu, (K, D)), ("Sigma", Sigma, (K, D, D))):
        if field.shape != size or not np.isfinite(field).all():
            raise ValueError(f"theta.{name} must be finite, of shape {size}, found\n{field}")
    if (pi < 0).any() or abs(pi.sum() - 1) > 1e-9:
        raise ValueError(f"theta.pi must be >= 0 with sum 1, found {pi} with sum {pi.sum()}")
    variance = np.diagonal(Sigma, axis1=1, axis2=2)
    unit = np.sqrt(np.abs(variance))  # columns may differ in units
    unit = unit[:, :, None] * unit[:, None]
    if (np.abs(Sigma - Sigma.swapaxes(1, 2)) > 1e-9 * unit).any():
        raise ValueError("theta.Sigma must be symmetric in its last two axes")
    if (np.abs(Sigma - shape.project(Sigma, pi)) > 1e-9 * unit).any():
        raise ValueError(
            "theta.Sigma is not of the model's shape, and EM ascends only from one that is: "
            "take shapes.feasible(model, theta)"
        )
    if ((variance > 0) & (variance < 1e-305)).any() or (variance > 1e305).any():
        raise OverflowError(
            "theta.Sigma has variances beyond 1e-305 to 1e305, where float64 loses them: rescale x"
        )
    _covariances(Sigma, shape.least(floor))
    return pi, mu, Sigma


def _covariances(Sigma, floor):
    variance = np.abs(np.diagonal(Sigma, axis1=1, axis2=2))  # columns may differ in units
    unit = np.sqrt(np.broadcast_to(floor if np.any(floor) else variance, variance.shape))
    unit = np.where(unit > 0, unit, 1)
    least = np.linalg.eigvalsh(Sigma / (unit[:, :, None] * unit[:, None]))[:, 0]
    k = int(least.argmin())
    if least[k] <= 0:
        raise ValueError(f"theta.Sigma[{k}] is not positive definite:\n{Sigma[k]}")
    if np.any(floor) and least[k] < 1 - 1e-6:  # what em itself leaves, to rounding
        raise ValueError(
            f"theta.Sigma[{k}] is below the floor (by a factor {least[k]:.3g}), and EM ascends "
            "only from above it: take shapes.feasible(model, theta), or lower the floor"
        )


def rank(Sigma, Sigma_old, second):
    """Collapsed if Sigma (K, D, D) is singular as far as its digits go.

    The digits end at its own rounding, and at that of the second moments it came from, which were
    taken about theta_old in units of Sigma_old.
    """
    D = Sigma.shape[1]
    digit = D * np.finfo(float).eps
    lost = (digit * np.trace(second, axis1=1, axis2=2))[:, None, None] * Sigma_old
    left = Sigma - lost - digit * Sigma * np.eye(D)
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
            "some x lies further than 1e150 standard deviations from every component, and its "
            "square has no place in float64. Start from the data, as in emlib.init.data_points."
        )
    return numbers


def bound_in_range(e_step):
    """An E-step that raises OverflowError in place of a bound that is not finite."""

    @wraps(e_step)
    def checked(*args):
        with np.errstate(over="ignore", invalid="ignore"):
            S, bound = e_step(*args)
        return S, in_range(bound)

    return checked
