"""Inputs with an output each, and the line of least squares through some of them."""

from typing import NamedTuple

import numpy as np

from emlib.engine.arrays import real
from emlib.engine.inputs import observations
from emlib.engine.limits import EPS

SHAPES = "give data as a tuple (x, y), or as one array whose last column is y"


class Pairs(NamedTuple):
    """Inputs X (N, P) = [1, x] = B R, the columns of B orthonormal, and outputs y (N,)."""

    X: np.ndarray
    y: np.ndarray
    B: np.ndarray
    R: np.ndarray


def pairs(data) -> Pairs:
    """Data as a tuple (x, y), where x is (N, D) or (N,), or as one array whose last column is y."""
    if isinstance(data, Pairs):
        return data
    two = isinstance(data, tuple) and not hasattr(data, "_fields")
    columns = observations(_joined(*data) if two else _whole("x", data), holes="")
    X, y = with_one(columns[:, :-1]), columns[:, -1].astype(float)
    if len(X) < X.shape[1]:
        raise ValueError(
            f"data must have at least {X.shape[1]} rows, one for each coefficient of a line, found "
            f"{len(X)}: {SHAPES}"
        )
    B, R = np.linalg.qr(X)
    if (abs(np.diag(R)) <= 1e-12 * np.linalg.norm(X, axis=0)).any():
        raise ValueError(
            "x must have no column that is constant or a sum of others, found one in shape "
            f"{columns[:, :-1].shape}: leave out what says nothing new"
        )
    return Pairs(X, y, B, R)


def with_one(x) -> np.ndarray:
    """Inputs (N, D) -> [1, x], (N, 1 + D)."""
    return np.insert(x.astype(float), 0, 1, axis=1)


def side_by_side(pairs) -> np.ndarray:
    """Pairs as one array (N, D) whose last column is y."""
    return np.column_stack([pairs.X[:, 1:], pairs.y])


def _joined(*parts):
    if len(parts) != 2:
        raise ValueError(f"data must be (x, y), found {len(parts)} parts: give the two of them")
    x, y = (_whole(name, part) for name, part in zip("xy", parts, strict=True))
    if y.ndim != 1 or x.shape[:1] != y.shape:
        cure = "a column is a vector as y[:, 0]" if y.shape == (len(x), 1) else SHAPES
        raise ValueError(
            f"y must hold one number for each row of x, found shapes {x.shape} and {y.shape}: "
            f"{cure}"
        )
    return np.column_stack([x, y])


def _whole(name, part):
    """part as an array; ValueError names the first number that is missing or infinite."""
    if np.ma.is_masked(part):
        raise TypeError(
            f"{name} has masked cells, and EM would read what is under the mask: fill them"
        )
    a = real(name, part)
    for index in np.argwhere(~np.isfinite(a))[:1]:
        raise ValueError(
            f"{name}[{', '.join(map(str, index))}] is {a[tuple(index)]}: fill the cell or remove "
            "the row"
        )
    return a


def least_squares(pairs, counts):
    """(w, sigma2): the line with the least sum of counts_n (y_n - w . [1, x_n])^2; its mean."""
    root = np.sqrt(counts)
    b = np.linalg.lstsq(root[:, None] * pairs.B, root * pairs.y, rcond=None)[0]
    return np.linalg.solve(pairs.R, b), counts @ (pairs.y - pairs.B @ b) ** 2 / counts.sum()


def rounding(y) -> float:
    """A mean square of residuals that may be nothing but rounding."""
    return (100 * EPS) ** 2 * float(np.mean(y**2))
