"""Who may import whom: every module stands on strictly lower floors."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import emlib

FOLDER = Path(emlib.__file__).parent
FLOORS = (
    ("checks", "pieces", "stopping"),
    ("em", "inputs"),
    ("parameters", "blocks"),
    ("shapes", "nearest", "priors"),
    ("gaussian", "mixture"),
    ("density",),
    ("gmm", "kmeans", "coordinates"),
    ("init", "labels", "certificate", "datasets", "criteria", "slices", "squarem"),
    ("choose", "plots"),
    ("widgets", "starts"),
    ("__init__", "__main__"),
)
FLOOR = {module: floor for floor, modules in enumerate(FLOORS) for module in modules}
MATHEMATICS = {"numpy", "scipy"}
MORE = {
    "plots": {"matplotlib", "matplotlib_inline"},  # the latter inside a notebook only
    "widgets": {"anywidget", "ipywidgets", "traitlets"},
    "__main__": {"matplotlib"},
}


def module_of(path) -> str:
    """The module, or the package below emlib, that a file belongs to."""
    return path.relative_to(FOLDER).parts[0].removesuffix(".py")


def imports(path):
    """(of emlib, of others): names of modules that a file imports anywhere in it."""
    own, others = set(), set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
            names = [node.module]
            if node.module == "emlib":
                names = [f"emlib.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            top, *rest = name.split(".")
            (own if top == "emlib" else others).add(rest[0] if top == "emlib" and rest else top)
    return own, others


FILES = sorted(FOLDER.rglob("*.py"))
IDS = [str(path.relative_to(FOLDER)) for path in FILES]


def test_every_module_has_a_floor():
    assert {module_of(path) for path in FILES} == set(FLOOR)


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_a_module_imports_strictly_lower_floors_only(path):
    module = module_of(path)
    own = imports(path)[0] & set(FLOOR) - {module if module == "widgets" else None}
    assert {name for name in own if FLOOR[name] >= FLOOR[module]} == set()


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_only_figures_need_more_than_numpy_and_scipy(path):
    others = imports(path)[1] - set(sys.stdlib_module_names)
    assert others <= MATHEMATICS | MORE.get(module_of(path), set())


@pytest.mark.parametrize("model", ["gmm", "kmeans", "mixture", "density", "gaussian"])
def test_models_do_not_know_the_algorithm(model):
    assert "em" not in imports(FOLDER / f"{model}.py")[0]


def test_import_emlib_loads_neither_plots_nor_widgets():
    code = "import emlib, sys; print([m for m in sys.modules if m in ('matplotlib', 'anywidget')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
