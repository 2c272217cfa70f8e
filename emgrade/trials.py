"""Trials of answers that the course itself made: mutants of the solution, and the corpora.

They run in a few processes of their own, so that an endless one can be ended. What is not reached
in the time that there is, is left out and counted.
"""

import multiprocessing
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from emgrade import bounds, grade, in_process
from emgrade.records import Verdict

WORKERS = 2


class Trial(NamedTuple):
    """A source to be judged as the answer to a question, with the calls of these students."""

    folder: Path
    question: str
    source: str
    students: tuple[str, ...]
    until_it_fails: bool = False
    seconds: float = bounds.CALL  # of one call


class Failure(NamedTuple):
    """A check that did not pass: what is wrong, the known mistake, and what the student reads.

    messages: the mistake, as `M1: you left out the weights`; of an unknown one the note that stands
    below the check, if there is one, and the hint.
    """

    student: str
    check: str
    words: str
    code: str
    messages: tuple[str, ...]


def run(trial: Trial) -> list[Failure]:
    """The checks that fail. Until it fails: of each student the first."""
    found = []
    for student in trial.students:
        told = in_process.said_of(*trial[:3], student, trial.seconds)
        if trial.until_it_fails:
            told = islice(((part, one) for part, one in told if one.words), 1)
        failed = [(part, one) for part, one in told if one.words]
        by_key = {part.key: one for part, one in failed}
        for part, _ in failed:
            found.append(
                failure(grade.verdict(in_process.bench(*trial[:2], student).job, part, by_key))
            )
    return found


def failure(verdict: Verdict) -> Failure:
    known = f"{verdict.code}: {verdict.why}" if verdict.code else verdict.why
    messages = (known,) if known else tuple(filter(None, (verdict.note, verdict.hint)))
    return Failure(verdict.student, verdict.name, verdict.private, verdict.code, messages)


def numbered(pair: tuple[int, Trial]) -> tuple[int, list[Failure]]:
    return pair[0], run(pair[1])


def run_all(trials: Iterable[Trial], end: float) -> Iterator[tuple[int, list[Failure]]]:
    """The number of each trial and its failures; those not done by `end` do not come."""
    trials = list(trials)
    for folder in {trial.folder for trial in trials}:
        in_process.setup(folder)  # once, for all processes
    with multiprocessing.get_context("fork").Pool(WORKERS, in_process.bounded) as pool:
        coming = pool.imap_unordered(numbered, enumerate(trials))
        for _ in trials:
            try:
                yield coming.next(max(end - time.monotonic(), 0.1))
            except multiprocessing.TimeoutError:
                return
