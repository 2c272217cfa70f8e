"""Set a student's points for a question by hand: they win over the checks, and survive grading."""

import argparse
import sys
from contextlib import closing
from pathlib import Path

from emgrade import excuse, store
from emgrade.by_hand import mark, refuse_strangers
from emgrade.gradesheet import class_list
from emgrade.harmless import plain

NONE, ALL = "none", "all"  # in place of the points, and of the question


def points_or_word(words: str) -> float | str:
    if words in (NONE, excuse.KIND):
        return words
    try:
        return float(words.replace(",", "."))
    except ValueError:
        said = f"{plain(words)!r}: give a number, or none to take points back, or excused for all"
        raise argparse.ArgumentTypeError(said) from None


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="emgrade mark", description=__doc__)
    add = parser.add_argument
    add("slug", help="the assignment, by the name of its folder")
    add("student", help="by id")
    add("question", help="by id, such as e-step; or all, to excuse a student from the set")
    add("points", type=points_or_word, help="or none: take them back; for all: excused, or none")
    add("words", nargs="?", default="", help="what the student reads about it")
    add(
        "--results",
        type=Path,
        default="instructor/results",
        help="folder of the gradebook (%(default)s)",
    )
    add(
        "--submissions",
        type=Path,
        default="instructor/submissions",
        help="where collect has left the list of the class (%(default)s)",
    )
    return parser


def run(db, told: argparse.Namespace) -> str:
    """What one command does; it needs the list of the class for whoever has handed in nothing."""
    slug, student = told.slug, told.student
    roster = class_list(told.submissions / slug)
    if told.question != ALL:
        if told.points == excuse.KIND:
            raise ValueError(f"QUESTION {plain(told.question)!r}: only all of a set can be excused")
        points = None if told.points == NONE else told.points
        return mark(db, slug, student, told.question, points, told.words, roster)
    if told.points == NONE:
        return excuse.take_back(db, slug, student)
    if told.points != excuse.KIND:
        raise ValueError("QUESTION all: give excused or none; points are given for each question")
    refuse_strangers(db, slug, student, roster)
    return excuse.excuse(db, slug, student, told.words)


def main(arguments: list[str]) -> int:
    told = options().parse_args(arguments)
    try:
        with closing(store.known(told.results, "--results")) as db:
            print(run(db, told))
    except (ValueError, OSError) as error:
        print(f"emgrade mark: {error}", file=sys.stderr)
        return 2
    return 0
