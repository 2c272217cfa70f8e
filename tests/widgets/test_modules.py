"""The modules: each an ES module of its own, and joined one that needs nothing else."""

import ast
import gzip
import json
import re

import pytest
import traitlets
from ipywidgets.embed import dependency_state

from emlib import widgets
from emlib.widgets import figure

NAMES = sorted(path.stem for path in figure.JS.glob("*.js"))
FIGURES = [getattr(widgets, name) for name in widgets.__all__]


def url(path):
    return json.dumps(path.as_uri())


@pytest.mark.parametrize("name", NAMES)
def test_each_module_imports_as_a_real_module(node, name):
    path = url(figure.JS / f"{name}.js")
    script = f"const m = await import({path}); console.log(Object.keys(m).length)"
    assert int(node("--input-type=module", "--eval", script)) > 0


@pytest.mark.parametrize("cls", FIGURES)
def test_the_joined_module_stands_alone(node, tmp_path, cls):
    path = tmp_path / "joined.mjs"
    path.write_text(cls._esm, encoding="utf-8")
    assert not re.search(r"^\s*import\b", cls._esm, re.MULTILINE)
    script = (
        f"const m = await import({url(path)}); console.log(Object.keys(m), typeof m.default.render)"
    )
    assert node("--input-type=module", "--eval", script).strip() == "[ 'default' ] function"


@pytest.mark.parametrize("name", NAMES)
def test_no_template_spans_lines(name):
    """The join strips indentation, which inside a template would be text."""
    lines = (figure.JS / f"{name}.js").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.count("`") % 2] == []


def test_every_module_is_used_by_a_figure():
    joined = "".join(cls._esm for cls in FIGURES)
    for name in NAMES:
        exported = re.findall(
            r"^export (?:function|const|class) (\w+)",
            (figure.JS / f"{name}.js").read_text(),
            re.MULTILINE,
        )
        assert all(f" {word}" in joined for word in exported), name


@pytest.mark.parametrize("cls", FIGURES)
def test_the_saved_state_is_small(cls):
    state = dependency_state([cls()], drop_defaults=False)
    assert len(gzip.compress(json.dumps(state).encode())) < 32_000  # as a phone loads it


@pytest.mark.parametrize("cls", FIGURES)
def test_every_figure_says_in_words_what_it_shows(cls):
    assert len(cls().alt) > 40


@pytest.mark.parametrize("cls", FIGURES)
def test_a_setting_that_is_none_is_refused_in_words_that_say_what_to_give(cls):
    shown, settings = cls(), (figure.Number, figure.Whole, figure.Switch, figure.Choice)
    own = set(cls.class_trait_names(sync=True)) - set(figure.Figure.class_trait_names())
    for name, trait in ((name, shown.traits()[name]) for name in own):
        assert type(trait) not in (traitlets.Enum, traitlets.Bool), f"{name}: figure.py has it"
        if isinstance(trait, settings):
            with pytest.raises(traitlets.TraitError, match=f"^{name} must be .*found <object"):
                setattr(shown, name, object())


def test_only_the_widgets_import_anywidget_and_they_import_no_plots():
    for path in figure.JS.parent.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
        names |= {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        assert not {name for name in names if name.split(".")[0] in ("matplotlib", "ipywidgets")}
        assert "emlib.plots" not in names
