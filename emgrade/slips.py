"""What a Number's check cell recognises: a row for each set of given numbers that can be drawn."""

import warnings

import numpy as np

from emgrade import seeds
from emgrade.amounts import buckets, digest, row_of
from emgrade.spec import Number

NAMES = 20_000  # how many are tried
IDLE = 2_000  # names without a new set of numbers: then all have been seen
MOST = 1_000  # sets; where there are more, slips are named only after the grading


def draws(question: Number) -> list[dict]:
    """Every set of given numbers, or none if there are too many."""
    if question.given is None:
        return [{}]
    found, idle = {}, 0
    for n in range(NAMES):
        numbers = dict(question.given(seeds.own(f"name {n}")))
        idle = 0 if row_of(numbers.values()) not in found else idle + 1
        found[row_of(numbers.values())] = numbers
        if idle == IDLE or len(found) > MOST:
            break
    return [] if len(found) > MOST else [found[key] for key in sorted(found)]


def rows(question: Number, told: bool) -> str:
    """The rows as a check cell reads them; what is right stands there only if it may be told."""
    return "; ".join(f"{row_of(g.values())} = {row(question, g, told)}" for g in draws(question))


def row(question: Number, given: dict, told: bool) -> str:
    right = np.atleast_1d(np.asarray(question.right(**given), float))
    shown = ",".join(f"{number:.10g}" for number in right) if told else "-"
    known = [
        known_digest(question, row_of(given.values()), slip, value, right)
        for slip, value in enumerate(values(question, given))
    ]
    return " ".join([shown, *known])


def values(question: Number, given: dict):
    """What each listed mistake gives."""
    for mistake in question.mistakes:
        with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
            answer = mistake.answer
            yield np.atleast_1d(np.asarray(answer(**given) if callable(answer) else answer, float))


def known_digest(question: Number, row: str, slip: int, value, right) -> str:
    """Empty places hold "-": a slip of another length, of no finite value, or nearly right."""
    if value.shape != right.shape or not np.isfinite(value).all():
        return "-"
    if np.abs(value).max() > 1e12 or (np.abs(value - right) <= 2 * question.tol).all():
        return "-"
    return digest(question.id, row, slip, buckets(value, question.tol))
