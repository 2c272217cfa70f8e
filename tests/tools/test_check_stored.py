"""Each reason to refuse a notebook, on a notebook that has no other fault."""

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

import check_stored
import notebooks
from emlib import widgets

IMAGE = {"alt": "3 points in 1 row", "classes": "dark-light"}


def cell(source="print(3)", data=None, image=None, tags=(), count=1):
    outputs = [new_output("display_data", data)] if data else []
    metadata = {"tags": list(tags)} | ({"mystnb": {"image": image}} if image else {})
    return new_code_cell(source, outputs=outputs, metadata=metadata, execution_count=count)


def found(*cells, states=None):
    nb = new_notebook(cells=list(cells))
    if states:
        nb.metadata["widgets"] = {notebooks.STATE: {"state": states}}
    return list(check_stored.problems(nb))


PNG = {"image/png": "iVBORw0K", "text/plain": "<Figure size 640x480 with 1 Axes>"}


def test_a_notebook_without_fault_is_accepted():
    assert found(cell(), cell("n = 3", PNG, IMAGE), cell("", count=None)) == []


def test_a_stored_error_is_refused():
    error = new_output("error", ename="ValueError", evalue="no", traceback=[])
    (problem,) = found(new_code_cell("f()", outputs=[error], execution_count=1))
    assert problem.startswith("code cell 1 holds an error output (ValueError)")


def test_alt_text_without_a_picture_is_refused():
    (problem,) = found(cell("n = 3", image=IMAGE))
    assert problem.startswith("code cell 1 has alt text and shows no picture")


def test_a_cell_that_was_not_executed_is_refused():
    (problem,) = found(cell(), cell(count=None))
    assert problem == "code cell 2 was not executed: run `make notebooks`"


@pytest.mark.parametrize("tag", ["raises-exception", "nbval-ignore-output", "skip-execution"])
def test_a_cell_that_asks_not_to_be_checked_is_refused(tag):
    (problem,) = found(cell(tags=[tag]))
    assert "asks not to be checked" in problem
    (problem,) = found(cell("# NBVAL_SKIP\nprint(3)"))
    assert "asks not to be checked (NBVAL_SKIP)" in problem


def test_a_memory_address_is_refused():
    (problem,) = found(cell(data={"text/plain": "<object at 0x7f31a2b3c4d0>"}))
    assert "prints a memory address (0x7f31a2b3c4d0)" in problem


def test_a_figure_without_words_is_refused():
    (problem,) = found(cell("n = 3", PNG, {"classes": "dark-light"}))
    assert "without alt text" in problem


def test_a_figure_that_dark_mode_recolours_is_refused():
    (problem,) = found(cell("n = 3", PNG, {"alt": "3 points"}))
    assert "mystnb.image.classes: dark-light" in problem


@pytest.mark.parametrize(
    ("alt", "source", "unknown"),
    [
        ("4 points", "n = 3", "4"),
        ("a mean of -0.50", "mu = 0.5", None),
        ("a mean of 0.51", "mu = 0.5", "0.51"),
        ("1000 draws", "n = 1_000", None),
        ("13 draws", "n = 213", "13"),
        ("W00 and the x2 axis", "pass", None),
    ],
)
def test_a_number_in_the_words_is_one_that_the_cell_says(alt, source, unknown):
    problems = found(cell(source, PNG, {"alt": alt, "classes": "dark-light"}))
    expected = [f"code cell 1 has {unknown} in its alt text"] if unknown else []
    assert [problem.split(",")[0] for problem in problems] == expected


class Figure:
    """Stands for a figure of emlib.widgets."""

    _esm = "export default {}"


def state(**changes):
    stored = {"_anywidget_id": f"{__name__}.Figure", "_esm": Figure._esm, "_model_name": "AnyModel"}
    return {"1": {"state": stored | changes}}


VIEW = {notebooks.VIEW: {"model_id": "1"}, "text/plain": "Figure()"}


@pytest.fixture
def _figure_is_found(monkeypatch):
    monkeypatch.setattr(check_stored, "widget_class", lambda state: Figure)


def test_the_class_is_found_by_the_stored_name_and_only_among_our_figures():
    figure = widgets.BeTheEM
    name = f"{figure.__module__}.{figure.__name__}"
    assert check_stored.widget_class({"_anywidget_id": name}) is figure
    assert check_stored.widget_class({"_anywidget_id": "pathlib.Path"}) is None
    assert check_stored.widget_class({}) is None


@pytest.mark.usefixtures("_figure_is_found")
def test_a_moving_figure_of_today_is_accepted():
    assert found(cell(data=VIEW, tags=["em-figure"]), states=state()) == []


def test_a_view_without_its_state_is_refused():
    (problem,) = found(cell(data=VIEW, tags=["em-figure"]))
    assert problem.startswith("a figure's stored state is missing (model 1)")


@pytest.mark.usefixtures("_figure_is_found")
@pytest.mark.parametrize("key", ["_esm", "_css"])
def test_yesterdays_code_is_refused(key):
    (problem,) = found(cell(data=VIEW, tags=["em-figure"]), states=state(**{key: "old"}))
    assert f"holds an outdated {key}" in problem


def test_a_widget_that_the_page_cannot_show_is_refused():
    slider = {"1": {"state": {"_model_name": "IntSliderModel", "_anywidget_id": ""}}}
    (problem,) = found(cell(data=VIEW, tags=["em-figure"]), states=slider)
    assert "comes from no class of emlib.widgets" in problem


@pytest.mark.usefixtures("_figure_is_found")
def test_a_moving_figure_whose_height_is_not_reserved_is_refused():
    (problem,) = found(cell(data=VIEW), states=state())
    assert "add the tag em-figure" in problem
