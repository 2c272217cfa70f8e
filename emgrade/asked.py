"""What one submission is asked: each check of each question, with the calls that are drawn for it.

The calls of visible checks are those of the student's own notebook; hidden ones are drawn from a
secret seed, anew for every student.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from emgrade import seeds
from emgrade.spec import Assignment, Check, Function, Question, Text
from emgrade.wire import encode

NAMED = "answer"  # the one check of a Number and of a Choice


class Job(NamedTuple):
    """A student's code cells, and what they are judged by."""

    assignment: Assignment
    solutions: Mapping[str, Any]
    student: str
    cells: list[str]
    secret: str
    stopped: Sequence = ()  # the cells that stopped: number, name of the error, text
    name: str = ""  # as the class's list has it, if there is one


class Part(NamedTuple):
    """What is marked as a whole: a check of a Function, or a Number or Choice."""

    question: Question
    check: Check | None
    calls: list | None  # encoded arguments of each call

    @property
    def key(self) -> tuple[str, str]:
        return self.question.id, self.check.name if self.check else NAMED

    @property
    def points(self) -> float:
        return float(self.check.points if self.check else self.question.points)


def drawn(job: Job, question: Function, check: Check) -> list:
    words = (job.assignment.slug, question.id, check.name)
    source = seeds.visible if check.visible else partial(seeds.hidden, job.secret, job.student)
    calls = [call for n in range(check.repeat) for call in check.calls(source(*words, n))]
    return [[encode(argument) for argument in call] for call in calls]


def parts(job: Job) -> list[Part]:
    found = []
    for question in job.assignment.questions:
        if isinstance(question, Function):
            checks = [(check, drawn(job, question, check)) for check in question.checks]
            found += [Part(question, check, calls) for check, calls in checks]
        elif not isinstance(question, Text):
            found.append(Part(question, None, None))
    return found


def is_visible(part: Part) -> bool:
    """Numbers and choices have no inputs to hide."""
    return part.check is None or part.check.visible
