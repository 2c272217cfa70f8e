"""An assignment's two ends, in the sandbox: a notebook with all solved, and one with nothing."""

from pathlib import Path
from typing import NamedTuple

from emgrade import asked, grade, in_process, student

NAME = "Ada Lovelace"


class Ends(NamedTuple):
    """Points without the texts, of the solved notebook and of the empty one."""

    solution: float
    blank: float
    problems: list[str]


def ends(folder: Path) -> Ends:
    solved, blank = (points(folder, solved=solved) for solved in (True, False))
    all_points = sum(question.points for question in in_process.judged_questions(folder))
    problems = [f"the solved notebook in the sandbox: {words}" for words in solved[1]]
    if solved[0] != all_points:
        problems.append(f"the solved notebook gets {solved[0]:g} of {all_points:g} points")
    if blank[0] != 0:
        problems.append(f"the empty notebook gets {blank[0]:g} points")
    return Ends(solved[0], blank[0], problems)


def points(folder: Path, solved: bool) -> tuple[float, list[str]]:
    """Points, and what is said of the checks that fail and flagged for a human."""
    loaded = in_process.loaded_from(folder)
    cells = [c.source for c in student.notebook(loaded, solved).cells if c.cell_type == "code"]
    cells = [cell.replace('STUDENT = ""', f"STUDENT = {NAME!r}") for cell in cells]
    job = asked.Job(loaded.assignment, loaded.solutions, NAME, cells, in_process.SECRET)
    result = grade.grade(job)
    bad = [f"{v.question}, {v.name}: {v.private}" for v in result.verdicts if not v.passed]
    bad += [f"flagged {flag.kind}: {flag.words}" for flag in result.flags]
    return sum(verdict.points for verdict in result.verdicts), bad
