"""The same assignment as a source notebook of nbgrader, for those who grade with it.

Visible checks are tests that students see. Hidden ones stand between nbgrader's own marks, which it
cuts out of what students get; they bring grade.py and the solutions along, also between the marks.
nbgrader runs tests inside the student's process, which a student can fool: low stakes only.
"""

import inspect
import re

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from emgrade import (
    check_cell,
    compare,
    data,
    judge,
    known,
    literal,
    seeds,
    spec,
    student,
    trial,
)
from emgrade.load import Loaded, answer_of
from emgrade.parts import parts
from emgrade.sections import place
from emgrade.spec import Choice, Function, Number, Question, Text

HIDDEN = "### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"
VISIBLE = """import emcheck
import emrules

for line in emcheck.verdicts(lambda: {name}, {name!r}, {checks}, {place!r}):
    assert line.startswith("right"), line"""
MODULES = {  # in the order in which they import one another
    **{
        f"emgrade.{one.__name__.split('.')[1]}": one for one in (spec, seeds, compare, judge, known)
    },
    "emtrial": trial,
}
DATA = "TEXTS = {!r}\n\n\ndef text_of(name):\n    return TEXTS[name]\n"


def notebook(loaded: Loaded) -> NotebookNode:
    """The student's notebook with solutions between their markers, and the checks as tests."""
    made = student.notebook(loaded)
    first = [*made.cells[:3], tested("grading-tools", 0, HIDDEN.format(tools(loaded)))]
    cells = []
    for cell in made.cells[3:]:
        cells.append(cell)
        if name := answer_of(cell):
            cells += answered(cell, trial.question_of(loaded.assignment, name), loaded)
    made.cells = [*first, *cells]
    return made


def answered(cell: NotebookNode, question: Question, loaded: Loaded) -> list[NotebookNode]:
    """Marks the answer cell as such, with its solution; the tests that follow it."""
    source = next(c.source for c in loaded.notebook.cells if answer_of(c) == question.id)
    by_hand = isinstance(question, Text)
    cell.source = source
    cell.metadata.nbgrader = marks(question.id, solution=True, grade=by_hand)
    if by_hand:
        cell.metadata.nbgrader.points = question.points
    return list(tests(question, loaded))


def marks(name: str, **kinds) -> NotebookNode:
    """nbgrader's metadata of a cell."""
    told = {"grade": False, "solution": False, "locked": False, "task": False} | kinds
    return NotebookNode(grade_id=name, schema_version=3, cell_type="code", **told)


def tested(name: str, points: float, source: str) -> NotebookNode:
    cell = new_code_cell(source)
    cell.metadata.nbgrader = marks(name, grade=True, locked=True)
    cell.metadata.nbgrader.points = points
    return cell


def tests(question: Question, loaded: Loaded):
    """A test cell for each check, with its points."""
    get = f"lambda: {question.name}"
    if isinstance(question, Number):
        call = f"emtrial.is_number(ASSIGNMENT, {get}, {question.id!r}, lambda: STUDENT)"
        yield tested(f"{question.id}-1", question.points, HIDDEN.format(call))
    elif isinstance(question, Choice):
        call = f"emtrial.is_chosen(ASSIGNMENT, {get}, {question.id!r})"
        yield tested(f"{question.id}-1", question.points, HIDDEN.format(call))
    elif isinstance(question, Function):
        for count, check in enumerate(question.checks, start=1):
            source = visible(question, check, loaded) if check.visible else hidden(question, check)
            yield tested(f"{question.id}-{count}", check.points, source)


def visible(question: Function, check, loaded: Loaded) -> str:
    stored = check_cell.stored_check(loaded, question, check, loaded.solutions[question.id])
    checks = literal.text([stored])
    return VISIBLE.format(name=question.name, checks=checks, place=place(question.section).words)


def hidden(question: Function, check) -> str:
    solution = f"SOLUTIONS[{question.name!r}]"
    asked = f"lambda: {question.name}, {question.id!r}, {check.name!r}"
    return HIDDEN.format(f"emtrial.passes(ASSIGNMENT, {solution}, {asked})")


def tools(loaded: Loaded) -> str:
    """Code that brings along grade.py, the functions that solve it, and what both import."""
    grade = (loaded.folder / "grade.py").read_text(encoding="utf-8")
    solved = [cell.source for cell in loaded.notebook.cells if is_set_up(cell)]
    solved += [part.solution for part in parts(loaded)[0] if isinstance(part.question, Function)]
    lines = [
        "import sys\nimport types\n\nimport emcheck\n",
        'emgrade = sys.modules["emgrade"] = types.ModuleType("emgrade")',
        "emgrade.answers = emgrade.amounts = emcheck",
        *(module(name, inspect.getsource(source)) for name, source in MODULES.items()),
        *tables(grade),
        module("emgrade_words", grade),
        module("emgrade_solved", "\n\n".join(solved)),
        "import emtrial\n",
        'ASSIGNMENT = sys.modules["emgrade_words"].ASSIGNMENT',
        'SOLUTIONS = vars(sys.modules["emgrade_solved"])',
    ]
    return "\n".join(lines)


def tables(grade: str) -> list[str]:
    """Code that stands for emgrade.data, with what this grade.py reads of it, if it does."""
    texts = {name: data.text_of(name) for name in re.findall(r'text_of\("(.+?)"\)', grade)}
    return [module("emgrade.data", DATA.format(texts))] if texts else []


def module(name: str, source: str) -> str:
    """Code that makes a module; a marker that its source only speaks of is no marker."""
    for word in ("BEGIN", "END"):
        source = source.replace(f"{word} SOLUTION", word)
    made = f"sys.modules[{name!r}] = made"
    if name.startswith("emgrade."):
        made = f"emgrade.{name.removeprefix('emgrade.')} = {made}"
    return f"made = types.ModuleType({name!r})\n{made}\nexec({source!r}, vars(made))\n"


def is_set_up(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and answer_of(cell) is None
