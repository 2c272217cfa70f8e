"""emgrade trust: measure how far the marks can be trusted, and stop with 1 where they cannot.

For each assignment: its solution gets all points with many seeds, and an empty notebook none, in
the sandbox; every mutant of a solution fails a check, or stands in equivalent.txt with a reason;
right and wrong answers that others wrote (corpus/) are judged as they should be. And no attack of
tests/grading/attacks gets a point or leaves a trace.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from emgrade import attacks, corpus, masters, sandbox, survivors, wall, walled

HEAD = ("", "solution", "in sandbox", "mutants", "dead", "equiv.", "alive", "right", "wrong", "s")
WIDTHS = (18, 11, 11, 8, 6, 7, 6, 8, 8, 6)
NO_MUTANTS = (
    "no mutants: it asks for numbers and choices, and only a function can be changed into one; "
    "its wrong answers and its known slips are what is tried"
)
EXERCISES = wall.HERE.parent / "exercises"


class Extent(NamedTuple):
    """How much is tried: of each assignment's kinds of trials, for so many seconds each."""

    seeds: int = 200
    every: int = 1  # of the mutants and of the corpora
    seconds: float = 900.0
    students: int = 3


class Row(NamedTuple):
    cells: tuple[str, ...]
    notes: list[str]
    left_out: list[str]
    problems: list[str]


def assess(folder: Path, extent: Extent) -> Row:
    """One assignment: a line of the table, what was left out, and what is not so."""
    start, count, stopped = time.monotonic(), extent.students, []
    seconds, every = extent.seconds, extent.every

    def tried(kind: str, otherwise, how: Callable, *arguments):
        """A kind of trial; if it cannot be made, that is told and the other kinds go on."""
        try:
            return how(folder, *arguments)
        except Exception as error:
            stopped.append(f"{kind}: stopped with {type(error).__name__}: {error}")
            return otherwise

    solved = tried("solution", [], masters.all_of, extent.seeds, start + seconds)
    ran = tried("notebooks in the sandbox", walled.Ends(0, 0, []), walled.ends)
    students = survivors.STUDENTS[:count]
    mutants = tried("mutants", survivors.NONE, survivors.count, every, seconds, students)
    sides = {
        side: tried(
            f"{side} answers",
            corpus.NONE,
            corpus.count,
            *(side, seconds, corpus.STUDENTS[:count], every),
        )
        for side in ("right", "wrong")
    }
    problems = [f"solution of {words}" for master in solved for words in master.problems]
    problems += stopped + ran.problems + mutants.problems
    problems += [words for side in sides.values() for words in side.problems]
    cells = (
        f"{folder.name}",
        f"{min((master.seeds for master in solved), default=0)} seeds",
        f"{ran.solution:g}, {ran.blank:g}",
        *map(str, (mutants.made, mutants.dead, mutants.equivalent, mutants.alive)),
        *(f"{side.held}/{side.files}" for side in sides.values()),
        f"{time.monotonic() - start:.0f}",
    )
    notes = [] if mutants.made or stopped else [NO_MUTANTS]
    told = [f"{folder.name}: {words}" for words in problems]
    return Row(cells, notes, left_out(extent, solved, mutants, sides), told)


def left_out(extent: Extent, solved, mutants, sides: dict) -> list[str]:
    """What the time did not reach, in words."""
    words = [
        f"solution of {m.question}: {m.seeds} of {extent.seeds} seeds"
        for m in solved
        if m.seeds < extent.seeds
    ]
    words += [f"{mutants.left_out} mutants"] if mutants.left_out else []
    words += [f"{one.left_out} {side} answers" for side, one in sides.items() if one.left_out]
    return words


def line(cells) -> str:
    first, *rest = zip(cells, WIDTHS, strict=True)
    return f"{first[0]:<{first[1]}}" + "".join(f"{cell:>{width}}" for cell, width in rest)


# ---- the command ----


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="emgrade trust", description=__doc__.split("\n")[0])
    add = parser.add_argument
    add("folders", nargs="*", type=Path, help="of assignments; without any: all, and the attacks")
    add("--seeds", type=int, default=200, help="that the solution is tried with (%(default)s)")
    add("--every", type=int, default=1, metavar="N", help="of the mutants and answers every N-th")
    add("--seconds", type=float, default=900, help="for each kind of trial (%(default)s)")
    add("--students", type=int, default=3, choices=(1, 2, 3), help="with their own calls")
    add("--attacks", action="store_true", help="the attacks alone")
    return parser


def main(arguments: list[str]) -> int:
    parser = options()
    told = parser.parse_args(arguments)
    try:
        sandbox.probe()
        return assess_all(told)
    except (wall.NoSandbox, ValueError, OSError) as error:
        parser.exit(2, f"emgrade trust: {error}\n")


def assess_all(told: argparse.Namespace) -> int:
    extent = Extent(told.seeds, told.every, told.seconds, told.students)
    folders = told.folders or sorted(path.parent for path in EXERCISES.glob("*/grade.py"))
    red = 0
    if not told.attacks:
        print(line(HEAD))
    for folder in [] if told.attacks else folders:
        row = assess(folder.resolve(), extent)
        print(line(row.cells), flush=True)
        print(*(f"    {words}\n" for words in row.notes), sep="", end="")
        print(*(f"    left out: {words}\n" for words in row.left_out), sep="", end="")
        print(*(f"    NOT SO: {words}\n" for words in row.problems), sep="", end="")
        red += len(row.problems)
    if told.attacks or not told.folders:
        red += attacks.report()
    print(f"{red} things are not so" if red else "all of it is so")
    return 1 if red else 0
