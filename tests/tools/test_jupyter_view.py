"""A notebook outside the book: it gets emlib or says how, says its captions, and folds its code."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

import jupyter_view
import notebooks
from notebooks import all_notebooks

FIGURE = {"figure": {"name": "fig-00-a", "caption": "What is seen."}}


def toy():
    figure = new_code_cell("plot()", metadata={"tags": ["hide-input"], "mystnb": FIGURE})
    cells = [new_markdown_cell("# T"), new_code_cell("from emlib import em"), figure]
    return notebooks.normalise(new_notebook(cells=cells))


def test_the_added_cells_stand_in_place_once_and_are_not_on_the_page():
    nb = toy()
    assert notebooks.as_text(notebooks.normalise(nb)) == notebooks.as_text(toy())  # no second time
    added = [cell for cell in nb.cells if "remove-cell" in jupyter_view.tags(cell)]
    assert [nb.cells.index(cell) for cell in added] == [1, 4]
    assert added[1].source == ":::{figure}\n:name: fig-00-a\nWhat is seen.\n:::"


def test_code_that_the_page_folds_is_folded_and_other_code_is_not():
    hidden = [cell.metadata.get("jupyter", {}).get("source_hidden") for cell in toy().cells]
    assert hidden == [None, True, None, True, None]


def test_without_emlib_a_notebook_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ModuleNotFoundError, match=r'pip install "\.\[all\]"'):
        exec(jupyter_view.how_to_get())


def test_from_a_published_book_a_notebook_gets_emlib_itself():
    code = jupyter_view.how_to_get("https://git.example/em", "stable")
    magic = '%pip install --quiet "emlib[all] @ git+https://git.example/em@stable"'
    assert code.splitlines()[-1].strip() == magic


def test_where_emlib_is_there_nothing_happens():
    exec(jupyter_view.how_to_get())


@pytest.mark.parametrize("path", all_notebooks(), ids=lambda path: path.stem)
def test_the_first_line_of_folded_checks_gives_nothing_away(path):
    """JupyterLab shows it in place of the cell, above or below a question it may answer."""
    for cell in nbformat.read(path, as_version=4).cells:
        if "hide-cell" in jupyter_view.tags(cell):
            first = cell.source.splitlines()[0]
            assert first.startswith(("#", "import ", "from ")), first
