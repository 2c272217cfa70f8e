"""A theta from outside is checked by declaration: record(theta, Theta, pi="K", mu="KD", ...)."""

import numpy as np

from emlib.engine.arrays import real, short
from emlib.engine.covariance import beyond_rounding, symmetric

START = "start as in emlib.init.data_points(x, K, rng)"


def record(theta, kind=None, *, D=None, cure=START, **axes):
    """theta as a record of new arrays of finite numbers, whose axes agree.

    axes: the letters of each field's axes, as in pi="K", mu="KD", Sigma="KDD"; a letter stands for
    one length in all fields, and D is known already if it is given. kind: the NamedTuple that it
    shall be, taken also from a plain tuple of as many fields; without one, what theta is itself.
    TypeError or ValueError names the field, what was found and the cure.
    """
    kind = type(theta) if kind is None and isinstance(theta, tuple) else kind
    wanted = f"{kind.__name__}({', '.join(kind._fields)})" if _named(kind) else "a NamedTuple"
    if hasattr(theta, "theta"):
        raise TypeError(f"theta must be {wanted}, found a {type(theta).__name__}: give its .theta")
    if not (_named(kind) and isinstance(theta, tuple | list) and len(theta) == len(kind._fields)):
        found = f"{len(theta)} fields" if isinstance(theta, tuple | list) else short(theta)
        raise TypeError(f"theta must be {wanted}, found {found}: {cure}")
    sizes, fields = {} if D is None else {"D": D}, []
    for name, value in zip(kind._fields, theta, strict=True):
        fields.append(_field(f"theta.{name}", value, axes.get(name), sizes, cure))
    return kind(*fields)


def _named(kind):
    return isinstance(kind, type) and hasattr(kind, "_fields")


def _field(name, value, letters, sizes, cure):
    """value as a new array of finite numbers; a letter not met before gets its length here."""
    a = np.array(real(name, value), float)
    rule = f"{name} must be finite"
    if letters is not None:
        shape = [sizes.get(letter, letter) for letter in letters]
        rule += f", of shape ({', '.join(map(str, shape))}{',' * (len(shape) == 1)})"
        met = dict(zip(letters, a.shape, strict=False)) | sizes
        if a.shape != tuple(met.get(letter) for letter in letters) or not a.size:
            raise ValueError(f"{rule}, found shape {a.shape}: {cure}")
        sizes.update(met)
    if not np.isfinite(a).all():
        where = tuple(map(int, np.argwhere(~np.isfinite(a))[0]))
        raise ValueError(f"{rule}, found {a[where]} at {where}: {cure}")
    return a


def tolerance(theta) -> float:
    """How exactly sums and symmetries hold: less so if a field came in single precision."""
    return 1e-5 if any(np.asarray(field).dtype == np.float32 for field in theta) else 1e-9


def simplex(name, p, tol=1e-9) -> np.ndarray:
    """p, if its numbers are >= 0 and sum to 1; ValueError if not."""
    if p.min() < 0 or abs(p.sum() - 1) > tol:
        raise ValueError(
            f"{name} must be >= 0 with sum 1, found {p} with sum {p.sum()}: divide it by that"
        )
    return p if tol <= 1e-9 else p / p.sum()


def covariances(Sigma, tol=1e-9) -> np.ndarray:
    """Sigma (K, D, D), if each is symmetric and float64 has a place for its variances."""
    across = Sigma - Sigma.swapaxes(1, 2)
    if across.any() and (crooked := beyond_rounding(across, Sigma, tol)).any():
        k = int(crooked.argmax())
        raise ValueError(
            f"theta.Sigma[{k}] must be symmetric, found\n{Sigma[k]}\nTake (Sigma + its transpose)/2"
        )
    variance = np.diagonal(Sigma, axis1=1, axis2=2)
    lost = variance[((variance > 0) & (variance < 1e-305)) | (variance > 1e305)]
    if lost.size:
        raise OverflowError(
            f"theta.Sigma has a variance of {lost[0]:.0e}, and float64 loses those beyond 1e-305 "
            "to 1e305: rescale x, as in x / np.abs(x).max(), and theta with it"
        )
    return Sigma if tol <= 1e-9 else symmetric(Sigma)
