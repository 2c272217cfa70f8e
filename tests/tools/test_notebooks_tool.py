"""`make notebooks` gives a notebook one form, whatever ran it and however often."""

import base64
import io

import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_output
from PIL import Image, PngImagePlugin

import notebooks


def png(**text):
    info, file = PngImagePlugin.PngInfo(), io.BytesIO()
    for key, value in text.items():
        info.add_text(key, value)
    Image.new("RGB", (4, 4)).save(file, "PNG", pnginfo=info, dpi=(72, 72))
    return file.getvalue()


def widget_notebook(*ids):
    """Two views; the first model refers to a third, and a fourth belongs to no view."""
    first, second, third, stray = ids
    cells = [
        new_code_cell("w", outputs=[new_output("display_data", {notebooks.VIEW: {"model_id": i}})])
        for i in (first, second)
    ]
    state = {i: {"state": {"n": 1}} for i in (stray, third, second)}
    state[first] = {"state": {"parts": [{"layout": f"IPY_MODEL_{third}"}]}}
    return new_notebook(cells=cells, metadata={"widgets": {notebooks.STATE: {"state": state}}})


def test_the_names_of_the_models_leave_no_trace():
    one = notebooks.normalise(widget_notebook("c3", "b2", "a1", "d4"))
    two = notebooks.normalise(widget_notebook("9f", "8e", "7d", "6c"))
    assert notebooks.as_text(one) == notebooks.as_text(two)
    states = notebooks.widget_states(one)
    first, third, second = (f"{n:032x}" for n in (1, 2, 3))
    assert sorted(states) == [first, third, second]
    assert states[first]["state"]["parts"][0]["layout"] == f"IPY_MODEL_{third}"
    assert [view["model_id"] for view in notebooks.views(one)] == [first, second]


def test_a_view_without_a_model_keeps_its_name_so_that_it_can_be_refused():
    nb = widget_notebook("c3", "b2", "a1", "d4")
    del nb.metadata.widgets[notebooks.STATE].state["b2"]
    assert [v["model_id"] for v in notebooks.views(notebooks.normalise(nb))] == [f"{1:032x}", "b2"]


def test_ids_follow_from_what_the_cells_say():
    def ids(*sources):
        nb = notebooks.normalise(new_notebook(cells=[new_code_cell(s) for s in sources]))
        nbformat.validate(nb)
        return [cell.id for cell in nb.cells]

    assert ids("a", "b") == ids("a", "new", "b")[::2]
    assert len(set(ids("a", "a", "a"))) == 3


def test_what_wrote_a_picture_is_dropped_and_its_pixels_stay():
    clean = notebooks.without_text_chunks(png(Software="one", Date="today"))
    assert clean == notebooks.without_text_chunks(png(Software="another"))
    assert b"Software" not in clean
    image = Image.open(io.BytesIO(clean))
    assert image.size == (4, 4)
    assert round(image.info["dpi"][0]) == 72


def test_counts_kernel_and_cell_metadata_are_fixed():
    output = new_output("execute_result", {"text/plain": "1"}, execution_count=9)
    cell = new_code_cell("1", execution_count=9, outputs=[output], metadata={"scrolled": True})
    nb = new_notebook(cells=[new_code_cell("never run"), cell])
    nb.metadata.language_info = {"name": "python", "version": "3.11.7"}
    notebooks.normalise(nb)
    assert [cell.execution_count for cell in nb.cells] == [None, 1]
    assert nb.cells[1].outputs[0].execution_count == 1
    assert nb.cells[1].metadata == {}
    assert "version" not in nb.metadata.language_info


def test_executed_twice_it_changes_no_byte_and_a_failing_one_is_left_as_it_was(tmp_path, capsys):
    good, bad = tmp_path / "good.ipynb", tmp_path / "bad.ipynb"
    figure = "import matplotlib.pyplot as plt\nplt.plot([1, 2]);"
    nbformat.write(new_notebook(cells=[new_code_cell("print(1)"), new_code_cell(figure)]), good)
    nbformat.write(new_notebook(cells=[new_code_cell("1 / 0")]), bad)
    before = bad.read_bytes()
    assert notebooks.main([str(good), str(bad)]) == 1
    once = good.read_bytes()
    assert notebooks.main([str(good)]) == 0
    assert good.read_bytes() == once
    assert bad.read_bytes() == before
    words = capsys.readouterr().out
    assert "bad.ipynb: FAILED, left as it was" in words
    assert "ZeroDivisionError" in words
    assert "good.ipynb: same" in words
    picture = nbformat.read(good, as_version=4).cells[1].outputs[0].data["image/png"]
    assert b"Software" not in base64.b64decode(picture)
