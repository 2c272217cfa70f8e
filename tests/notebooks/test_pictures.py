"""One drawing serves a light and a dark page, a desk and a phone."""

import ast
import base64
import io

import matplotlib as mpl
import nbformat
import numpy as np
import pytest
from IPython.core.inputtransformer2 import TransformerManager
from PIL import Image

from emlib import plots
from notebooks import all_notebooks, code_cells

PAGES = {"light": "#ffffff", "dark": "#121212"}
PHONE = 358  # px: the width of a figure where the screen has 390
NOTEBOOKS = {path.stem: nbformat.read(path, 4) for path in all_notebooks()}


def luminance(rgb):
    """Relative luminance of colours in 0..1 (WCAG 2.2)."""
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


def contrast(a, b):
    a, b = np.maximum(a, b), np.minimum(a, b)
    return (a + 0.05) / (b + 0.05)


def unseen(png, ground) -> float:
    """The share of the ink that a reader cannot tell from the page."""
    rgba = np.asarray(Image.open(io.BytesIO(png)).convert("RGBA")) / 255
    ink = rgba[rgba[..., 3] > 0.8][:, :3]
    page = luminance(mpl.colors.to_rgba_array(ground)[:, :3])
    return float((contrast(luminance(ink), page) < 2).mean())


def pictures(nb):
    outputs = [output for cell in code_cells(nb) for output in cell.outputs]
    return [output.data["image/png"] for output in outputs if "image/png" in output.get("data", {})]


def drawn(color):
    image = Image.new("RGBA", (20, 20))
    image.paste(tuple(int(255 * c) for c in mpl.colors.to_rgba(color)), (5, 5, 10, 10))
    image.save(file := io.BytesIO(), "png")
    return file.getvalue()


def test_black_is_not_seen_on_a_dark_page_nor_white_on_a_light_one():
    assert [unseen(drawn("black"), PAGES[page]) for page in PAGES] == [0, 1]
    assert [unseen(drawn("white"), PAGES[page]) for page in PAGES] == [1, 0]
    assert all(unseen(drawn(color), p) == 0 for color in plots.COLORS for p in PAGES.values())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_ink_of_every_figure_is_seen(name, page):
    for number, png in enumerate(pictures(NOTEBOOKS[name]), 1):
        share = unseen(base64.b64decode(png), PAGES[page])
        assert share < 0.02, f"figure {number}: {share:.0%} of its ink is lost on a {page} page"


def test_labels_are_ten_pixels_high_on_a_phone():
    with mpl.rc_context():
        plots.use_style()
        width = mpl.rcParams["figure.figsize"][0]
        assert mpl.rcParams["font.size"] / 72 / width * PHONE >= 10
        sizes = ("xtick.labelsize", "ytick.labelsize", "axes.labelsize", "legend.fontsize")
        assert {mpl.rcParams[name] for name in sizes} == {"medium"}


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_no_figure_makes_its_labels_smaller(name):
    sources = "\n".join(cell.source for cell in code_cells(NOTEBOOKS[name]))
    assert not any(word in sources for word in ("fontsize", "labelsize", "font_size"))


WRITES = {"text", "annotate", "figtext", "title", "suptitle", "xlabel", "ylabel", "legend"}
WRITES |= {"set_title", "set_xlabel", "set_ylabel", "set_color", "tick_params", "set_alpha"}
TINTS = {"alpha", "c", "color", "colors", "labelcolor", "fc"}


def tinted(source):
    """The lines that write words in another colour than the style's grey, or paler."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    writes = [call for call in calls if getattr(call.func, "attr", "") in WRITES]
    return [
        call.lineno
        for call in writes
        if call.func.attr in {"set_color", "set_alpha"}
        or any(k.arg in TINTS and ast.unparse(k.value) != "plots.GREY" for k in call.keywords)
    ]


def test_words_in_a_component_s_colour_are_found():
    assert tinted('ax.text(1, 2, "a", color=plots.COLORS[0])\nax.set_title("b", alpha=0.5)') == [
        1,
        2,
    ]
    assert tinted("ax.title.set_color(BLUE)\nax.tick_params(labelcolor=BLUE)") == [1, 2]
    assert tinted('ax.text(1, 2, "a")\nax.plot(x, color=BLUE)') == []


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_words_are_grey_since_no_component_s_colour_reads_on_white_and_on_dark(name):
    for number, cell in enumerate(code_cells(NOTEBOOKS[name]), 1):
        lines = tinted(TransformerManager().transform_cell(cell.source))
        assert lines == [], f"code cell {number}: plots.label writes in grey beside a coloured key"


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_figures_are_as_wide_as_the_text_and_as_sharp_as_paper_wants(name):
    for png in pictures(NOTEBOOKS[name]):
        width = Image.open(io.BytesIO(base64.b64decode(png))).width
        assert width == 1200, "figures are 6.0 inches wide: figsize=(6.0, height)"
