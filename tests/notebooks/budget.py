"""How long a notebook is: its words as a reader reads them, its cells, its code."""

import re

import nbformat

from jupyter_view import LEFT_OUT, tags

FORMULA = re.compile(r"\$\$.*?\$\$|\$[^$]*\$", re.DOTALL)
MARKUP = re.compile(r"^\s*(:{3,}.*|\|[-| :]*\||:\w+:.*)$", re.MULTILINE)
ROWS = re.compile(r"(?<=\|\n)\|(?![-| :]+\|$).*$", re.MULTILINE)  # not a table's first line
CITED = re.compile(r"\[[^\]]+\]\([^)]*bibliography\.md#\w+\)")
WORD = re.compile(r"\w")


def words(text):
    """A formula is one word, and so is a citation; fences, options, rules and rows of tables none.

    For rows are looked up and not read through; its head counts.
    """
    plain = MARKUP.sub("", ROWS.sub("", FORMULA.sub(" formula ", CITED.sub("cited", text))))
    return sum(bool(WORD.search(token)) for token in plain.split())


def budget(path):
    """{"words", "cells", "assertions", "longest", "figures"} of one notebook."""
    stored = nbformat.read(path, as_version=4).cells
    cells = [cell for cell in stored if LEFT_OUT not in tags(cell)]  # captions, said once more
    code = [cell for cell in cells if cell.cell_type == "code"]
    return {
        "words": sum(words(cell.source) for cell in cells if cell.cell_type == "markdown"),
        "cells": len(cells),
        "assertions": sum("assert" in cell.source for cell in code),
        "longest": max(len(c.source.splitlines()) for c in code if not c.metadata.get("tags")),
        "figures": sum("figure" in cell.metadata.get("mystnb", {}) for cell in code),
    }
