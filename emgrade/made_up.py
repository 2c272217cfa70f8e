"""Write a made-up class of ten for an assignment, to rehearse collecting, grading and reporting.

What the ten hand in is made from the assignment itself: right answers are the solutions of
master.md, wrong ones the mistakes that grade.py recognises. The files hold solutions, so they stay
in instructor/.
"""

import argparse
import ast
import inspect
import re
import sys
from pathlib import Path

import numpy as np

from emgrade import class_of_ten, seeds
from emgrade.harmless import read_csv, uncell, write_csv
from emgrade.load import Loaded, load
from emgrade.parts import parts
from emgrade.roster import letters
from emgrade.spec import Choice, Number, Question, Text
from emgrade.student import notebook
from emgrade.texts import FIRST, LAST, columns

NO_TEXT = '{name} = """A made-up answer, which says nothing."""'
COMMENT = "Read in a rehearsal."

# ---- what they answer ----


def answers(loaded: Loaded) -> tuple[dict, dict]:
    """{question: sources of right answers} and of wrong ones; Ada's text is the only right one."""
    right, wrong = {}, {}
    for part in parts(loaded)[0]:
        question, rest = part.question, len(class_of_ten.PUPILS) - 1
        empty = NO_TEXT.format(name=question.name)
        right[question.id] = [part.solution, *[empty] * rest * isinstance(question, Text)]
        wrong[question.id] = wrong_answers(question) or [part.stub]
    return right, wrong


def wrong_answers(question: Question) -> list[str]:
    """The sources of answers with known mistakes, as far as they stand alone."""
    if isinstance(question, Text):
        return [NO_TEXT.format(name=question.name)]
    if isinstance(question, Choice):
        others = [option for option in question.options if option != question.right]
        return [f"{question.name} = {other!r}" for other in others]
    if isinstance(question, Number):
        return [f"{question.name} = {wrong_number(question)!r}"]
    found = [mistake.answer for mistake in question.mistakes if stands_alone(mistake.answer)]
    return [standing_alone(one, question.name) for one in found]


def wrong_number(question: Number):
    """What the first mistake gives for nobody's numbers, or one that is nowhere near."""
    given = dict(question.given(seeds.own(""))) if question.given else {}
    for mistake in question.mistakes:
        value = mistake.answer(**given) if callable(mistake.answer) else mistake.answer
        return np.asarray(value, float).tolist()
    return -1e6


def stands_alone(answer) -> bool:
    """Whether it is a function that grade.py defines on its highest level."""
    return inspect.isfunction(answer) and answer.__qualname__.isidentifier()


def standing_alone(function, name: str) -> str:
    """The source of a function under a name of its own, with all that it uses of its module."""
    tree = ast.parse(inspect.getsource(inspect.getmodule(function)))
    needed, before = {function.__name__}, set()
    while needed != before:
        before = set(needed)
        for node in tree.body:
            if needed & names_made(node):
                needed |= {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
    used = "\n\n".join(ast.unparse(node) for node in tree.body if needed & names_made(node))
    return f"{aside(used, name)}\n\n\n{name} = {aside(function.__name__, name)}"


def aside(source: str, name: str) -> str:
    """A helper of grade.py that has the name of the answer gets another one."""
    return re.sub(rf"\b{re.escape(name)}\b", f"{name}_before", source)


def names_made(node) -> set[str]:
    """The names that a statement of a module makes."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {(name.asname or name.name).split(".")[0] for name in node.names}
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    targets = getattr(node, "targets", [])
    return {n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)}


# ---- the human who reads the texts ----


def fill(path: Path, loaded: Loaded) -> int:
    """Fill a table of text answers as a human would: all points for a right one, else none."""
    places, rows = columns(loaded.assignment), []
    for row in read_csv(path):
        right = letters(row["answer"]) == letters(loaded.solutions[row["question"]])
        points = [filled(row[name.lower()], name, right) for name in places]
        rows.append([*(uncell(row[name]) for name in FIRST), *points, COMMENT])
    write_csv(path, [*FIRST, *places, LAST], rows)
    return len(rows)


def filled(cell: str, column: str, right: bool) -> str:
    """A dash stays: that criterion belongs to another question."""
    most = column.rpartition(" to ")[2].rstrip(")")
    return cell if cell.strip() == "·" else (most if right else "0")


# ---- the command ----


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="emgrade rehearse", description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="of the assignment: exercises/SLUG")
    parser.add_argument(
        "--into",
        type=Path,
        default="instructor/rehearsal",
        help="folder for the class (%(default)s)",
    )
    parser.add_argument("--fill", type=Path, metavar="TEXTS.csv", help="fill in points instead")
    told = parser.parse_args(arguments)
    try:
        loaded = load(told.folder)
        print("\n".join(filled_in(told.fill, loaded) if told.fill else written(told.into, loaded)))
    except (ValueError, OSError) as error:
        print(f"emgrade rehearse: {error}", file=sys.stderr)
        return 2
    return 0


def written(folder: Path, loaded: Loaded) -> list[str]:
    made = class_of_ten.make(folder, notebook(loaded), *answers(loaded))
    count = len(class_of_ten.PUPILS)
    return [
        f"{made.source}: from {count} students and a stranger",
        f"{made.roster}: a class of {count + 1}",
        f"the deadline was {made.due}",
    ]


def filled_in(path: Path, loaded: Loaded) -> list[str]:
    return [f"{path}: made-up points for {fill(path, loaded)} answers"]
