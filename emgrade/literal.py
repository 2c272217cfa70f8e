"""Numbers as text for a check cell: short, exact when read back, the same on every machine.

Inputs keep 12 digits of each number, and are rounded before anything is computed from them; what
comes out keeps as many digits as its check can see, counted from the largest entry, so that
neither a last digit nor a rounding error beside a 0 shows.
"""

import pprint
from dataclasses import dataclass

import numpy as np

from emgrade.spec import Rng

WIDTH = 96  # characters of a line


@dataclass(frozen=True)
class Call:
    """Is written as it is, without quotation marks: emcheck.rng(3), emrules.a_judge."""

    text: str

    def __repr__(self):
        return self.text


def digits_of(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")


def rounded(value, digits: int = 12):
    """An argument of a call with numbers of so many digits."""
    if isinstance(value, tuple | list):
        return type(value)(rounded(part, digits) for part in value)
    if isinstance(value, dict):
        return {key: rounded(part, digits) for key, part in value.items()}
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return np.vectorize(digits_of, otypes=[float])(value, digits) if value.size else value
    return digits_of(value, digits) if isinstance(value, float) else value


def coarse(value, digits: int):
    """A result with so many digits of its largest entry."""
    if isinstance(value, tuple | list):
        return type(value)(coarse(part, digits) for part in value)
    if isinstance(value, dict):
        return {key: coarse(part, digits) for key, part in value.items()}
    array = np.asarray(value)
    if array.dtype.kind != "f" or not array.size:
        return value
    finite = array[np.isfinite(array)]
    scale = max(np.abs(finite).max(initial=0), 1e-300)
    places = digits - 1 - int(np.floor(np.log10(scale)))
    return np.vectorize(lambda entry: round(float(entry), places) + 0.0, otypes=[float])(array)


def stored(value):
    """As lists (for arrays), tuples, numbers and Calls."""
    if isinstance(value, Rng):
        return Call(f"emcheck.rng({value.seed})")
    if isinstance(value, np.ndarray | np.generic):
        if value.size == 0:
            return Call(f"emcheck.empty{value.shape}")
        return stored(value.item()) if value.ndim == 0 else _entries(value.tolist())
    if isinstance(value, tuple):
        return tuple(map(stored, value))
    if isinstance(value, list):
        return Call(f"emcheck.items({', '.join(repr(stored(part)) for part in value)})")
    if isinstance(value, dict):
        return {str(key): stored(part) for key, part in value.items()}
    return _number(value)


def _entries(value):
    return [_entries(part) for part in value] if isinstance(value, list) else _number(value)


def _number(value):
    if isinstance(value, float) and not np.isfinite(value):
        name = "nan" if np.isnan(value) else "inf" if value > 0 else "minus_inf"
        return Call(f"emcheck.{name}")
    return value


def text(value, indent: int = 0) -> str:
    """Python source of a stored value, in lines of at most WIDTH."""
    lines = pprint.pformat(value, width=WIDTH - indent, compact=True, sort_dicts=False)
    return lines.replace("\n", "\n" + " " * indent)


def stored_all(values) -> list:
    return [stored(value) for value in values]
