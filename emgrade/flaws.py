"""What can be wrong with the words of an assignment, told before a student meets it."""

import re
from pathlib import Path

import numpy as np

from emgrade import seeds
from emgrade.spec import Assignment, Choice, Function, Number, Question, Text

SECTION = re.compile(r"[\w-]+\.html#[\w-]+")
STUDENTS = ["", *(f"student {n}" for n in range(20))]  # a Number is tried with their numbers


def word_count(text):
    """A sign that stands alone, such as = or −, is no word."""
    return sum(any(letter.isalnum() for letter in token) for token in str(text).split())


def doubles(names) -> list[str]:
    names = list(names)
    return sorted({name for name in names if names.count(name) > 1})


def word_problems(folder: Path, assignment: Assignment):
    """What is wrong in grade.py alone."""
    if assignment.slug != folder.name:
        yield f"its slug is {assignment.slug!r}; it must be the folder's name"
    if assignment.release not in ("graded", "practice"):
        yield f"release is {assignment.release!r}; it must be 'graded' or 'practice'"
    for what in ("id", "name"):
        for double in doubles(getattr(question, what) for question in assignment.questions):
            yield f"two questions have the {what} {double!r}"
    for question in assignment.questions:
        for problem in question_problems(question):
            yield f"question {question.id}: {problem}"


def question_problems(question: Question):
    if not SECTION.fullmatch(question.section):
        yield f"section is {question.section!r}; it must be like 04-e-step.html#its-heading"
    if not (question.minutes > 0 and question.points > 0):
        yield f"has {question.minutes} minutes and {question.points} points; both must be above 0"
    for double in doubles(mistake.why for mistake in question.mistakes):
        yield f"two mistakes tell the student the same: {double!r}"
    if isinstance(question, Function):
        yield from check_problems(question)
    if isinstance(question, Number) and not question.hint.strip():
        yield "has no hint"
    if isinstance(question, Choice):
        options = [question.right, *(mistake.answer for mistake in question.mistakes)]
        for option in dict.fromkeys(options):
            if option not in question.options:
                yield f"{option!r} is none of its options"


def check_problems(question: Function):
    if not any(check.visible for check in question.checks):
        yield "has no visible check; mark one with visible=True"
    for double in doubles(check.name for check in question.checks):
        yield f"two checks have the name {double!r}"
    for check in question.checks:
        if not check.hint.strip():
            yield f"check {check.name!r} has no hint"
        if not (check.points >= 0 and check.repeat >= 1):
            yield f"check {check.name!r} has {check.points} points and repeat {check.repeat}"


def solution_problems(question: Question, solution):
    """Whether a solution is of the right kind, and agrees with what grade.py says is right."""
    where = f"question {question.id}: the solution"
    if solution is None:
        yield f"{where} defines no {question.name}"
    elif isinstance(question, Number):
        yield from (f"{where} {problem}" for problem in number_problems(question, solution))
    elif isinstance(question, Choice) and solution != question.right:
        yield f"{where} is {question.name} = {solution!r}, and right is {question.right!r}"
    elif isinstance(question, Text) and not isinstance(solution, str):
        yield f"{where} is {question.name} = {solution!r}; it must be a text"
    elif isinstance(question, Text) and not 0 < word_count(solution) <= question.words:
        yield f"{where} has {word_count(solution)} words; {question.words} are allowed"
    elif isinstance(question, Function) and not callable(solution):
        yield f"{where} is {question.name} = {solution!r}; it must be a function"


def number_problems(question: Number, solution):
    for student in STUDENTS if question.given else STUDENTS[:1]:
        given = dict(question.given(seeds.own(student))) if question.given else {}
        right = question.right(**given)
        found = solution(**given) if question.given else solution
        same = found is not None and np.shape(found) == np.shape(right)
        if not (same and np.all(np.abs(np.subtract(found, right)) <= question.tol)):
            yield f"is {question.name} = {found}, and right is {right}, with given = {given}"
            return
