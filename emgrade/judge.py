"""Judge what a student's code gave back by what is right, and recognise known mistakes.

Runs outside the sandbox, on values that are numbers, texts, arrays, lists, tuples and dicts alone.
"""

from collections.abc import Callable, Sequence

import numpy as np

from emgrade.compare import NOTHING, as_array, difference, formed
from emgrade.spec import Check, Choice, Function, Mistake, Number

# ---- the verdict ----


def judge(check: Check, found: Sequence, wanted: Sequence, calls: Sequence[tuple]) -> str | None:
    """What is wrong with the found values of a check's calls, or None."""
    if len(found) != len(wanted):
        return f"{len(found)} values came back from {len(wanted)} calls"
    if check.judge:
        return judged(check, found, wanted, calls)
    pairs = zip(found, wanted, strict=True)
    return next((words for a, b in pairs if (words := difference(a, b, check.rtol))), None)


def judged(check: Check, found, wanted, calls) -> str | None:
    """By the check's own judge. It may stumble over a value of the wrong form, as students do."""
    if any(a is None for a in found) and not any(b is None for b in wanted):
        return NOTHING
    try:
        with np.errstate(all="ignore"):
            return check.judge(found, wanted, calls)
    except Exception as error:
        return f"it has not the form that was asked for ({type(error).__name__}: {error})"


def same(found: Sequence, other: Sequence, rtol: float) -> bool:
    return not any(difference(formed(a, b), b, rtol) for a, b in zip(found, other, strict=True))


def mistakes_in(question: Function, check: Check, found, wanted, calls_anew):
    """The known mistakes that give what was found, on every call; calls_anew() decodes them."""
    tried = [
        mistake
        for mistake in question.mistakes
        if (mistake.seen and holds(lambda m=mistake: m.seen(found, wanted, calls_anew())))
        or holds(lambda m=mistake: gives(m.answer, found, calls_anew(), check.rtol))
    ]
    return tuple(tried)


def holds(question: Callable[[], bool]) -> bool:
    """A wrong function may stop, and what came back may have any form."""
    try:
        with np.errstate(all="ignore"):
            return bool(question())
    except Exception:
        return False


def gives(answer: Callable, found, calls, rtol: float) -> bool:
    return same(found, [answer(*call) for call in calls], rtol)


# ---- numbers and choices ----


def near(found, right, tol: float) -> bool:
    found, right = as_array(found), np.asarray(right, float)
    if not isinstance(found, np.ndarray) or found.shape != right.shape:
        return False
    return bool((np.abs(found - right) <= tol).all())


def judge_number(question: Number, found, given: dict) -> tuple[bool, Mistake | None]:
    """(whether it is right for these given numbers, the known mistake)."""
    if near(found, question.right(**given), question.tol):
        return True, None
    for mistake in question.mistakes:
        try:
            with np.errstate(all="ignore"):
                other = mistake.answer(**given) if callable(mistake.answer) else mistake.answer
        except Exception:
            continue
        if near(found, other, question.tol):
            return False, mistake
    return False, None


def judge_choice(question: Choice, found) -> tuple[bool, Mistake | None]:
    """(whether it is right, the mistake that the chosen option is, with that option's words)."""
    chosen = found.strip() if isinstance(found, str) else found
    if chosen == question.right:
        return True, None
    if not isinstance(chosen, str) or chosen not in question.options:
        return False, None
    known = (mistake for mistake in question.mistakes if mistake.answer == chosen)
    return False, next(known, Mistake("", question.options[chosen], chosen))
