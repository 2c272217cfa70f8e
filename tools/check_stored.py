"""Refuse a notebook whose stored outputs must not be published; one line for each reason.

    python tools/check_stored.py [NOTEBOOK ...]

The site shows the stored outputs as they are, so what is wrong in them is wrong on the page.
"""

import importlib
import re
import sys
from pathlib import Path

import nbformat

from notebooks import ROOT, VIEW, all_notebooks, code_cells, views, widget_states

PICTURES = ("image/png", "image/jpeg", "image/svg+xml")
LAX = re.compile(r"nbval[-_](ignore|skip|check|raises)|raises-exception|skip-execution", re.I)
NUMBER = re.compile(r"(?<![\w.])(?:\d+(?:\.\d+)?|\.\d+)")
ADDRESS = re.compile(r"\b0x[0-9a-f]{8,}")
REMEDY = "run `make notebooks`"


def shows_picture(cell):
    return any(key in output.get("data", {}) for output in cell.outputs for key in PICTURES)


def shows_widget(cell):
    return any(VIEW in output.get("data", {}) for output in cell.outputs)


def numbers(text):
    """The numbers in a text, as values without a sign: 0.50 and 0.5 are one."""
    text = re.sub(r"(?<=\d)_(?=\d)", "", text)  # 1_000
    return {float(number) for number in NUMBER.findall(text)}


def output_text(cell):
    data = [output.get("data", {}) for output in cell.outputs]
    shown = [d.get(key, "") for d in data for key in ("text/plain", "text/html", "text/latex")]
    return "\n".join([*shown, *(output.get("text", "") for output in cell.outputs)])


def execution_problems(cell):
    if cell.source.strip() and cell.execution_count is None:
        yield f"was not executed: {REMEDY}"
    for output in cell.outputs:
        if output.output_type == "error":
            yield f"holds an error output ({output.ename}): mend the code, then {REMEDY}"
    if address := ADDRESS.search(output_text(cell)):
        yield f"prints a memory address ({address.group()}), another one in every run"
    if mark := LAX.search("\n".join([cell.source, *cell.metadata.get("tags", [])])):
        yield f"asks not to be checked ({mark.group()}): every output is compared"


def picture_problems(cell):
    """A picture says in words what a sighted reader learns, and keeps its colours on dark."""
    image = cell.metadata.get("mystnb", {}).get("image", {})
    alt = image.get("alt", "").strip()
    if not alt:
        yield "shows a figure without alt text: set metadata mystnb.image.alt"
    if "dark-light" not in image.get("classes", "").split():
        yield "shows a figure that dark mode would recolour: set mystnb.image.classes: dark-light"
    for number in sorted(numbers(alt) - numbers(f"{cell.source}\n{output_text(cell)}")):
        yield f"has {number:g} in its alt text, which neither its source nor its output says"


def cell_problems(cell):
    yield from execution_problems(cell)
    if shows_picture(cell):
        yield from picture_problems(cell)
    elif cell.metadata.get("mystnb", {}).get("image", {}).get("alt"):
        yield f"has alt text and shows no picture: {REMEDY}"
    if shows_widget(cell) and "em-figure" not in cell.metadata.get("tags", []):
        yield "shows a moving figure whose height is not reserved: add the tag em-figure"


def widget_class(state):
    """The class that a stored figure came from: its `_anywidget_id` is module.Class."""
    module, _, name = state.get("_anywidget_id", "").rpartition(".")
    ours = module.startswith("emlib.widgets.")
    return getattr(importlib.import_module(module), name, None) if ours else None


def widget_problems(name, state):
    """A figure on the page runs the stored JavaScript: it must be today's."""
    try:
        widget = widget_class(state)
    except ImportError:
        widget = None
    if widget is None:
        yield f"figure {name} comes from no class of emlib.widgets, so the page cannot show it"
        return
    for key in ("_esm", "_css"):
        if state.get(key, "") != str(getattr(widget, key, "")):
            yield f"figure {name} holds an outdated {key}: {REMEDY}"


def state_problems(nb):
    states = widget_states(nb)
    for view in views(nb):
        if view["model_id"] not in states:
            yield f"a figure's stored state is missing (model {view['model_id']}): {REMEDY}"
            continue
        state = states[view["model_id"]]["state"]
        yield from widget_problems(state.get("_anywidget_id", state["_model_name"]), state)


def problems(nb):
    """Every reason to refuse one notebook."""
    for count, cell in enumerate(code_cells(nb), start=1):
        for problem in cell_problems(cell):
            yield f"code cell {count} {problem}"
    yield from state_problems(nb)


def main(names):
    paths = [Path(name).resolve() for name in names] or all_notebooks()
    found = [
        f"{path.relative_to(ROOT) if path.is_relative_to(ROOT) else path}: {problem}"
        for path in paths
        for problem in problems(nbformat.read(path, as_version=4))
    ]
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
