"""A page that needs nothing but itself: one style, no script, a policy that forbids the rest."""

import base64
import hashlib
import re
from functools import cache
from pathlib import Path

from emgrade.harmless import html
from emgrade.spec import Question


@cache
def style() -> str:
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8").strip()


def policy() -> str:
    """Only this very style and pictures written into the page are allowed."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; form-action 'none'"


def page(title: str, body: list[str], wide: bool = False) -> str:
    """A whole page; what the body holds of strangers' words has been escaped."""
    width = ' class="wide"' if wide else ""
    lines = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">',
        f"<title>{html(title)}</title>",
        f"<style>{style()}</style></head>",
        f"<body{width}><main>",
        *body,
        "</main></body></html>",
    ]
    return "\n".join(lines) + "\n"


def known_number(code: str) -> str:
    """M3 for M3 and its kinds, such as M3-both; other codes are for the author of a set alone."""
    found = re.match(r"M\d+(?=-|$)", code)
    return found[0] if found else ""


def section_link(question: Question, book: str) -> str:
    """The section where a question is taught, as a link if the book has an address."""
    words = html(section_words(question.section))
    return (
        f'<a href="{html(book.rstrip("/") + "/" + question.section)}">{words}</a>'
        if book
        else words
    )


def section_words(section: str) -> str:
    """The chapter and the heading as it stands in the book; of another book, the anchor's words."""
    from emgrade.sections import AssignmentError, place  # jupytext takes its time to be imported

    try:
        return place(section).words
    except AssignmentError:
        chapter, _, heading = section.partition("#")
        number, _, _ = chapter.partition("-")
        return f"chapter {number.lstrip('0') or '0'}, “{heading.replace('-', ' ')}”"


def table(header: list[str], rows: list[str]) -> list[str]:
    head = "".join(f"<th>{html(name)}</th>" for name in header)
    lines = [f"<tr>{row}</tr>" for row in rows]
    begin = '<div class="scroll" tabindex="0"><table>'  # keys scroll it, too
    return [begin, f"<tr>{head}</tr>", *lines, "</table></div>"]
