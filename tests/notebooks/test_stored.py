"""What every notebook of the book must hold before it may be published."""

import re

import nbformat
import pytest

from check_stored import problems
from notebooks import all_notebooks, as_text, code_cells, normalise

ASSERTION = re.compile(r"\bassert(_\w+)?\b")
CHAPTERS = [p for p in all_notebooks() if re.match(r"\d\d-", p.name) and p.name[:2] != "00"]


def read(path):
    return nbformat.read(path, as_version=4)


@pytest.mark.parametrize("path", all_notebooks(), ids=lambda path: path.stem)
def test_the_stored_outputs_may_be_published(path):
    assert list(problems(read(path))) == []


@pytest.mark.parametrize("path", all_notebooks(), ids=lambda path: path.stem)
def test_the_file_has_the_form_that_make_notebooks_gives_it(path):
    assert as_text(normalise(read(path))) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_a_chapter_checks_what_it_says_in_at_least_four_cells(path):
    assert sum(bool(ASSERTION.search(cell.source)) for cell in code_cells(read(path))) >= 4
