"""A value from outside as an array of real numbers; if it is none, what it is and what to do."""

import numpy as np

CURES = {  # by kind of dtype
    "c": "take its real part",
    "M": "dates become days by x.astype('datetime64[D]').astype(float)",
    "m": "durations become seconds by x / np.timedelta64(1, 's')",
}
MISSING = ("NAType", "NaTType")  # what pandas writes where a value is missing


def real(name, value, cure="convert it to numbers") -> np.ndarray:
    """value as an array of real numbers, of whatever shape; TypeError or ValueError if it has none.

    What is an array of numbers already comes back as it is, or in float64 if it has more digits.
    cure: of text, and of records.
    """
    a = array(name, value, cure)
    a = _numbers(name, a, cure) if a.dtype == object else a
    if a.dtype.kind not in "fiub":
        cure = CURES.get(a.dtype.kind, cure)
        raise TypeError(f"{name} must hold real numbers, found dtype {a.dtype}: {cure}")
    return a.astype(float) if a.dtype.itemsize > 8 else a  # no longer ones have a Cholesky factor


def array(name, value, cure="convert it to numbers") -> np.ndarray:
    """value as an array of whatever it holds; TypeError or ValueError if it has no shape."""
    if hasattr(value, "toarray"):
        raise TypeError(f"{name} is sparse, a {type(value).__name__}: give {name}.toarray()")
    _no_record(name, value, cure)
    try:
        return np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} has rows of different lengths: fill or cut them") from None


def _no_record(name, value, cure):
    """TypeError for a record, such as a theta or a Fit, and for a list of them."""
    several = isinstance(value, list | tuple) and not hasattr(value, "_fields")
    one = value[0] if several and value else value
    if hasattr(one, "_fields"):
        cure = "x comes before theta, as in fit(model, x, theta)" if name == "x" else cure
        raise TypeError(f"{name} must hold real numbers, found {short(one)}: {cure}")


def _numbers(name, a, cure):
    for index, value in np.ndenumerate(a):
        where = f"{name}[{', '.join(map(str, index))}]" if index else name
        if isinstance(value, str | bytes):
            raise TypeError(f"{where} is text, {value!r}: {cure}")
        if (value is None and not index) or isinstance(value, dict | set):
            raise TypeError(f"{name} must be an array of numbers, found {value!r:.60}")
        if value is not None and type(value).__name__ in MISSING:
            raise ValueError(f"{where} is missing: fill the cell or remove the row")
    try:
        return a.astype(float)
    except (TypeError, ValueError) as error:
        raise TypeError(f"{name} must be an array of real numbers: {error}") from None


def with_nan(x):
    """x, in which every cell that is masked, or missing in the manner of pandas, is nan."""
    if np.ma.isMaskedArray(x):
        return np.ma.filled(x.astype(float), np.nan)
    x = x.to_numpy() if hasattr(x, "to_numpy") else x
    if getattr(x, "dtype", None) is not np.dtype(object):
        return x
    cells = [np.nan if type(cell).__name__ in MISSING else cell for cell in x.flat]
    return np.array(cells, object).reshape(x.shape)


def finite_numbers(name, value, axes):
    """value as an array of finite numbers with at most so many axes."""
    a = real(name, value)
    if a.ndim > axes or not a.size or not np.isfinite(a).all():
        kind = "a finite number" if axes == 0 else "a finite number, or a vector of them"
        raise ValueError(f"{name} must be {kind}, found {value}")
    return a


def number(name, value, cure) -> float:
    """value, if it is one finite number >= 0; TypeError or ValueError if not."""
    a = real(name, value, cure)
    if a.ndim or not 0 <= a < np.inf:
        raise ValueError(f"{name} must be a finite number >= 0, found {value!r:.60}: {cure}")
    return float(a)


def short(value) -> str:
    """What was found, in few words."""
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if hasattr(value, "_fields"):
        return f"a {type(value).__name__}"
    if isinstance(value, tuple) and len(value) in (2, 3):
        return f"({', '.join(map(short, value))})"
    return f"{value!r:.60}"
