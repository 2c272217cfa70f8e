"""Every chapter from 01 on has graded questions, and each leads to a section that exists."""

import re
import runpy
from collections import Counter
from pathlib import Path

import nbformat
import pytest
from docutils.nodes import make_id

ROOT = Path(__file__).parents[2]
GRADED = [
    (path.parent.name, question)
    for path in sorted((ROOT / "exercises").glob("*/grade.py"))
    for assignment in [runpy.run_path(str(path))["ASSIGNMENT"]]
    if assignment.release == "graded"
    for question in assignment.questions
]
CHAPTERS = [f"{n:02}" for n in range(1, 17)]


def anchors(page):
    """The anchors of a chapter's headings, as the book makes them."""
    cells = nbformat.read(ROOT / "notebooks" / f"{page}.ipynb", as_version=4).cells
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    return {make_id(re.sub("[*`]", "", line)) for line in re.findall(r"^#{1,3} (.+)$", text, re.M)}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapter_has_two_graded_questions(chapter):
    count = Counter(question.section[:2] for _, question in GRADED)
    assert count[chapter] >= 2


@pytest.mark.parametrize("page", sorted({q.section.split(".html#")[0] for _, q in GRADED}))
def test_every_graded_question_leads_to_a_heading_of_its_chapter(page):
    named = {q.section.split("#")[1] for _, q in GRADED if q.section.startswith(page)}
    assert named <= anchors(page)
