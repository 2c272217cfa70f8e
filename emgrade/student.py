"""The notebook that students get, and the same one solved."""

import re

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from emgrade.check_cell import check_source, numbers
from emgrade.load import Loaded
from emgrade.parts import Part, parts
from emgrade.sections import for_notebook
from emgrade.set_up import set_up

FOLDED = {"jupyter": {"source_hidden": True}, "cellView": "form"}  # JupyterLab's word, Colab's
WHY_NAME = "# Your name, as your course's list has it: "
OWN = "some numbers below are your own and follow from it."
NO_OWN = "it shows whose work this is."


def notebook(loaded: Loaded, solved: bool = False):
    """The student's notebook; solved, with the solutions in place of the stubs."""
    found, after = parts(loaded)
    first, *rest = found
    opening = first.before[0].source if first.before else ""
    cells = [
        new_markdown_cell(head(loaded, opening)),
        new_code_cell(f'{WHY_NAME}{OWN if any(map(given, found)) else NO_OWN}\nSTUDENT = ""'),
        new_code_cell(set_up(loaded), metadata=FOLDED),
    ]
    for count, part in enumerate([first._replace(before=first.before[1:]), *rest], start=1):
        cells += [*map(copy, part.before), *question_cells(count, part, loaded, solved)]
    return new_notebook(cells=[*cells, *map(copy, after)])


def given(part: Part):
    return getattr(part.question, "given", None)


def copy(cell):
    if cell.cell_type == "markdown":
        return new_markdown_cell(for_notebook(cell.source))
    return new_code_cell(cell.source)


def head(loaded: Loaded, opening: str) -> str:
    """The title and the introduction, without the heading that master.md has for it."""
    assignment = loaded.assignment
    text = for_notebook(re.sub(r"\A# .*\n+", "", opening))
    return f"# {assignment.title}\n\n*{amount(assignment)}*\n\n{text}".strip()


def amount(of) -> str:
    """6 points · about 15 minutes"""
    points = f"{of.points:g} point{'s' if of.points != 1 else ''}"
    return f"{points} · about {of.minutes} minutes"


def question_cells(count: int, part: Part, loaded: Loaded, solved: bool):
    """The heading and text of a question, its numbers, the answer cell and the check."""
    question = part.question
    heading = f"## {count}. {question.title}"
    first = part.text[0].source if part.text and part.text[0].cell_type == "markdown" else ""
    cells = [new_markdown_cell(f"{heading}\n\n{for_notebook(first)}".strip())]
    cells += map(copy, part.text[1:] if first else part.text)
    if given(part):
        cells.append(new_code_cell(numbers(question), metadata=FOLDED))
    source = part.solution if solved else part.stub
    cells.append(new_code_cell(source, metadata={"tags": ["answer", question.id]}))
    cells.append(new_code_cell(check_source(question, loaded), metadata=FOLDED))
    return cells
