"""The solution of each question, with the calls of many students: it must pass all its checks.

A check that it loses, or that stops by itself, is told by its seed, and the other seeds are tried
all the same.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from emgrade import in_process, said, seeds
from emgrade.asked import NAMED, Part, drawn
from emgrade.spec import Choice, Function, Number
from emgrade.wire import decode, encode

OTHERS = 8  # seeds that are named beside the first


class Master(NamedTuple):
    """How many seeds were tried, and where the solution lost a check: [(check, seed, words)]."""

    question: str
    seeds: int
    lost: list[tuple[str, str, str]]

    @property
    def problems(self) -> list[str]:
        """A sentence for each check, with what was found for the first seed and the other seeds."""
        by_check = {}
        for check, seed, words in self.lost:
            by_check.setdefault(check, []).append((seed, words))
        return [
            f"{self.question}, {check!r}, {seeds[0][0]!r}: {seeds[0][1]}{others(seeds[1:])}"
            for check, seeds in by_check.items()
        ]


def others(seeds: list[tuple[str, str]]) -> str:
    named = ", ".join(repr(seed) for seed, _ in seeds[:OTHERS])
    more = f" and {len(seeds) - OTHERS} more" if len(seeds) > OTHERS else ""
    return f" (also {named}{more})" if seeds else ""


def master(folder: Path, name: str, count: int, end: float) -> Master:
    """The solution with the calls of many students; at least one, then as time allows."""
    question, lost = in_process.question_of(folder, name), []
    for n in range(count):
        if n and time.monotonic() > end:
            return Master(name, n, lost)
        lost += missed(folder, question, f"seed {n}")
    return Master(name, count, lost)


def all_of(folder: Path, count: int, end: float) -> list[Master]:
    """Of every question; the slowest come last, and are cut where time is short."""
    names = [question.id for question in in_process.judged_questions(folder)]
    once = {name: seconds(lambda name=name: master(folder, name, 1, end)) for name in names}
    found = {name: master(folder, name, count, end) for name in sorted(names, key=once.get)}
    return [found[name] for name in names]


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def missed(folder: Path, question, student: str) -> Iterator[tuple[str, str, str]]:
    """(check, seed, words) of what the solution does not pass, or where the check itself stops."""
    job = in_process.job_of(folder, question, student)
    for check in getattr(question, "checks", (None,)):
        try:
            words = found_wrong(job, question, check, student)
        except Exception as error:  # its calls could not be drawn: the others go on
            words = f"the check stopped with {type(error).__name__}: {error}"
        if words:
            yield check.name if check else NAMED, student, words


def found_wrong(job, question: Function | Number | Choice, check, student: str) -> str:
    part = Part(question, check, drawn(job, question, check) if check else None)
    reply = in_process.reply(lambda: answers(job, question, part, student))
    told = said.judged(job, part, reply)
    if not told.words:
        return ""
    more = [told.flag[1]] if told.flag else []
    return "; ".join([told.words, *more, *shown(part, reply)])


def shown(part: Part, reply) -> list[str]:
    """What a number or a choice is; the words of a check tell it of a function."""
    return [] if part.check or reply.values is None else [f"found {reply.values[0]!r:.60}"]


def answers(job, question: Function | Number | Choice, part, student: str) -> list:
    solution = job.solutions[question.id]
    if part.calls is not None:
        return [decode(encode(solution(*call))) for call in in_process.arguments(part)]
    given = getattr(question, "given", None)
    return [solution(**given(seeds.own(student))) if given else solution]
