"""What comes from outside is checked once; every error names it, what was found, and the cure."""

from numbers import Integral

import numpy as np

from emlib.engine.arrays import real
from emlib.engine.pieces import pieces

HOLES = (
    ", or take GMMWithHoles, where nan is a hole, and start it from the columns' means, as in "
    "init.data_points(missing.filled(x), K, rng)"
)
NARROW, WIDE = 1e-152, 1e154  # squares of such widths have a place in float64


def observations(x, D=None, holes=HOLES) -> np.ndarray:
    """x as an array (N, D) of finite real numbers; a vector becomes one column.

    Numbers are not copied. TypeError or ValueError names what was found, a bad cell by its index;
    D is how many columns theta has, if there is one already; holes: what else than to fill a nan
    there is. OverflowError as in spread.
    """
    if np.ma.is_masked(x):
        raise TypeError("x has masked cells, and EM would read what is under the mask: fill them")
    x = real("x", x)
    if x.ndim == 1 and D not in (None, 1):
        raise ValueError(
            f"theta is for x with {D} columns, found a vector of {len(x)} numbers: one observation "
            "is x[None, :]"
        )
    x = x[:, None] if x.ndim == 1 else x
    if x.ndim != 2 or x.size == 0:
        raise ValueError(
            f"x must be (N, D) with N >= 1 and D >= 1, found shape {x.shape}: "
            "give one row per observation"
        )
    if D not in (None, x.shape[1]):
        raise ValueError(
            f"theta is for x with {D} columns, found shape {x.shape}: "
            "give the columns of that fit, or start anew"
        )
    largest = max(_largest(x, rows, holes) for rows in pieces(x))
    if largest and not NARROW < largest < WIDE / np.sqrt(x.size):
        spread(x)
    return x


def _largest(x, rows, holes):
    """The largest |x_nd| of a piece; ValueError names the first cell that is not finite."""
    piece = x[rows]
    largest = max(abs(float(piece.max())), abs(float(piece.min())))
    if not np.isfinite(largest):
        n, d = np.argwhere(~np.isfinite(piece))[0]
        found = f"x[{rows.start + n}, {d}] is {piece[n, d]}"
        holes = holes if np.isnan(piece[n, d]) else ""
        raise ValueError(f"{found}: fill the cell or remove the row{holes}")
    return largest


def spread(x):
    """How far the columns of x reach, (D,); OverflowError where squares of that have no place."""
    with np.errstate(over="ignore"):
        width = np.array([float(x[:, d].max()) - float(x[:, d].min()) for d in range(x.shape[1])])
    lost = (width > 0) & ~((width > NARROW) & (width < WIDE / np.sqrt(x.size)))
    for d in np.flatnonzero(lost):
        raise OverflowError(
            f"x[:, {d}] spreads over {width[d]:.0e}, and the square of that has no place in "
            "float64: rescale x, as in x / np.abs(x).max()"
        )
    return width


def components(K, name="K", least=1) -> int:
    """K as a whole number >= 1."""
    if not (isinstance(K, Integral) and least <= K):
        raise ValueError(
            f"{name} must be a whole number >= {least}, found {K!r:.60}: give "
            f"{f'{least} or more' if isinstance(K, Integral) else 'it as an int'}"
        )
    return int(K)


def draws(n) -> int:
    """n, how many shall be drawn, as a whole number >= 0."""
    return components(n, "n", least=0)


def generator(rng, name="rng"):
    """rng, if it is a numpy Generator; a new one from a seed, if it is a whole number >= 0."""
    if isinstance(rng, Integral) and not isinstance(rng, bool) and rng >= 0:
        return np.random.default_rng(rng)
    if not isinstance(rng, np.random.Generator):
        raise TypeError(
            f"{name} must be a Generator or a seed, found {rng!r:.60}: take "
            "np.random.default_rng(seed)"
        )
    return rng


def labels(z, N=None, K=None, *, name="z", least=0) -> np.ndarray:
    """z as N integer labels in 0..K-1; without K, from least on. TypeError or ValueError if not.

    Truth values are no labels.
    """
    z = real(name, z, "words become integers by np.unique(words, return_inverse=True)[1]")
    if z.ndim != 1 or N not in (None, len(z)) or z.dtype.kind not in "iu" or not len(z):
        raise ValueError(
            f"{name} must hold {'' if N is None else f'{N} '}integer labels, found {z.dtype} of "
            f"shape {z.shape}: give one for each row of x"
        )
    if not least <= z.min() <= z.max() < (np.inf if K is None else K):
        raise ValueError(
            f"{name} must hold labels {f'>= {least}' if K is None else f'0..{K - 1}'}, found "
            f"{z.min()}..{z.max()}: number the classes from 0"
            f"{', where -1 stands for an unknown one' if least else ''}"
        )
    return z


def weights(w, N):
    """w as N finite numbers >= 0, not all 0; None stays None."""
    if w is None:
        return None
    w = real("weights", w).astype(float)
    rule = f"weights must be {N} finite numbers >= 0, not all 0"
    if w.shape != (N,):
        raise ValueError(f"{rule}, found shape {w.shape}: give one for each row of x")
    bad = np.flatnonzero(~((w >= 0) & (w < np.inf)))
    if bad.size or not w.any():
        found = f"weights[{bad[0]}] = {w[bad[0]]}" if bad.size else "all 0"
        raise ValueError(f"{rule}, found {found}: a row with weight 0 is left out")
    return w


def one_of(name, value, kind, such_as):
    """A field of a model must be of its kind."""
    if not isinstance(value, kind):
        raise TypeError(
            f"{name} must be one of emlib.{such_as.split('.')[0]}, found {value!r:.60}: "
            f"take {such_as}, for instance"
        )
