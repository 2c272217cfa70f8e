"""What makes a chapter read, and run, outside the book: folded code, captions, how to get emlib.

The page takes captions and folds from metadata that JupyterLab does not look at. So the same is
said once more in a form of its own: cells that the page leaves out, and a flag on hidden code.
"""

from functools import cache
from pathlib import Path

import yaml
from nbformat.v4 import new_code_cell, new_markdown_cell

CONFIG = Path(__file__).resolve().parent.parent / "_config.yml"
LEFT_OUT = "remove-cell"  # the tag of a cell that is not on the page; the next two are our own
CAPTION, GETTER = "caption", "get-emlib"
FOLDED = {"hide-cell", "hide-input"}
GET = """\
# gets emlib, the package of this book, where it is missing
from importlib.util import find_spec

if find_spec("emlib") is None:
    {}"""
ASK = (
    """raise ModuleNotFoundError('emlib is missing: in a copy of the book, pip install ".[all]"')"""
)
PIP = '%pip install --quiet "emlib[all] @ git+{repository}@{branch}"'


def tags(cell):
    return cell.metadata.get("tags", [])


def caption(figure):
    """The cell below a figure; {numref}`name` finds it, as it finds the figure on the page."""
    text = f":::{{figure}}\n:name: {figure['name']}\n{figure['caption']}\n:::"
    return new_markdown_cell(text, metadata={"tags": [CAPTION, LEFT_OUT]})


def set_captions(nb):
    own = [cell for cell in nb.cells if CAPTION not in tags(cell)]
    nb.cells = []
    for cell in own:
        figure = cell.metadata.get("mystnb", {}).get("figure", {})
        nb.cells += [cell, caption(figure)] if figure.get("caption") else [cell]


@cache
def publication():
    return yaml.safe_load(CONFIG.read_text("utf-8"))["sphinx"]["config"]["publication"]


def how_to_get(repository="", branch="main", **_):
    """The code that gets emlib; where nothing is published yet, that says how."""
    return GET.format(PIP.format(repository=repository, branch=branch) if repository else ASK)


def set_getter(nb):
    """A notebook that was downloaded alone gets emlib, or says how, before it imports it."""
    nb.cells = [cell for cell in nb.cells if GETTER not in tags(cell)]
    code = [cell for cell in nb.cells if cell.cell_type == "code"]
    if first := next((cell for cell in code if "from emlib" in cell.source), None):
        getter = new_code_cell(how_to_get(**publication()), metadata={"tags": [GETTER, LEFT_OUT]})
        at = nb.cells.index(first)
        getter.execution_count = 0 if first.execution_count else None  # set_counts counts anew
        nb.cells.insert(at, getter)


def set_folds(nb):
    for cell in nb.cells:  # students' notebooks fold cells of their own, which stay so
        if cell.cell_type == "code" and (FOLDED | {GETTER}) & {*tags(cell)}:
            cell.metadata["jupyter"] = {"source_hidden": True}
