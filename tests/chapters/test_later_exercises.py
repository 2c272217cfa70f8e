"""The exercises of chapters 01 to 11: right answers are right, every listed mistake is named."""

import re
from functools import cache
from pathlib import Path

import matplotlib
import nbformat
import pytest

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
]
FUNCTION = re.compile(r"selfcheck\.function\((\w+), (\w+), (\w+), (\w+)\)")
NUMBER = re.compile(r"selfcheck\.number\((\w+), (.+), ([\d.e-]+), (\w+)\)$", re.M)


@cache
def chapter(name):
    """(the names that its cells define, its cells that check an answer)."""
    matplotlib.use("agg")
    cells = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4).cells
    names = {"__name__": "chapter"}
    code = [cell.source for cell in cells if cell.cell_type == "code"]
    for source in code:
        exec(source, names)
    matplotlib.pyplot.close("all")
    return names, [source for source in code if "selfcheck." in source.split("import")[-1]]


def said(capsys, source, names, **answers):
    capsys.readouterr()
    exec(source, {**names, **answers})
    return capsys.readouterr().out.strip()


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_function_is_right_as_solved_and_each_listed_mistake_is_named(name, capsys):
    names, checks = chapter(name)
    (source,) = [source for source in checks if FUNCTION.search(source)]
    answer, solution, _, mistakes = FUNCTION.search(source).groups()
    assert said(capsys, source, names) == f"not yet: write {answer} first"
    assert said(capsys, source, names, **{answer: names[solution]}) == "right"
    assert len(names[mistakes]) >= 3
    for why, wrong in names[mistakes].items():
        assert said(capsys, source, names, **{answer: wrong}) == f"not yet: {why}"


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_number_is_right_and_each_known_slip_is_named(name, capsys):
    names, checks = chapter(name)
    (source,) = [source for source in checks if NUMBER.search(source)]
    answer, value, tol, known = NUMBER.search(source).groups()
    assert said(capsys, source, names) == "not yet: give a number, found None"
    defined = {**names}
    exec(source, defined)
    right = float(eval(value, defined))
    assert said(capsys, source, names, **{answer: right}) == "right"
    for slip, why in defined[known].items():
        assert abs(slip - right) > float(tol)
        assert said(capsys, source, names, **{answer: slip}) == f"not yet: {why}"
