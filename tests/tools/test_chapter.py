"""`make chapter N=04`: which notebooks, tests and pages belong to a chapter."""

import pytest

import chapter
from notebooks import ROOT


def names(number):
    return [path.name for path in chapter.pages(number)]


def test_a_chapter_may_have_two_pages():
    assert names(4) == ["04-e-step.ipynb"]
    assert sorted(names(6)) == ["06-em-assembled.ipynb", "06-iris.ipynb"]
    with pytest.raises(SystemExit, match="no notebook 77-"):
        chapter.pages(77)


def test_the_figures_of_a_chapter_are_tested_with_it():
    (path,) = chapter.pages(4)
    assert [test.name for test in chapter.figures(path)] == ["test_whose_is_it.py"]
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        shown = "em-figure" in path.read_text(encoding="utf-8")
        assert bool(chapter.figures(path)) == shown, path.name


def test_each_step_speaks_of_this_chapter_alone():
    steps = dict(chapter.steps(chapter.pages(4)))
    assert steps["execute and store"][-1] == "notebooks/04-e-step.ipynb"
    assert steps["page"][-1] == "sound and (04-e-step)"
    assert list(steps)[-1] == "figures"
