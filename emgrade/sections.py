"""The sections of the book that questions rest on: their headings and addresses."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import nbformat
from docutils.nodes import make_id
from mdit_py_plugins.anchors.index import slugify

from emgrade.load import AssignmentError

ROOT = Path(__file__).resolve().parent.parent
HEADING = re.compile(r"^#{1,3} (.+)$", re.M)
MARKUP = re.compile(r"[*`]")


LINK = re.compile(r"\[[^\]]+\]\(([\w-]+\.html#[\w-]+)\)")


class Place(NamedTuple):
    """A section, as text for a notebook and as a link for a page in book/exercises."""

    words: str  # chapter 4, “Shares by Bayes' rule”
    link: str


def source(page: str) -> Path:
    """The file that a page is made from."""
    for path in (ROOT / "notebooks" / f"{page}.ipynb", ROOT / "book" / f"{page}.md"):
        if path.is_file():
            return path
    raise AssignmentError(f"the book has no page {page}.html")


@cache
def headings(page: str) -> dict[str, str]:
    """{anchor on the built page: heading}."""
    path = source(page)
    if path.suffix == ".md":
        texts = [path.read_text(encoding="utf-8")]
    else:
        cells = nbformat.read(path, as_version=4).cells
        texts = [cell.source for cell in cells if cell.cell_type == "markdown"]
    found = [MARKUP.sub("", heading) for text in texts for heading in HEADING.findall(text)]
    return {make_id(heading): heading for heading in found}


def place(section: str) -> Place:
    """What a question's `section` names; an error lists the page's anchors if there is none."""
    page, _, anchor = section.partition("#")
    page = page.removesuffix(".html")
    known = headings(page)
    if anchor not in known:
        raise AssignmentError(f"{page}.html has no section #{anchor}; it has: {', '.join(known)}")
    chapter = re.match(r"(\d\d)-", page)
    where = f"chapter {int(chapter[1])}" if chapter else f"the page {page}"
    path = source(page).relative_to(ROOT).as_posix()
    return Place(f"{where}, “{known[anchor]}”", f"../../{path}#{slugify(known[anchor])}")


def for_page(text: str) -> str:
    """Text of master.md, whose links are like 04-e-step.html#anchor, on a page of the book."""
    return LINK.sub(lambda found: f"[{place(found[1]).words}]({place(found[1]).link})", text)


def for_notebook(text: str) -> str:
    """The same in a notebook, which has no book beside it: words in place of links."""
    return LINK.sub(lambda found: place(found[1]).words, text)
