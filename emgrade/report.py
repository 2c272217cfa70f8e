"""Report an assignment: a page for each student, the class's page, the table of grades, the texts.

Everything stands in RESULTS/SLUG/report: students/<id>.html, class.html, grades.csv, texts.html
and texts.csv, which a human fills with points and gives back with --texts.
"""

import argparse
import re
from contextlib import closing
from pathlib import Path

from emgrade import store
from emgrade.by_hand import flag_earlier
from emgrade.choose import UNKNOWN
from emgrade.class_page import class_page
from emgrade.copies import find_alike
from emgrade.fill_sheet import fill
from emgrade.flag_list import reasons
from emgrade.gradesheet import Sheet, class_list, sheets, text_questions
from emgrade.harmless import write_csv, write_whole
from emgrade.likeness import twins
from emgrade.notebook import code_cells
from emgrade.roster import Student, stem
from emgrade.sets import folder_of
from emgrade.spec import Assignment
from emgrade.student_page import student_page
from emgrade.texts import texts_page
from emgrade.texts_back import read_marks, write_table


def report(
    db, assignment: Assignment, roster: list[Student], template: list[str], folder: Path, book=""
) -> list[str]:
    """Write all of it; gives what a human should hear."""
    pairs = find_alike(db, assignment, template)
    flag_earlier(db, assignment.slug)
    found = sheets(db, assignment, roster)
    for sheet in found:
        path = folder / "students" / f"{stem(sheet.student.id)}.html"
        write_whole(path, student_page(assignment, sheet, book).encode())
    write_whole(folder / "class.html", class_page(assignment, found, pairs).encode())
    write_csv(folder / "grades.csv", *grades(assignment, found))
    said = [f"{len(found)} pages in {folder / 'students'}", f"{folder / 'class.html'}"]
    said.append(f"{folder / 'grades.csv'}")
    if text_questions(assignment):
        same = twins(store.rows(db, "texts", assignment.slug))
        write_whole(folder / "texts.html", texts_page(assignment, found, same).encode())
        said.append(f"{folder / 'texts.html'}")
        written = write_table(folder / "texts.csv", assignment, found)
        said.append(f"{folder / 'texts.csv'}{'' if written else KEPT}")
    return said


KEPT = ": left as it is, for it holds points that were not read yet: give it to --texts"


def grades(assignment: Assignment, found: list[Sheet]) -> tuple[list[str], list[list]]:
    """The header and a line for each student; what is not marked or not graded is empty."""
    ids = [question.id for question in assignment.questions]
    header = ["id", "name", "group", *ids, "total", "possible", "to mark", "late", "flags"]
    rows = []
    for sheet in found:
        points = [sheet.points.get(question) if sheet.counts else None for question in ids]
        told = ["" if value is None else round(value, 4) for value in points]
        total = round(sheet.total, 4) if sheet.counts else ""
        waiting = sheet.waiting if sheet.counts else ""
        kinds = ", ".join(dict.fromkeys(kind for kind, _, _ in reasons(sheet)))
        student = sheet.student
        end = [total, assignment.points, waiting, lateness(sheet), kinds]
        rows.append([student.id, student.name, student.group, *told, *end])
    return header, rows


def lateness(sheet: Sheet) -> float | str:
    late = sheet.submission.late if sheet.submission else 0
    return "late" if late == UNKNOWN else (late or "")


# ---- the command ----


FOLDERS = (  # the options that name one, its default, what is in it
    (("--from", "--results"), "instructor/results", "folder of the gradebook"),
    (("--submissions",), "instructor/submissions", "where collect has put the notebooks"),
    (("--exercises",), "exercises", "where the folder of the assignment is"),
    (("--notebooks",), "notebooks/exercises", "where the notebooks that students got are"),
)


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="emgrade report", description=__doc__.split("\n")[0])
    parser.add_argument("slug", help="the assignment, by the name of its folder")
    add = parser.add_argument
    for names, default, what in FOLDERS:
        told = {"type": Path, "default": default, "help": f"{what} (%(default)s)"}
        add(*names, dest=names[-1].strip("-"), **told)
    add("--book", default=address(), help="address of the chapters, if not that of _config.yml")
    add("--texts", type=Path, metavar="FILLED.csv", help="read the points of text answers first")
    what = "a table of Moodle or Canvas, to be filled with the totals"
    add("--sheet", type=Path, metavar="SHEET.csv", help=what)
    add("--column", default="Grade", help="of the sheet, for the totals (%(default)s)")
    return parser


def address(config: Path = Path("_config.yml")) -> str:
    """Of the chapters, from the one place that knows the book's address; "" if it has none."""
    told = config.read_text(encoding="utf-8") if config.exists() else ""
    found = re.search(r'^ +address: *"(https?://[^"]+)"', told, re.MULTILINE)
    return f"{found[1].rstrip('/')}/notebooks" if found else ""


def main(arguments: list[str]) -> int:
    parser = options()
    told = parser.parse_args(arguments)
    try:
        print("\n".join(run(told)))
    except (ValueError, OSError) as error:
        parser.exit(2, f"emgrade report: {error}\n")
    return 0


def run(told: argparse.Namespace) -> list[str]:
    from emgrade.load import read_assignment  # jupytext takes its time to be imported

    assignment = read_assignment(folder_of(told.exercises, told.slug))
    roster = class_list(told.submissions / told.slug)
    released = told.notebooks / f"{told.slug}.ipynb"
    template = code_cells(released.read_bytes()) if released.exists() else []
    with closing(store.known(told.results, "--from")) as db:
        one_class(db, told, roster)
        folder = told.results / told.slug / "report"
        said = read_back(db, assignment, told.texts) if told.texts else []
        said += report(db, assignment, roster, template, folder, told.book)
        return said + (filled(db, assignment, roster, told, folder) if told.sheet else [])


def filled(db, assignment: Assignment, roster, told: argparse.Namespace, folder: Path) -> list[str]:
    found, target = sheets(db, assignment, roster), folder / f"filled-{told.sheet.name}"
    return fill(told.sheet, told.column, found, assignment.points, target)


def one_class(db, told: argparse.Namespace, roster: list[Student]) -> None:
    """An error if the roster belongs to another class than the gradebook."""
    sent = {row.student for row in store.newest(db, told.slug)}
    if roster and sent and not sent & {student.id for student in roster}:
        raise ValueError(
            f"--from {told.results}: nobody in its gradebook is on the roster of"
            f" {told.submissions / told.slug}; give the folder of this class with --submissions"
        )


def read_back(db, assignment: Assignment, path: Path) -> list[str]:
    marks = read_marks(path, assignment, store.rows(db, "texts", assignment.slug))
    with db:
        store.add(db, "marks", marks)
    return [f"{len(marks)} marks read from {path}"]
