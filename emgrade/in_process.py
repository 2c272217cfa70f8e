"""Judge an answer in this process, as the grader would: for answers that the course itself made.

Arguments and values are written out and read again as at the wall of the sandbox, and time and
memory are bounded; but nothing keeps the code from doing harm, so no student's code comes here.
"""

import os
import resource
import signal
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from threadpoolctl import threadpool_limits

from emgrade import asked, bounds, cells, phase, said, seeds
from emgrade.load import Loaded, answer_of, load
from emgrade.spec import Function, Question, Text
from emgrade.wire import Unclean, decode, encode

SECRET, MEMORY = "trust", 1 << 30


class Bench(NamedTuple):
    """One question with the calls that one student would get, and what is right for each."""

    job: asked.Job
    parts: list[asked.Part]
    wanted: dict[str, list]  # by the name of the check


@cache
def loaded_from(folder: Path) -> Loaded:
    return load(folder)


def question_of(folder: Path, name: str) -> Question:
    questions = loaded_from(folder).assignment.questions
    return next(question for question in questions if question.id == name)


def judged_questions(folder: Path) -> list[Question]:
    return [q for q in loaded_from(folder).assignment.questions if not isinstance(q, Text)]


def cell_of(folder: Path, name: str) -> str:
    cells = loaded_from(folder).notebook.cells
    return next(cell.source for cell in cells if answer_of(cell) == name)


@cache
def setup(folder: Path) -> dict[str, Any]:
    """The names that the student's notebook has before the answers: imports and data."""
    names = {"__name__": "in_process"}
    for cell in loaded_from(folder).notebook.cells:
        if cell.cell_type == "code" and answer_of(cell) is None:
            exec(cell.source, names)
    return names


def job_of(folder: Path, question: Question, student: str) -> asked.Job:
    loaded = loaded_from(folder)
    alone = replace(loaded.assignment, questions=(question,))
    return asked.Job(alone, loaded.solutions, student, [], SECRET)


@cache
def bench(folder: Path, name: str, student: str) -> Bench:
    question = question_of(folder, name)
    job = job_of(folder, question, student)
    parts = asked.parts(job)
    wanted = {}
    if isinstance(question, Function):
        right = job.solutions[name]
        wanted = {part.check.name: [right(*a) for a in arguments(part)] for part in parts}
    return Bench(job, parts, wanted)


def arguments(part: asked.Part) -> Iterator[tuple]:
    """Fresh and read-only, as the student's function gets them."""
    return (tuple(decode(argument) for argument in call) for call in part.calls)


def bounded() -> None:
    """For a process of its own: faulty code may ask for any memory, and warn without end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is ended by the process that started it
    warnings.simplefilter("ignore")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what an answer prints
    threadpool_limits(1)  # on small matrices more threads wait for one another
    np.seterr(all="ignore")
    with open("/proc/self/statm") as file:
        now = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY,) * 2)


def names_of(folder: Path, question: Question, source: str, student: str) -> dict[str, Any]:
    """What a notebook's names hold after this answer's cell."""
    given = getattr(question, "given", None)
    names = cells.namespace() | setup(folder) | (given(seeds.own(student)) if given else {})
    exec(compile(cells.python_of(source), question.id, "exec"), names)
    return names


def reply(get: Callable[[], list]) -> phase.Reply:
    """The values as they come out of the sandbox, or the error."""
    try:
        return phase.Reply([decode(encode(value)) for value in get()])
    except Unclean as error:
        return phase.Reply(None, "", str(error))
    except (Exception, bounds.OutOfTime) as error:
        return phase.Reply(None, *cells.told(error, texts=True))


def value_of(names: dict[str, Any], name: str):
    if name not in names:
        raise Unclean("not defined")
    return names[name]


def values(names: dict[str, Any], question: Question, part: asked.Part, seconds: float) -> list:
    found = value_of(names, question.name)
    if part.calls is None:
        return [found]
    given_back = []
    for call in arguments(part):
        with bounds.at_most(seconds):
            given_back.append(encode(found(*call)))
    return list(map(decode, given_back))


def said_of(
    folder: Path, name: str, source: str, student: str, seconds: float = bounds.CALL
) -> Iterator[tuple[asked.Part, said.Judged]]:
    """(part, what is said) for an answer, check by check."""
    question, (job, parts, wanted) = question_of(folder, name), bench(folder, name, student)
    try:
        with bounds.at_most(bounds.CELL):
            names = names_of(folder, question, source, student)
    except (Exception, bounds.OutOfTime) as error:
        stopped = phase.Reply(None, *cells.told(error, texts=True))
        yield from ((part, said.judged(job, part, heard(part, stopped))) for part in parts)
        return
    for part in parts:
        if part.check:  # the solution's values are the same each time: they are told again
            again = cycle(wanted[part.check.name])
            job = job._replace(solutions={name: lambda *_, again=again: next(again)})
        found = reply(lambda part=part: values(names, question, part, seconds))
        yield part, said.judged(job, part, heard(part, found))


def heard(part: asked.Part, found: phase.Reply) -> phase.Reply:
    """What the grader hears of it: of a hidden check less than of a visible one."""
    return found if asked.is_visible(part) else said.quiet(found)
