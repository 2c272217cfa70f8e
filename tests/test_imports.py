"""Who may import whom: every module stands on strictly lower floors."""

import ast
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

import emlib

FOLDER = Path(emlib.__file__).parent
FLOORS = (  # a folder stays together: its modules stand on neighbouring floors
    ("stopping", "selfcheck", "interrupt"),
    (
        "engine/arrays",
        "engine/chain",
        "engine/finite",
        "engine/gate",
        "engine/limits",
        "engine/pieces",
    ),
    ("engine/inputs", "engine/covariance", "engine/nearest", "engine/steps"),
    ("engine/guards", "engine/records", "engine/resolution", "engine/pairs", "engine/sequences"),
    ("engine/columns",),
    ("engine/rows",),
    ("model/priors", "model/families", "model/coordinates", "model/model", "model/twins"),
    ("model/words", "model/counts"),
    ("model/mixture", "model/verdict", "model/states", "model/gated"),
    ("model/gaussian", "em"),
    ("gmm", "kmeans", "bernoulli"),
    ("patterns", "hmm", "experts"),
    ("missing",),
    ("runs/choose", "runs/squarem", "runs/exchange", "runs/rate"),
    ("runs/init",),
    ("study/certificate", "study/criteria", "study/slices", "study/labels"),
    ("runs/fit_gmm", "made_up"),
    ("datasets",),
    ("plots",),
    ("widgets",),
    ("__init__",),
    ("comparison",),
    ("__main__",),
)
FLOOR = {module: floor for floor, modules in enumerate(FLOORS) for module in modules}
MATHEMATICS = {"numpy", "scipy"}
MORE = {
    "plots": {"matplotlib", "matplotlib_inline"},  # the latter inside a notebook only
    "runs/exchange": {"sklearn"},  # when it is asked for
    "widgets": {"anywidget", "ipywidgets", "traitlets"},
    "__main__": {"matplotlib"},
}


def module_of(path) -> str:
    """The module that a file is, as in engine/rows; all of widgets/ is one."""
    name = path.relative_to(FOLDER).with_suffix("").as_posix()
    return "widgets" if name.startswith("widgets/") else name


def imports(path):
    """(of emlib, of others): names of modules that a file imports anywhere in it."""
    own, others = set(), set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        else:
            continue
        for name in names:
            top, *rest = name.split(".")
            if top == "emlib":
                own |= {"/".join(rest[:n]) for n in (1, 2)} & {*FLOOR, "widgets"}
            else:
                others.add(top)
    return own, others


FILES = sorted(
    path for path in FOLDER.rglob("*.py") if path.name != "__init__.py" or path.parent == FOLDER
)  # the __init__.py of a folder holds one docstring
IDS = [str(path.relative_to(FOLDER)) for path in FILES]


def test_every_module_has_a_floor():
    assert {module_of(path) for path in FILES} == set(FLOOR)


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_a_module_imports_strictly_lower_floors_only(path):
    module = module_of(path)
    own = imports(path)[0] - {module if module == "widgets" else None}
    assert {name for name in own if FLOOR[name] >= FLOOR[module]} == set()


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_only_figures_need_more_than_numpy_and_scipy(path):
    others = imports(path)[1] - set(sys.stdlib_module_names)
    assert others <= MATHEMATICS | MORE.get(module_of(path), set())


def test_the_init_file_of_a_folder_is_a_docstring():
    for folder in ("engine", "model", "runs", "study"):
        (docstring,) = ast.parse((FOLDER / folder / "__init__.py").read_text()).body
        assert isinstance(docstring, ast.Expr)


@pytest.mark.parametrize("model", ["bernoulli", "gmm", "kmeans", "model/mixture", "model/gaussian"])
def test_models_do_not_know_the_algorithm(model):
    assert "em" not in imports(FOLDER / f"{model}.py")[0]


def test_the_engine_knows_no_model():
    for path in (FOLDER / "engine").glob("*.py"):
        own = imports(path)[0]
        assert all(name.startswith("engine/") for name in own), (path.name, own)


def test_import_emlib_loads_neither_plots_nor_widgets_nor_what_is_slow_to_load():
    more = ("matplotlib", "anywidget", "sklearn", "scipy.optimize", "scipy.stats")
    code = f"import emlib, sys; print([m for m in sys.modules if m in {more}])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


@pytest.mark.parametrize(
    ("module", "needs", "extra"),
    [("plots", "matplotlib", "plots"), ("widgets", "anywidget", "widgets")],
)
def test_without_its_extra_a_module_says_which_one_to_install(monkeypatch, module, needs, extra):
    monkeypatch.delitem(sys.modules, f"emlib.{module}", raising=False)
    monkeypatch.setitem(sys.modules, needs, None)
    said = rf"emlib\.{module} needs {needs}, .* pip install 'emlib\[{extra}\]'"
    with pytest.raises(ModuleNotFoundError, match=said):
        importlib.import_module(f"emlib.{module}")


def test_em_at_the_top_is_the_function_and_its_module_is_imported_from():
    assert callable(emlib.em) and emlib.em is importlib.import_module("emlib.em").em


def test_type_checkers_are_told_that_there_are_types():
    assert (FOLDER / "py.typed").exists()
    assert '"py.typed"' in (FOLDER.parent / "pyproject.toml").read_text()


def test_nothing_asks_a_model_what_it_is():
    """What differs between models is a method or a field of theirs, with a default in model.py."""
    asks = re.compile(r"(has|get)attr\((self\.)?model\b")
    assert [path.name for path in FILES if asks.search(path.read_text(encoding="utf-8"))] == []
