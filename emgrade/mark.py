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


def mark(db, slug: str, student: str, question: str, points: float | None, words: str) -> str:
    """Write the mark into the gradebook, or take it back; gives what a human should hear."""
    if points is None:
        return take_back(db, slug, student, question)
    most = possible(db, slug, student, question)
    if not 0 <= points <= most:
        raise ValueError(f"POINTS {points:g}: {question} gives 0 to {number(most)}")
    with db:
        seen = seen_now(db, slug, student, question)
        store.add(db, "marks", [store.Mark(student, slug, question, points, words, seen)])
    flag_earlier(db, slug)
    return f"{plain(student)}, {question}: {number(points)} of {number(most)} points by hand"


def take_back(db, slug: str, student: str, question: str) -> str:
    most = possible(db, slug, student, question)
    where = "student = ? AND assignment = ? AND question = ?"
    with db:
        gone = db.execute(f"DELETE FROM marks WHERE {where}", (student, slug, question)).rowcount
    if not gone:
        raise ValueError(f"{plain(student)} has no points by hand for {question}")
    flag_earlier(db, slug)
    points = {row[:2]: row[2] for row in store.grades(db, slug)}[student, question]
    told = f"the checks give {number(points or 0)} of {number(most)}"
    left = "it waits to be marked" if points is None else told
    return f"{plain(student)}, {question}: points by hand taken back; {left}"


# ---- what was marked ----


def seen_now(db, slug: str, student: str, question: str) -> str:
    """What a human marks who looks now: the answer of a Text, or else the notebook."""
    for answer in store.rows(db, "texts", slug, student):
        if answer.question == question:
            return store.seen_text(answer.answer)
    return store.seen_file(store.rows(db, "runs", slug, student)[0].sha256)


def flag_earlier(db, slug: str) -> None:
    """Flag the points by hand that were given to an earlier notebook, and no others."""
    files = {run.student: store.seen_file(run.sha256) for run in store.rows(db, "runs", slug)}
    checks = store.rows(db, "checks", slug)
    flags = []
    for one in store.rows(db, "marks", slug):
        mine = [row for row in checks if row[:3] == one[:3]]
        if mine and one.seen not in ("", files.get(one.student)):
            given = f"{number(one.points)} of {number(sum(row.possible for row in mine))}"
            now = number(sum(row.points for row in mine))
            words = (
                f"{given} points by hand were given to an earlier notebook;"
                f" the checks now give {now}"
            )
            flags.append(store.Flag(*one[:3], "marked", words, "mark"))
    with db:
        db.execute("DELETE FROM flags WHERE assignment = ? AND source = 'mark'", [slug])
        store.add(db, "flags", flags)


# ---- the command ----


def points_or_none(words: str) -> float | None:
    try:
        return None if words == "none" else float(words.replace(",", "."))
    except ValueError:
        said = f"{plain(words)!r}: give a number, or none to take points back"
        raise argparse.ArgumentTypeError(said) from None


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="emgrade mark", description=__doc__)
    parser.add_argument("slug", help="the assignment, by the name of its folder")
    parser.add_argument("student", help="by id")
    parser.add_argument("question", help="by id, such as e-step")
    parser.add_argument("points", type=points_or_none, help="or none: take them back")
    parser.add_argument("words", nargs="?", default="", help="what the student reads about it")
    parser.add_argument(
        "--results",
        type=Path,
        default="instructor/results",
        help="folder of the gradebook (%(default)s)",
    )
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
