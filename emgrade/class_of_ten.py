"""A class made up for tests and rehearsals: ten submissions, as Moodle hands them out.

Each student stands for something that happens: a slip, nothing written, lateness, a copy with other
names, a syntax error, an endless loop, an earlier draft. One more sends nothing, and one who is not
in the class sends something.
"""

import ast
import csv
import io
import re
import zipfile
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

import nbformat

DUE = "2026-11-20T23:59"


class Pupil(NamedTuple):
    id: str
    name: str
    moodle: str
    way: str
    received: str = "2026-11-20T18:00"


PUPILS = (
    Pupil("s01", "Ada Lovelace", "4100001", "right"),
    Pupil("s02", "Blaise Pascal", "4100002", "endless"),
    Pupil("s03", "Carl Friedrich Gauß", "4100003", "first wrong"),
    Pupil("s04", "Dorothy Vaughan", "4100004", "all wrong"),
    Pupil("s05", "Émilie du Châtelet", "4100005", "blank"),
    Pupil("s06", "Fatima al-Fihri", "4100006", "right", "2026-11-21T04:59"),
    Pupil("s07", "Guo Shoujing", "4100007", "copy"),
    Pupil("s08", "Hypatia <b>of</b> Alexandria", "4100008", "prints"),
    Pupil("s09", "=Ibn al-Haytham", "4100009", "syntax error"),
    Pupil("s10", "John O'Neil", "4100010", "right"),
)
ABSENT = Pupil("s11", "Karen Uhlenbeck", "4100011", "absent")
STRANGER = Pupil("s99", "Somebody Else", "4199999", "right")
ENDINGS = {  # what stands below a right answer
    "prints": '\nprint("<script>document.title = 1</script> \\u202e =1+1 " + "long " * 2000)',
    "syntax error": "\nprint('almost done'",
    "endless": "\nwhile True:\n    pass",
}


def place(pupil: Pupil) -> str:
    """The folder of a student in Moodle's zip; Moodle takes some characters out of the name."""
    name = re.sub(r'[<>:"/\\|?*&]', "", pupil.name)
    return f"{name}_{pupil.moodle}_assignsubmission_file_"


class Folder(NamedTuple):
    source: Path  # the zip
    roster: Path
    due: str


def make(folder: Path, notebook, right: dict, wrong: dict) -> Folder:
    """Write the zip and the roster; right and wrong are {question: sources of its answer cell}."""
    folder.mkdir(parents=True, exist_ok=True)
    source, roster = folder / "moodle.zip", folder / "roster.csv"
    with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as archive:
        for pupil in (*PUPILS, STRANGER):
            text = nbformat.writes(handed_in(pupil, notebook, right, wrong))
            put(archive, f"{place(pupil)}/My solution.ipynb", text)
        put(archive, f"{place(PUPILS[0])}/notes.txt", "what Ada wrote down beside it")
        put(archive, f"{place(PUPILS[-1])}/draft.ipynb", nbformat.writes(notebook), hour=9)
    write_roster(roster, [*PUPILS, ABSENT])
    return Folder(source, roster, DUE)


def put(archive: zipfile.ZipFile, path: str, text: str, hour: int = 18) -> None:
    info = zipfile.ZipInfo(path, (2026, 11, 20, hour, 0, 0))
    archive.writestr(info, text, zipfile.ZIP_DEFLATED)


def write_roster(path: Path, pupils) -> None:
    sheet = io.StringIO()
    rows = [(p.id, p.name, p.moodle, p.received if p is not ABSENT else "") for p in pupils]
    csv.writer(sheet).writerows([("id", "name", "moodle", "received"), *rows])
    path.write_text(sheet.getvalue(), encoding="utf-8")


def handed_in(pupil: Pupil, notebook, right: dict, wrong: dict):
    """A copy of the student notebook with this pupil's name and answers in it."""
    notebook = deepcopy(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.source = re.sub(
                r'^STUDENT = ""', f"STUDENT = {pupil.name!r}", cell.source, flags=re.M
            )
    asked = [cell for cell in notebook.cells if "answer" in cell.metadata.get("tags", [])]
    for number, cell in enumerate(asked):
        question = next(tag for tag in cell.metadata.tags if tag != "answer")
        own = styles(pupil, right[question])
        cell.source = answer(pupil.way, number, cell.source, own, wrong[question])
    return notebook


def styles(pupil: Pupil, answers: list[str]) -> str:
    """Everybody's own style, as far as there are enough; a copy begins with Ada's."""
    places = [p.id for p in PUPILS if p.way != "copy"]
    place = places.index(pupil.id) if pupil.id in places else 0
    return answers[place % len(answers)]


def answer(way: str, number: int, stub: str, right: str, wrong: list[str]) -> str:
    """The source of one answer cell; number counts the questions from 0."""
    first = number == 0
    if way == "blank":
        return stub
    if way == "copy":
        return renamed(right)
    if way == "all wrong":
        return wrong[min(1, len(wrong) - 1)]
    if way == "first wrong" and first:
        return wrong[0]
    return right + ENDINGS.get(way, "") * first


def renamed(source: str) -> str:
    """The same code with the variables of its functions called otherwise; a text stays as it is."""
    tree = ast.parse(source)
    if not any(isinstance(node, ast.FunctionDef) for node in tree.body):
        return source
    inner = {
        node.id
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in inner:
            node.id = f"my_{node.id}"
    return ast.unparse(tree)
