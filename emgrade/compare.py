"""What differs between what came back and what is right, in words for the student.

Students may return lists for arrays, arrays of one number for numbers, lists for tuples.
"""

import numpy as np

ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}
NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
NOTHING = "nothing came back: is there a return?"


# ---- the form ----


def formed(found, wanted):
    """found in the form of wanted, as far as it can be: arrays for lists of numbers, and so on.

    Students may return lists for arrays, arrays of one number for numbers, lists for tuples.
    """
    if isinstance(wanted, np.ndarray):
        return as_array(found)
    if isinstance(wanted, tuple | list):
        return formed_items(found, wanted)
    if isinstance(wanted, dict) and isinstance(found, dict):
        return {key: formed(part, wanted.get(key)) for key, part in found.items()}
    if isinstance(found, np.ndarray) and found.ndim == 0:
        return found.item()
    return found


def as_array(found):
    try:
        return np.asarray(found, float) if found is not None else None
    except (TypeError, ValueError):
        return found


def formed_items(found, wanted):
    """Part for part; a longer list takes the form of the last part."""
    if not (isinstance(found, tuple | list) or (isinstance(found, np.ndarray) and found.ndim)):
        return found
    likes = [*wanted, *wanted[-1:] * max(len(found) - len(wanted), 0)] if len(wanted) else found
    parts = [formed(part, like) for part, like in zip(found, likes, strict=False)]
    if hasattr(wanted, "_make") and len(parts) == len(wanted):
        return wanted._make(parts)
    return tuple(parts) if isinstance(wanted, tuple) else parts


# ---- the comparison ----


def difference(found, wanted, rtol: float, where: str = "that you return") -> str | None:
    """What differs, in words; None if nothing does but for rtol of the largest entry.

    where: of what these are the parts, for a sentence.
    """
    if found is None and wanted is not None:
        return NOTHING
    if isinstance(wanted, tuple | list):
        return difference_of_items(found, wanted, rtol, where)
    if isinstance(wanted, dict):
        return difference_of_dicts(found, wanted, rtol)
    if wanted is None or isinstance(wanted, str):
        same = isinstance(found, type(wanted)) and found == wanted  # an array has no plain ==
        return None if same else f"{wanted!r} is wanted, found {found!r:.40}"
    return difference_of_numbers(found, wanted, rtol)


def difference_of_items(found, wanted, rtol: float, where: str) -> str | None:
    if not isinstance(found, tuple | list) or len(found) != len(wanted):
        count = len(found) if isinstance(found, tuple | list) else 1
        return f"return {len(wanted)} things, in this order; found {count}"
    for place, (a, b) in enumerate(zip(found, wanted, strict=True), start=1):
        if words := difference(a, b, rtol, "in it"):
            return f"{which(place, len(wanted))} {where}: {words}"
    return None


def which(place: int, count: int) -> str:
    """One of several things, in words: the second of the two things."""
    if count == 1:
        return "the only thing"
    th = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"the {ORDINALS.get(place, f'{place}{th}')} of the {NUMBERS.get(count, count)} things"


def difference_of_dicts(found, wanted, rtol: float) -> str | None:
    if not isinstance(found, dict) or found.keys() != wanted.keys():
        return f"return a dict with the keys {', '.join(map(str, wanted))}"
    for key in wanted:
        if words := difference(found[key], wanted[key], rtol, "in it"):
            return f"{key}: {words}"
    return None


def difference_of_numbers(found, wanted, rtol: float) -> str | None:
    try:
        found, wanted = np.asarray(found, float), np.asarray(wanted, float)
    except (TypeError, ValueError):
        return f"numbers are wanted, found {found!r:.40}"
    if found.shape != wanted.shape:
        return f"the result has shape {found.shape}, not {wanted.shape}"
    finite = np.isfinite(wanted)
    if not np.array_equal(found[~finite], wanted[~finite], equal_nan=True):
        return "an infinity or NaN is wanted where there is none"
    found, wanted = found[finite], wanted[finite]
    if not np.isfinite(found).all():
        return "there is a NaN or an infinity where a number should be"
    scale = np.abs(wanted).max(initial=0) or 1.0
    gap = np.abs(found - wanted)
    if (gap <= rtol * scale).all():
        return None
    return "one of your numbers is {}, where {} is right".format(*told_apart(found, wanted, gap))


def told_apart(found, wanted, gap) -> tuple[str, str]:
    """The worst pair of numbers, with as many digits as it takes to see that they differ."""
    worst = gap.argmax()
    pairs = [tuple(f"{one[worst]:.{n}g}" for one in (found, wanted)) for n in (5, 8, 17)]
    return next((pair for pair in pairs if len(set(pair)) == 2), pairs[-1])
