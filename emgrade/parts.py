"""master.md in parts: what introduces it, then for each question its text, its stub, its answer."""

import ast
import re
from typing import NamedTuple

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from emgrade.load import BEGIN, END, AssignmentError, Loaded, answer_of
from emgrade.spec import Function, Question, Text

HEADING = re.compile(r"^#{1,6} .*\n*", re.M)


class Part(NamedTuple):
    """A question as master.md has it."""

    question: Question
    before: list[NotebookNode]  # cells between the last question and this one's heading
    text: list[NotebookNode]  # its own cells, without the heading
    stub: str  # what students find in the answer cell
    solution: str


def parts(loaded: Loaded) -> tuple[list[Part], list[NotebookNode]]:
    """The questions in the order of master.md, and the cells after the last."""
    questions = {question.id: question for question in loaded.assignment.questions}
    found, waiting = [], []
    for cell in loaded.notebook.cells:
        if (name := answer_of(cell)) is None:
            waiting.append(cell)
            continue
        before, text = at_last_heading(waiting)
        stub, solution = stubbed(cell.source, questions[name]), solved(cell.source)
        found.append(Part(questions[name], before, text, stub, solution))
        waiting = []
    return found, waiting


def at_last_heading(cells):
    """(cells before the last heading, cells after it); the heading itself is left out."""
    for at in reversed(range(len(cells))):
        marks = list(HEADING.finditer(cells[at].source))
        if cells[at].cell_type == "markdown" and marks:
            above, below = (
                cells[at].source[: marks[-1].start()],
                cells[at].source[marks[-1].end() :],
            )
            before = [*cells[:at], *prose(above)]
            return before, [*prose(below), *cells[at + 1 :]]
    return [], list(cells)


def prose(source: str):
    return [new_markdown_cell(source.strip())] if source.strip() else []


def solved(source: str) -> str:
    """An answer cell without its markers."""
    lines = source.splitlines()
    return "\n".join(line for line in lines if line.strip() not in (BEGIN, END)).strip("\n")


def stubbed(source: str, question: Question) -> str:
    """An answer cell with a place to write in place of each solution."""
    lines, inside = [], False
    for line in source.splitlines():
        if line.strip() == BEGIN:
            inside = True
            indent = line[: line.index("#")]
            lines += [indent + "raise NotImplementedError"] if indent else []
        elif line.strip() == END:
            inside = False
        elif not inside:
            lines.append(line)
    stub = re.sub(r"\n{4,}", "\n\n\n", "\n".join(lines)).strip("\n")
    if question.name in defined(stub):
        return stub
    if isinstance(question, Function):
        raise AssignmentError(
            f"question {question.id}: the line `def {question.name}(...)` and its docstring must"
            f" stand before {BEGIN}"
        )
    blank = '"""\n\n"""' if isinstance(question, Text) else "None"
    return f"{stub}\n{question.name} = {blank}".strip("\n")


def defined(source: str) -> set[str]:
    """The functions and variables that a cell makes."""
    names = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {
                n.id for target in node.targets for n in ast.walk(target) if isinstance(n, ast.Name)
            }
    return names
