"""What the check cells of a student's notebook call; needs numpy alone, prints, never raises.

Joined to emlib/selfcheck.py it stands in the set-up cell of each notebook as the module emcheck.
An answer is given as `lambda: its_name`, so that a name that is missing is told in a line.
"""

import numpy as np

from emlib.selfcheck import answered, copies, difference


class Marker:
    """Stands among the numbers of a check for what has no short form."""

    def __init__(self, kind, value):
        self.kind, self.value = kind, value


def rng(seed):
    return Marker("rng", seed)


def items(*values):
    return Marker("list", values)


def empty(*shape):
    return Marker("empty", shape)


nan, inf, minus_inf = float("nan"), float("inf"), -float("inf")


def real(value):
    """A stored value as the function gets it: a list of numbers stands for an array."""
    if isinstance(value, tuple):
        return tuple(map(real, value))
    if isinstance(value, dict):
        return {key: real(part) for key, part in value.items()}
    if isinstance(value, list):
        return np.array(value)
    if not isinstance(value, Marker):
        return value
    if value.kind == "rng":
        return np.random.default_rng(value.value)
    return list(map(real, value.value)) if value.kind == "list" else np.empty(value.value)


def plain(found):
    """What came back, with arrays for lists of numbers, as a judge expects it."""
    if isinstance(found, tuple):
        return tuple(map(plain, found))
    if isinstance(found, dict):
        return {key: plain(part) for key, part in found.items()}
    try:
        return np.asarray(found) if isinstance(found, list) else found
    except ValueError:
        return found


def looked_up(get, name):
    """(the value of the reader's name, None), or (None, what to do)."""
    try:
        return get(), None
    except Exception:
        return None, f"there is no {name}: write it, and run its cell"


def verdicts(get, name, checks, place):
    """A line for each visible check of a function: “right: ...” or “not yet: ...”."""
    answer, problem = looked_up(get, name)
    if not problem and not callable(answer):
        problem = f"{name} is no function: has another cell taken its name?"
    for check in checks:
        why = problem or flaw(answer, name, check, place)
        if why and (problem or why == f"write {name} first"):
            yield f"not yet: {why}"
            return
        yield f"not yet: {check['check']}: {why}" if why else f"right: {check['check']}"


def flaw(answer, name, check, place):
    """What is wrong with a function in one check, or None."""
    found = []
    for call in check["calls"]:
        value, problem = answered(answer, real(call), name)
        if problem:
            return problem
        found.append(plain(value))
    wanted = [real(value) for value in check["wanted"] or [None] * len(found)]
    problem = compared(found, wanted, check)
    if not problem:
        return None
    for why, outputs in check["mistakes"]:
        if not any(map(difference, found, map(real, outputs), [check["rtol"]] * len(found))):
            return f"{why}. Read {place}"
    return f"{problem}. Hint: {check['hint']}. Read {place}"


def compared(found, wanted, check):
    """What differs, in words, by the check's own judge if it has one; None if nothing does."""
    if not check["judge"]:
        pairs = zip(found, wanted, strict=True)
        return next((d for a, b in pairs if (d := difference(a, b, check["rtol"]))), None)
    try:
        with np.errstate(all="ignore"):
            return check["judge"](found, wanted, [copies(real(call)) for call in check["calls"]])
    except Exception:
        return "what came back is not of the form that was asked for"


def outputs(get, name, checks, place):
    """Print how the visible checks of a function went."""
    lines = list(verdicts(get, name, checks, place))
    print(*lines, sep="\n")
    if all(line.startswith("right") for line in lines):
        print("These are the visible checks; the grading has others, with other numbers.")
