"""What a moving figure on the page starts from is what its cells make today, to the last trait."""

import ast
import json

import nbformat
import numpy as np
import pytest
from ipywidgets.embed import dependency_state
from matplotlib import pyplot as plt

import make_stills
from notebooks import VIEW, all_notebooks, code_cells, views, widget_states
from tests.chapters.cells import bound_and_used, needed

NOTEBOOKS = {path.stem: nbformat.read(path, 4) for path in all_notebooks()}
WITH_FIGURE = [name for name, nb in NOTEBOOKS.items() if views(nb)]
IDS = ("layout",)  # a reference to another model; which number it has means nothing


def figure_cells(nb):
    """(the cells to run, in order; which of them shows the figure)."""
    code = [cell.source for cell in code_cells(nb)]
    (at,) = [
        n
        for n, cell in enumerate(code_cells(nb))
        if any(VIEW in output.get("data", {}) for output in cell.outputs)
    ]
    mine = bound_and_used(code[at])[0] & {"figure"}
    users = [s for s in code[at:] if s == code[at] or mine & bound_and_used(s)[1]]
    wanted = {source for user in users for source in [*needed(code, user), user]}
    return [source for source in code if source in wanted], code[at]


def made_today(nb):
    """The figure that the cells make, as the notebook stores it."""
    plt.switch_backend("agg")
    sources, shows = figure_cells(nb)
    names, figure = {"__name__": "chapter"}, None
    for source in sources:
        tree = ast.parse(source)
        if source == shows:
            last = ast.Expression(tree.body.pop().value)
        exec(compile(tree, "cell", "exec"), names)
        if source == shows:
            figure = eval(compile(last, "cell", "eval"), names)
    plt.close("all")
    return dependency_state(figure, drop_defaults=False)[figure.model_id]


def differences(stored, fresh, where=""):
    """The places at which two states differ; numbers may differ in their last digits."""
    if isinstance(stored, dict) and isinstance(fresh, dict):
        for key in sorted({*stored, *fresh} - {*IDS}):
            yield from differences(stored.get(key), fresh.get(key), f"{where}.{key}")
    elif isinstance(stored, list | tuple) and isinstance(fresh, list | tuple):
        if len(stored) != len(fresh):
            yield f"{where} holds {len(stored)} things and now {len(fresh)}"
            return
        for n, (a, b) in enumerate(zip(stored, fresh, strict=True)):
            yield from differences(a, b, f"{where}[{n}]")
    elif isinstance(stored, float) or isinstance(fresh, float):
        if not np.isclose(stored, fresh, rtol=1e-9, atol=1e-12, equal_nan=True):
            yield f"{where} was {stored} and is {fresh}"
    elif stored != fresh:
        yield f"{where} was {stored!r:.60} and is {fresh!r:.60}"


@pytest.mark.parametrize("name", WITH_FIGURE)
def test_the_stored_state_is_the_one_that_the_cells_make(name):
    nb = NOTEBOOKS[name]
    (view,) = views(nb)
    stored = widget_states(nb)[view["model_id"]]
    assert not list(differences(stored, made_today(nb)))


def test_a_start_a_step_an_alt_text_or_one_number_that_was_changed_is_told():
    nb = NOTEBOOKS["00-start-here"]
    state = widget_states(nb)[views(nb)[0]["model_id"]]["state"]
    for key, other in {"start": "tiny", "step": 4, "alt": f"{state['alt']} And more."}.items():
        (told,) = differences(state, {**state, key: other})
        assert told.startswith(f".{key} was ")
    assert list(differences([0.5, 1.0], [0.5, 1.0 + 1e-6])) == ["[1] was 1.0 and is 1.000001"]
    assert not list(differences([0.5, 1.0], [0.5, 1.0 + 1e-12]))


def test_every_chapter_has_its_figure():
    assert len(WITH_FIGURE) >= 14


def test_its_still_picture_is_of_this_state():
    """Else: build the book and run `python tools/make_stills.py`."""
    now = {name: mark for name, _, _, mark in make_stills.figures()}
    assert now == json.loads(make_stills.MADE_FROM.read_text())
    drawn = {path.stem for path in make_stills.STILLS.glob("*.png")}
    assert drawn == {f"{name}-{scheme}" for name in now for scheme in ("light", "dark")}
