"""Read an assignment: what grade.py asks, and how master.md answers it.

master.md is a notebook in MyST. The cell that answers a question has the tags `answer` and the
question's id; in it, what students do not get stands between ### BEGIN SOLUTION and
### END SOLUTION. A Number with given numbers finds each of them under its name, as students do.
"""

import importlib.util
import re
import sys
from pathlib import Path
from typing import Any, NamedTuple

import jupytext
from nbformat import NotebookNode

from emgrade import seeds
from emgrade.flaws import solution_problems, word_problems
from emgrade.sets import example
from emgrade.spec import Assignment

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"


class Loaded(NamedTuple):
    """An assignment and its solutions by question id: a function, a value, a text.

    The solution of a Number with given numbers is a function of them, like its `right`.
    """

    assignment: Assignment
    solutions: dict[str, Any]
    notebook: NotebookNode  # master.md
    folder: Path


class AssignmentError(ValueError):
    """Its text says, line by line, what is wrong with an assignment."""


def load(folder: str | Path) -> Loaded:
    """Read exercises/<slug>; whatever is wrong with it is told at once, in one AssignmentError."""
    if not (Path(folder) / "grade.py").is_file():
        said = f"give the folder of the assignment, like {example(Path(folder))}"
        raise ValueError(f"no grade.py in {folder}; {said}")
    folder = Path(folder).resolve()
    assignment = read_assignment(folder)
    notebook = jupytext.read(folder / "master.md", fmt="md:myst")
    refuse(folder, [*word_problems(folder, assignment), *cell_problems(assignment, notebook)])
    solutions = solve(folder, assignment, notebook)
    answers = [(question, solutions.get(question.id)) for question in assignment.questions]
    refuse(folder, [problem for pair in answers for problem in solution_problems(*pair)])
    return Loaded(assignment, solutions, notebook, folder)


def refuse(folder: Path, problems: list[str]) -> None:
    if problems:
        raise AssignmentError("\n".join(f"exercises/{folder.name}: {line}" for line in problems))


def read_assignment(folder: Path) -> Assignment:
    """ASSIGNMENT of a folder's grade.py, which is a module of its own for every folder."""
    name = f"grade_of_{re.sub(r'[^a-z0-9]', '_', str(folder).lower())}"
    spec = importlib.util.spec_from_file_location(name, folder / "grade.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    if not isinstance(getattr(module, "ASSIGNMENT", None), Assignment):
        refuse(folder, ["grade.py defines no ASSIGNMENT = Assignment(...)"])
    return module.ASSIGNMENT


def answer_of(cell: NotebookNode) -> str | None:
    """The id of the question that a cell of master.md answers, or None."""
    tags = list(cell.metadata.get("tags", []))
    if cell.cell_type != "code" or "answer" not in tags:
        return None
    return " ".join(tag for tag in tags if tag != "answer")


def cell_problems(assignment: Assignment, notebook: NotebookNode):
    """Whether the cells of master.md and the questions of grade.py belong together."""
    cells = [cell for cell in notebook.cells if answer_of(cell) is not None]
    found, wanted = map(answer_of, cells), [question.id for question in assignment.questions]
    found = list(found)
    for name in wanted:
        if found.count(name) != 1:
            yield f"question {name} has {found.count(name)} cells with the tags [answer, {name}]"
    for name in dict.fromkeys(found):
        if name not in wanted:
            yield f"master.md has a cell with the tags [answer, {name}], which is no question"
    for cell in cells:
        marks = [line.strip() for line in cell.source.splitlines() if line.strip() in (BEGIN, END)]
        if not marks or marks != [BEGIN, END] * (len(marks) // 2):
            yield f"the cell of {answer_of(cell)} needs {BEGIN} and, after it, {END}"


def solve(folder: Path, assignment: Assignment, notebook: NotebookNode) -> dict:
    """Run the code cells of master.md one after the other in a namespace of their own."""
    questions = {question.id: question for question in assignment.questions}
    names, solutions = {"__name__": f"master_of_{folder.name}"}, {}
    for count, cell in enumerate((c for c in notebook.cells if c.cell_type == "code"), start=1):
        question = questions.get(answer_of(cell))
        given = getattr(question, "given", None)
        try:
            code = compile(cell.source, f"{folder.name}/master.md, code cell {count}", "exec")
            if given:
                solutions[question.id] = solution_of_given(code, dict(names), question.name)
                names |= given(seeds.own(""))
            exec(code, names)
        except Exception as error:
            refuse(folder, [f"code cell {count} stops with {type(error).__name__}: {error}"])
        if question and not given and question.name in names:
            solutions[question.id] = names[question.name]
    return solutions


def solution_of_given(code, names: dict, name: str):
    """An answer cell as a function of the given numbers."""

    def solution(**given):
        room = {**names, **given}
        exec(code, room)
        return room.get(name)

    return solution
