"""What the hidden tests of the nbgrader export call: the checks as grade.py has them.

It travels in the notebook, between the marks that nbgrader cuts out, and finds there the modules
that it imports here. A test that fails raises AssertionError.
"""

import numpy as np

from emgrade import amounts, answers, compare, judge, seeds
from emgrade.spec import Assignment, Rng

SECRET = "nbgrader"  # the tests are the same for everybody


def question_of(assignment: Assignment, name: str):
    return next(question for question in assignment.questions if question.id == name)


def real(call):
    return tuple(np.random.default_rng(a.seed) if isinstance(a, Rng) else a for a in call)


def passes(assignment, solution, get, name, check_name):
    """A check of a function, with hidden calls."""
    question = question_of(assignment, name)
    check = next(check for check in question.checks if check.name == check_name)
    function, problem = answers.looked_up(get, question.name)
    assert not problem, problem
    for repeat in range(check.repeat):
        rng = seeds.hidden(SECRET, "", assignment.slug, name, check.name, repeat)
        calls = list(check.calls(rng))
        found = []
        for call in calls:
            value, problem = answers.answered(function, real(call), question.name)
            assert not problem, check.hint
            found.append(value)
        wanted = [solution(*answers.copies(real(call))) for call in calls]
        found = [compare.formed(a, b) for a, b in zip(found, wanted, strict=True)]
        assert not judge.judge(check, found, wanted, list(map(real, calls))), check.hint


def is_number(assignment, get, name, get_student):
    """A number, or several, for the student's own numbers."""
    question = question_of(assignment, name)
    given = amounts.numbers_of(get_student, question.given) if question.given else {}
    value, problem = answers.looked_up(get, question.name)
    right = np.asarray(question.right(**given), float)
    assert not problem and value is not None, problem or question.hint
    assert np.shape(value) == right.shape, question.hint
    assert (np.abs(np.asarray(value, float) - right) <= question.tol).all(), question.hint


def is_chosen(assignment, get, name):
    """The right option."""
    question = question_of(assignment, name)
    value, problem = answers.looked_up(get, question.name)
    assert value == question.right, problem or f"{question.name} = {value!r}"
