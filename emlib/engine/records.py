"""What a mixture is made of, and that a theta from outside is such: errors name field and cure."""

from typing import NamedTuple

import numpy as np

from emlib.inputs import real

EPS = np.finfo(float).eps


class Theta(NamedTuple):
    """Mixing weights pi (K,), means mu (K, D), covariances Sigma (K, D, D)."""

    pi: np.ndarray
    mu: np.ndarray
    Sigma: np.ndarray


def unit_of(floor, D) -> np.ndarray:
    """The widths that a floor stands for, (D,); ValueError if it has another number of columns."""
    if np.ndim(floor) == 1 and len(floor) != D:
        raise ValueError(
            f"floor must be one number, or {D}, one per column of x, found {len(floor)}: "
            "take emlib.choose.default_floor(x)"
        )
    return np.sqrt(np.broadcast_to(floor, D))


def least_eigenvalue(Sigma, floor):
    """(least, rounding), both (K,): of each Sigma_k in units of the floor, how far it is certain.

    Without a floor in units of its own variances. Rounding is in proportion to the largest one.
    """
    K, D, _ = Sigma.shape
    unit = np.broadcast_to(unit_of(floor, D) if np.any(floor) else _widths(Sigma), (K, D))
    unit = np.where(unit > 0, unit, 1)
    values = np.linalg.eigvalsh(Sigma / (unit[:, :, None] * unit[:, None]))
    return values[:, 0], 1e-9 + 4 * D * EPS * values[:, -1]


def _widths(Sigma):
    """The square roots of the variances, (K, D): columns may differ in units."""
    return np.sqrt(np.abs(np.diagonal(Sigma, axis1=1, axis2=2)))


def beyond_rounding(difference, Sigma):
    """Which of the Sigma_k a difference (K, D, D) changes by more than rounding, (K,) bool."""
    unit = _widths(Sigma)
    return (np.abs(difference) > 1e-9 * unit[:, :, None] * unit[:, None]).any(axis=(1, 2))


def means(mu, D="D"):
    """mu as a new array (K, D) of finite numbers."""
    return _field("mu", mu, ("K", D))


def centres(theta, D="D"):
    """theta.mu, of a theta of k-means, as a new array (K, D) of finite numbers."""
    if not hasattr(theta, "mu"):
        raise TypeError(
            f"theta must be emlib.kmeans.Theta(mu), found {theta!r:.60}: "
            "take Theta(init.kmeans_plus_plus(x, K, rng))"
        )
    return means(theta.mu, D)


def _field(name, value, shape):
    """theta.name as a new array of finite numbers; a letter in its shape stands for any number."""
    a = np.array(real(f"theta.{name}", value), float)
    wanted = f"({', '.join(map(str, shape))}{',' * (len(shape) == 1)})"
    sizes = zip(a.shape, shape, strict=False)
    if a.ndim != len(shape) or not a.size or any(n != m for n, m in sizes if isinstance(m, int)):
        raise ValueError(
            f"theta.{name} must be finite, of shape {wanted}, found shape {a.shape}: "
            "start as in emlib.init.data_points(x, K, rng)"
        )
    if not np.isfinite(a).all():
        where = tuple(map(int, np.argwhere(~np.isfinite(a))[0]))
        raise ValueError(
            f"theta.{name} must be finite, of shape {wanted}, found {a[where]} at {where}: "
            "start as in emlib.init.data_points(x, K, rng)"
        )
    return a


def fields(theta, D="D") -> Theta:
    """theta as new arrays pi (K,), mu (K, D), Sigma (K, D, D); TypeError or ValueError if not."""
    if not isinstance(theta, tuple | list) or len(theta) != 3:
        found = f"{len(theta)} fields" if isinstance(theta, tuple | list) else f"{theta!r:.60}"
        raise TypeError(
            f"theta must be Theta(pi, mu, Sigma), found {found}: "
            "start as in emlib.init.data_points(x, K, rng)"
        )
    pi = _field("pi", theta[0], ("K",))
    mu = _field("mu", theta[1], (len(pi), D))
    return Theta(pi, mu, _field("Sigma", theta[2], (len(pi), mu.shape[1], mu.shape[1])))


def distribution(theta, D="D") -> Theta:
    """theta as new arrays, if they are weights, means and symmetric matrices.

    That these are positive definite is seen when they are factorised: Collapsed names one that is
    not.
    """
    theta = fields(theta, D)
    pi, _, Sigma = theta
    if pi.min() < 0 or abs(pi.sum() - 1) > 1e-9:
        raise ValueError(
            f"theta.pi must be >= 0 with sum 1, found {pi} with sum {pi.sum()}: divide it by that"
        )
    across = Sigma - Sigma.swapaxes(1, 2)
    if across.any() and (crooked := beyond_rounding(across, Sigma)).any():
        k = int(crooked.argmax())
        raise ValueError(
            f"theta.Sigma[{k}] must be symmetric, found\n{Sigma[k]}\nTake (Sigma + its transpose)/2"
        )
    _in_range(np.diagonal(Sigma, axis1=1, axis2=2))
    return theta


def mixture(theta, D, model) -> Theta:
    """theta as new arrays, if EM can start from it under the model.

    TypeError or ValueError names the field at fault, what was found and the cure.
    """
    pi, mu, Sigma = distribution(theta, D)
    model.prior.check(*mu.shape)
    if beyond_rounding(Sigma - model.shape.project(Sigma, pi), Sigma).any():
        raise ValueError(
            f"theta.Sigma is not of the model's shape, {model.shape}, and EM ascends only from one "
            "that is: take shapes.feasible(model, theta)"
        )
    _not_below(Sigma, model.shape.least(model.floor))
    return Theta(pi, mu, Sigma)


def _in_range(variance):
    lost = variance[((variance > 0) & (variance < 1e-305)) | (variance > 1e305)]
    if lost.size:
        raise OverflowError(
            f"theta.Sigma has a variance of {lost[0]:.0e}, and float64 loses those beyond 1e-305 "
            "to 1e305: rescale x, as in x / np.abs(x).max(), and theta with it"
        )


def _not_below(Sigma, floor):
    """ValueError if a covariance is not positive definite, or below the floor beyond rounding."""
    least, rounding = least_eigenvalue(Sigma, floor)
    k = int(least.argmin())
    if least[k] <= 0:
        raise ValueError(
            f"theta.Sigma[{k}] is not positive definite, found\n{Sigma[k]}\n"
            "Take shapes.feasible(model, theta) with a model that has a floor"
        )
    k = int((least + rounding).argmin())
    if np.any(floor) and least[k] + rounding[k] < 1:
        raise ValueError(
            f"theta.Sigma[{k}] is below the floor (by a factor {least[k]:.3g}), and EM ascends "
            "only from above it: take shapes.feasible(model, theta), or lower the floor"
        )
