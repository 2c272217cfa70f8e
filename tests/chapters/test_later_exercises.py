"""The exercises of the chapters: right answers are right, every listed mistake is named."""

import re
from functools import cache
from pathlib import Path

import matplotlib
import nbformat
import pytest

from tests.chapters.cells import needed

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
CHAPTERS = [
    "01-mixture-is-not-a-sum",
    "02-latent-state",
    "03-likelihood",
    "04-e-step",
    "05-m-step",
    "06-em-assembled",
    "07-k-means-limit",
    "08-ascent-proof",
    "09-the-bound",
    "10-where-likelihood-fails",
    "11-how-many",
    "11-report",
    "12-how-fast",
    "13-sufficient-statistics",
    "14-missing-values",
    "15-hidden-markov",
    "16-experts",
]
FUNCTION = re.compile(r"selfcheck\.function\((\w+), (\w+), (\w+), (\w+)\)")
NUMBER = re.compile(r"selfcheck\.number\((\w+), (.+), ([\d.e-]+), (\w+)\)$", re.M)


@cache
def checked(name, pattern):
    """(the names around the one cell that checks an answer of this kind, the cell, its match)."""
    matplotlib.use("agg")
    cells = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4).cells
    code = [cell.source for cell in cells if cell.cell_type == "code"]
    (check,) = [source for source in code if pattern.search(source)]
    names = {"__name__": "chapter"}
    for source in [*needed(code, check), check]:
        exec(source, names)
    matplotlib.pyplot.close("all")
    return names, check, pattern.search(check).groups()


def said(capsys, source, names, **answers):
    capsys.readouterr()
    exec(source, {**names, **answers})
    return capsys.readouterr().out.strip()


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_function_is_right_as_solved_and_each_listed_mistake_is_named(name, capsys):
    names, source, (answer, solution, _, mistakes) = checked(name, FUNCTION)
    assert said(capsys, source, names) == f"not yet: write {answer} first"
    assert said(capsys, source, names, **{answer: names[solution]}) == "right"
    assert len(names[mistakes]) >= 3
    for why, wrong in names[mistakes].items():
        assert said(capsys, source, names, **{answer: wrong}) == f"not yet: {why}"


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_number_is_right_and_each_known_slip_is_named(name, capsys):
    names, source, (answer, value, tol, known) = checked(name, NUMBER)
    assert said(capsys, source, names) == "not yet: give a number, found None"
    right = float(eval(value, names))
    assert said(capsys, source, names, **{answer: right}) == "right"
    for slip, why in names[known].items():
        assert abs(slip - right) > float(tol)
        assert said(capsys, source, names, **{answer: slip}) == f"not yet: {why}"
