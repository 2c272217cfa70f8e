"""A chapter names what it cites as the bibliography does, for it is also read without the book."""

import re

import nbformat
import pytest
from pybtex.database import parse_file

from notebooks import ROOT, all_notebooks

ENTRIES = parse_file(ROOT / "book" / "references.bib").entries
LINK = re.compile(r"\[([^\]]+)\]\([^)]*bibliography\.md#(\w+)\)")


def surname(person):
    return " ".join(part.render_as("text") for part in person.rich_last_names)


def names(key):
    """Day; Neal and Hinton; Dempster et al."""
    authors = [surname(person) for person in ENTRIES[key].persons["author"]]
    first = authors[0]
    return f"{first} et al." if len(authors) > 2 else " and ".join(authors)


@pytest.mark.parametrize("path", all_notebooks(), ids=lambda path: path.stem)
def test_a_citation_says_names_and_year_of_its_entry(path):
    cells = nbformat.read(path, as_version=4).cells
    text = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    assert "{cite" not in text  # which shows as a key in JupyterLab
    for shown, key in LINK.findall(text):
        year = ENTRIES[key].fields.get("year", "")
        wanted = {names(key), f"{names(key)} ({year})", f"{names(key)}, {year}"}
        assert shown in wanted, key


MADE = r"\{prf:(theorem|lemma|corollary|proposition)\}[^\n]*\n:label: ([\w-]+)"
POINTED = re.compile(r"\[([^\[\]]+)\]\(([\w-]+\.ipynb)#((?:thm|lem|cor|prop)-[\w-]+)\)")


def words(path):
    cells = nbformat.read(path, as_version=4).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "markdown")


def test_a_theorem_of_another_chapter_is_a_link_that_says_its_number():
    """JupyterLab knows the labels of the open notebook alone."""
    texts, numbered = {path.name: words(path) for path in all_notebooks()}, {}
    for name, text in texts.items():
        for i, (kind, label) in enumerate(re.findall(MADE, text), 1):
            numbered[label] = f"{kind.title()} {int(name[:2])}.{i}", name
    for name, text in texts.items():
        for label in re.findall(r"\{prf:ref\}`([\w-]+)`", text):
            assert numbered[label][1] == name, f"{name}: a link to {numbered[label]}"
        for shown, home, label in POINTED.findall(text):
            assert (shown, home) == numbered[label], f"{name}: {label}"
    assert sum(len(POINTED.findall(text)) for text in texts.values()) > 20
