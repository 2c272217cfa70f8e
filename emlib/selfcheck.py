"""Exercises that answer back: one line says “right”, or what is wrong and why.

The reader's names and arrays are never the checker's: a function gets read-only copies, and what it
is compared with is computed before it is called.
"""

import numpy as np


def number(value, right, tol, mistakes=None) -> None:
    """Print whether a number is right to within tol; mistakes is {wrong number: why}."""
    try:
        value = float(value)
    except (TypeError, ValueError):
        print(f"not yet: give a number, found {value!r:.40}")
        return
    if abs(value - right) <= tol:
        print("right")
        return
    why = next((w for wrong, w in (mistakes or {}).items() if abs(value - wrong) <= tol), None)
    print(f"not yet: {why}" if why else f"not yet: {value:g} is not it")


def choice(value, right, reasons) -> None:
    """Print whether the choice is right, and why: reasons is {choice: why}."""
    if value not in reasons:
        print(f"not yet: choose one of {', '.join(map(repr, reasons))}")
        return
    print(f"{'right' if value == right else 'not yet'}: {reasons[value]}")


def function(answer, solution, cases, mistakes=None, rtol=1e-8) -> None:
    """Print whether answer(*case) is solution(*case) for every case (a tuple of arguments).

    mistakes: {why: wrong function}; one that gives what the answer gives names what went wrong.
    Numbers, arrays and tuples of them are compared; an exception of the answer is told in a line.
    """
    name = solution.__name__.removeprefix("solved_")
    for case in cases:
        wanted = solution(*copies(case))
        known = {why: _quietly(wrong, case) for why, wrong in (mistakes or {}).items()}
        found, problem = answered(answer, case, name)
        if not problem and (problem := difference(found, wanted, rtol)):
            why = next((w for w, bad in known.items() if not difference(found, bad, rtol)), None)
            problem = why or problem
        if problem:
            print(f"not yet: {problem}")
            return
    print("right")


def judged(answer, right, cases) -> None:
    """Print whether right(answer(*case), *case) holds, where more than one answer is right.

    cases: {what to think about where it does not hold: a case, which is a tuple of arguments}.
    """
    for hint, case in cases.items():
        found, problem = answered(answer, case, answer.__name__)
        if problem or not right(found, *copies(case)):
            print(f"not yet: {problem or hint}")
            return
    print("right")


def answered(answer, case, name):
    """(what the reader's function gives, None), or (None, what went wrong in one line)."""
    try:
        with np.errstate(all="ignore"):
            return answer(*copies(case)), None
    except NotImplementedError:
        return None, f"write {name} first"
    except (Exception, SystemExit) as error:  # it is the reader's, and one line is enough
        text = " ".join(str(error).split())
        return None, f"Python stopped with {type(error).__name__}: {text:.120}"


def copies(case):
    """The arguments anew; arrays cannot be written to."""
    if type(case) in (tuple, list):
        return type(case)(copies(part) for part in case)
    if isinstance(case, dict):
        return {key: copies(value) for key, value in case.items()}
    if isinstance(case, np.ndarray):
        case = case.copy()
        case.flags.writeable = False
    return case


def _quietly(wrong, case):
    """What a wrong function gives, or None where it gives nothing."""
    try:
        with np.errstate(all="ignore"):
            return wrong(*copies(case))
    except Exception:
        return None


def difference(found, wanted, rtol):
    """What is different, in words; None if nothing is."""
    if isinstance(wanted, tuple):
        if not isinstance(found, tuple | list) or len(found) != len(wanted):
            return f"return {len(wanted)} things, in this order"
        pairs = zip(found, wanted, strict=True)
        return next((d for a, b in pairs if (d := difference(a, b, rtol))), None)
    if isinstance(wanted, dict):
        if not isinstance(found, dict) or not wanted.keys() <= found.keys():
            return f"return a dict with the keys {', '.join(map(repr, wanted))}"
        pairs = ((found[key], wanted[key]) for key in wanted)
        return next((d for a, b in pairs if (d := difference(a, b, rtol))), None)
    if isinstance(wanted, str):
        return None if str(found) == wanted else f"{wanted!r} is wanted, found {found!r:.40}"
    if found is None:
        return "nothing came back: is there a return?"
    try:
        found = np.asarray(found, float)
    except (TypeError, ValueError):
        return f"numbers are wanted, found {found!r:.40}"
    wanted = np.asarray(wanted, float)
    if found.shape != wanted.shape:
        return f"the result has shape {found.shape}, not {wanted.shape}"
    finite = np.isfinite(wanted)  # a known mistake may give others
    scale = max(1.0, np.abs(wanted[finite]).max(initial=0))
    near = np.allclose(found[finite], wanted[finite], rtol=rtol, atol=rtol * scale)
    if near and np.array_equal(found[~finite], wanted[~finite], equal_nan=True):
        return None
    if not (np.isfinite(found).all() and finite.all()):
        return "there is a NaN or an infinity where a number should be"
    where = np.unravel_index(np.nanargmax(np.abs(found - wanted)), wanted.shape)
    return f"one of your numbers is {found[where]:.5g}, where {wanted[where]:.5g} is right"
