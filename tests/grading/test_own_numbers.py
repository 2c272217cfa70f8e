"""A student's own numbers never spoil a question, and no listed slip can pass for right."""

import runpy
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from emgrade.spec import Number

EXERCISES = Path(__file__).parents[2] / "exercises"
NUMBERS = [
    pytest.param(question, id=f"{path.parent.name}:{question.id}")
    for path in sorted(EXERCISES.glob("*/grade.py"))
    for question in runpy.run_path(str(path))["ASSIGNMENT"].questions
    if isinstance(question, Number)
]


@cache
def all_given(given, students=1000):
    """Each set of numbers that a thousand students get, once."""
    drawn = [given(np.random.default_rng(seed)) for seed in range(students)] if given else [{}]
    return list({str(numbers): numbers for numbers in drawn}.values())


def values(of, question):
    """What a right or wrong rule gives for each set of numbers."""
    numbers = all_given(question.given)
    return np.array([of(**own) if callable(of) else of for own in numbers], float)


@pytest.mark.parametrize("question", NUMBERS)
def test_the_right_value_is_a_number_for_every_student(question):
    assert np.isfinite(values(question.right, question)).all()


@pytest.mark.parametrize("question", NUMBERS)
def test_no_slip_is_within_the_tolerance_of_the_right_value(question):
    right = values(question.right, question)
    for mistake in question.mistakes:
        wrong = values(mistake.answer, question)
        gap = np.abs(wrong.reshape(len(wrong), -1) - right.reshape(len(right), -1)).max(axis=1)
        worst = gap.argmin()
        assert gap[worst] > 2 * question.tol, (
            f"{mistake.code} misses the right value by {gap[worst]:.3g} for "
            f"{all_given(question.given)[worst]}"
        )


@pytest.mark.parametrize("question", [case for case in NUMBERS if case.values[0].given])
def test_own_numbers_are_plain_and_differ_between_students(question):
    numbers = all_given(question.given)
    assert len(numbers) > 3
    assert all(type(value) in (int, float) for own in numbers for value in own.values())
