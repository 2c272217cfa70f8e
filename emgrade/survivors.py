"""Mutants of the solutions that no check sees, and exercises/<slug>/equivalent.txt.

A line there reads: question | the changed line | why no check needs to see the change. It is an
error to list what a check does see, or what is not there any more.
"""

import time
from pathlib import Path
from typing import NamedTuple

from emgrade import in_process, trials
from emgrade.mutants import Mutant, mutants
from emgrade.spec import Function

STUDENTS = ("one", "two", "three")  # a mutant must die with the calls of each of them


class Count(NamedTuple):
    """Of all the mutants of one assignment."""

    made: int
    dead: int
    equivalent: int
    alive: int
    left_out: int
    problems: list[str]


NONE = Count(0, 0, 0, 0, 0, [])


def listed(folder: Path) -> dict[tuple[str, str], str]:
    """{(question, changed line): reason} of equivalent.txt."""
    path = folder / "equivalent.txt"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    rows = [line.split(" | ") for line in text.splitlines() if line.strip() and line[0] != "#"]
    if bad := [row for row in rows if len(row) < 3 or not row[-1].strip()]:
        raise ValueError(f"{path}: not `question | the changed line | reason`: {bad[0]}")
    return {(row[0].strip(), " | ".join(row[1:-1]).strip()): row[-1] for row in rows}


def all_mutants(folder: Path, every: int) -> list[tuple[str, Mutant]]:
    """Of each function every first, or every seventh: the same ones each time."""
    return [
        (question.id, mutant)
        for question in in_process.judged_questions(folder)
        if isinstance(question, Function)
        for mutant in list(mutants(in_process.cell_of(folder, question.id), question.name))[::every]
    ]


def count(folder: Path, every: int = 1, seconds: float = 900.0, students=STUDENTS) -> Count:
    """Try the mutants of an assignment for so many seconds."""
    found, end = all_mutants(folder, every), time.monotonic() + seconds
    tried = [trials.Trial(folder, q, m.source, students, True) for q, m in found]
    costs = {name: cost(folder, name, students[0]) for name in {q for q, _ in found}}
    order = sorted(range(len(tried)), key=lambda n: costs[tried[n].question])
    survived, done = set(), 0
    for n, failures in trials.run_all([tried[n] for n in order], end):
        done += 1
        if len(failures) < len(students):
            question, mutant = found[order[n]]
            seen = "; ".join({f"only sometimes seen by: {one.check}" for one in failures})
            survived.add((question, mutant.line, seen))
    return summary(folder, every == 1 and done == len(tried), found, survived, done)


def cost(folder: Path, name: str, student: str) -> float:
    """Seconds that the solution takes: the slowest comes last, and is cut where time is short."""
    start = time.perf_counter()
    in_process.bench(folder, name, student)
    return time.perf_counter() - start


def summary(folder: Path, complete: bool, found: list, survived: set, done: int) -> Count:
    known = listed(folder)
    alive = [(q, line, seen) for q, line, seen in sorted(survived) if (q, line) not in known]
    problems = [f"alive: {q} | {line}{seen and ' | '}{seen}" for q, line, seen in alive]
    if complete:
        stale = known.keys() - {(q, line) for q, line, _ in survived}
        problems += [f"equivalent.txt, not alive: {' | '.join(key)}" for key in sorted(stale)]
    equivalent = len(survived) - len(alive)
    dead = done - len(survived)
    return Count(len(found), dead, equivalent, len(alive), len(found) - done, problems)
