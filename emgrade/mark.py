"""Set a student's points for a question by hand: they win over the checks, and survive grading."""

import argparse
import sys
from contextlib import closing
from pathlib import Path

from emgrade import store
from emgrade.gradesheet import number
from emgrade.harmless import plain


def possible(db, slug: str, student: str, question: str) -> float:
    """The points that a question can give; an error if this student has no such question."""
    found = {row[:2]: row[3] for row in store.grades(db, slug)}
    if (student, question) in found:
        return found[student, question]
    students = sorted({known for known, _ in found})
    if student not in students:
        raise ValueError(f"STUDENT {plain(student)!r} has nothing that was graded for {slug}")
    known = ", ".join(sorted({name for _, name in found}))
    raise ValueError(f"QUESTION {plain(question)!r}: {slug} has {known}")


def mark(db, slug: str, student: str, question: str, points: float, words: str) -> str:
    """Write the mark into the gradebook; gives what a human should hear."""
    most = possible(db, slug, student, question)
    if not 0 <= points <= most:
        raise ValueError(f"POINTS {points:g}: {question} gives 0 to {number(most)}")
    with db:
        store.add(db, "marks", [store.Mark(student, slug, question, points, words)])
    return f"{plain(student)}, {question}: {number(points)} of {number(most)} points by hand"


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="emgrade mark", description=__doc__)
    parser.add_argument("slug", help="the assignment, by the name of its folder")
    parser.add_argument("student", help="by id")
    parser.add_argument("question", help="by id, such as e-step")
    parser.add_argument("points", type=float)
    parser.add_argument("words", nargs="?", default="", help="what the student reads about it")
    parser.add_argument("--results", type=Path, default="instructor/results", help="%(default)s")
    return parser


def main(arguments: list[str]) -> int:
    told = options().parse_args(arguments)
    try:
        with closing(store.known(told.results, "--results")) as db:
            print(mark(db, told.slug, told.student, told.question, told.points, told.words))
    except (ValueError, OSError) as error:
        print(f"emgrade mark: {error}", file=sys.stderr)
        return 2
    return 0
