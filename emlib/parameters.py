"""A theta that comes from outside is checked once; every error names the field and the cure."""

import numpy as np

from emlib.inputs import real

EPS = np.finfo(float).eps


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
    variance = np.abs(np.diagonal(Sigma, axis1=1, axis2=2))  # columns may differ in units
    unit = np.broadcast_to(unit_of(floor, D) if np.any(floor) else np.sqrt(variance), (K, D))
    unit = np.where(unit > 0, unit, 1)
    values = np.linalg.eigvalsh(Sigma / (unit[:, :, None] * unit[:, None]))
    return values[:, 0], 1e-9 + 4 * D * EPS * values[:, -1]


def means(mu, D):
    """mu as a new array (K, D) of finite numbers."""
    return _field("mu", mu, ("K", D))


def centres(theta, D):
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
    if a.ndim != len(shape) or any(n != m for n, m in sizes if isinstance(m, int)):
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


def fields(theta, D=None):
    """theta as new arrays pi (K,), mu (K, D), Sigma (K, D, D); TypeError or ValueError if not."""
    if not isinstance(theta, tuple | list) or len(theta) != 3:
        found = f"{len(theta)} fields" if isinstance(theta, tuple | list) else f"{theta!r:.60}"
        raise TypeError(
            f"theta must be Theta(pi, mu, Sigma), found {found}: "
            "start as in emlib.init.data_points(x, K, rng)"
        )
    pi = _field("pi", theta[0], ("K",))
    mu = _field("mu", theta[1], (len(pi), "D" if D is None else D))
    return pi, mu, _field("Sigma", theta[2], (len(pi), mu.shape[1], mu.shape[1]))


def mixture(theta, D, shape, floor):
    """theta as arrays pi (K,), mu (K, D), Sigma (K, D, D), if EM can start from it.

    TypeError or ValueError names the field at fault, what was found and the cure.
    """
    pi, mu, Sigma = fields(theta, D)
    if not len(pi) or (pi < 0).any() or abs(pi.sum() - 1) > 1e-9:
        raise ValueError(
            f"theta.pi must be >= 0 with sum 1, found {pi} with sum {pi.sum()}: divide it by that"
        )
    variance = np.diagonal(Sigma, axis1=1, axis2=2)
    unit = np.sqrt(np.abs(variance))  # columns may differ in units
    unit = unit[:, :, None] * unit[:, None]
    crooked = np.abs(Sigma - Sigma.swapaxes(1, 2)) > 1e-9 * unit
    if crooked.any():
        k = int(np.argwhere(crooked)[0, 0])
        raise ValueError(
            f"theta.Sigma[{k}] must be symmetric, found\n{Sigma[k]}\nTake (Sigma + its transpose)/2"
        )
    if (np.abs(Sigma - shape.project(Sigma, pi)) > 1e-9 * unit).any():
        raise ValueError(
            f"theta.Sigma is not of the model's shape, {shape}, and EM ascends only from one that "
            "is: take shapes.feasible(model, theta)"
        )
    _in_range(variance)
    _not_below(Sigma, shape.least(floor))
    return pi, mu, Sigma


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
