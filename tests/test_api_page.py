"""The page of functions leaves no module out."""

import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from emlib import GMM, Collapsed, datasets, em, experts, fit, fit_gmm, hmm, init

ROOT = Path(__file__).parent.parent
COMMANDS = {"__init__", "__main__"}


def test_every_module_stands_on_the_page_once():
    page = (ROOT / "book" / "api.md").read_text(encoding="utf-8")
    shown = re.findall(r"automodule:: emlib\.([\w.]+)", page)
    files = [path.relative_to(ROOT / "emlib") for path in (ROOT / "emlib").rglob("*.py")]
    modules = {
        ".".join(path.with_suffix("").parts)
        for path in files
        if path.stem not in COMMANDS and path.parts[0] != "widgets"
    }
    assert sorted(shown) == sorted(modules)


def from_the_top(text):
    """What a text takes from emlib itself, on one line or in brackets."""
    lists = re.findall(r"^from emlib import (\([^)]*\)|.*)$", text, re.M)
    return {name for names in lists for name in re.findall(r"\w+", names)}


def test_what_the_chapters_take_from_the_top_stands_on_the_page():
    page = (ROOT / "book" / "api.md").read_text(encoding="utf-8")
    listed = from_the_top(page.split("Nearly all names")[1])
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        assert from_the_top("\n".join(code)) <= listed


def recipes():
    """The two programs of the page on tables, files and processes."""
    page = (ROOT / "book" / "api.md").read_text(encoding="utf-8")
    return re.findall(r"```python\n(.*?)```", page.split("### Rows of a table")[1], re.S)[:2]


def test_a_fit_of_a_table_comes_back_from_its_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = {}
    exec(recipes()[0], made)
    right = fit_gmm(datasets.iris().x, 3)
    np.testing.assert_array_equal(made["clusters"], right.labels)
    np.testing.assert_array_equal(made["means"], right.theta.mu)
    assert list(made["means"].columns) == made["names"]


def test_many_fits_at_once_are_those_of_one_after_the_other(tmp_path):
    script = tmp_path / "fits.py"
    script.write_text(recipes()[1], encoding="utf-8")
    told = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert told.stdout == f"{fit_gmm(datasets.iris().x, 2)}\n"


flowers = datasets.iris().x
begin = init.data_points(flowers, 3, rng=0)


def collapsing():
    y = np.r_[np.zeros((20, 1)), np.random.default_rng(0).normal(5, 1, (50, 1))]
    fit(GMM(), y, init.from_means(y, [[0.0], [5.0]], np.eye(1)))


def through_four_of_nine():
    at = np.array([0, 1, 2, 3, 0, 1, 2, 3, 4]), np.array([0, 1, 2, 3, 5, 9, 4, 8, 6])
    W = np.array([[0.0, 1.0], [6.0, 0.1]])
    fit(experts.Experts(), at, experts.Theta(np.zeros((2, 2)), W, np.array([0.1, 5.0])), tol=0)


def with_a_hole():
    x = flowers.copy()
    x[3, 1] = np.nan
    fit(GMM(), x, begin)


class Nan(GMM):
    def start(self, x, theta):
        return theta, lambda theta: (None, np.nan)


ERRORS = [
    collapsing,
    through_four_of_nine,
    with_a_hole,
    lambda: fit(GMM, flowers, begin),
    lambda: fit(GMM(), flowers, fit(GMM(), flowers, begin)),
    lambda: fit(GMM(), flowers, begin._replace(pi=np.full(3, 0.5))),
    lambda: fit(GMM(floor=100.0), flowers, begin),
    lambda: fit(GMM(), flowers, begin).steps,
    lambda: fit(hmm.HMM(), datasets.casino().x[:, 0].astype(int), hmm.random_start(2, 6, rng=0)),
    lambda: next(em(Nan(), flowers, begin)),
]


def test_every_error_of_the_page_is_what_is_said():
    page = (ROOT / "book" / "api.md").read_text(encoding="utf-8")
    table = page.split("## What an error says")[1].split("\n## ")[0]
    shown = re.findall(r"\| `([\w]+): ([^`]*)` \|$", table, re.M)
    assert len(shown) == len(ERRORS)
    for (kind, begins), cause in zip(shown, ERRORS, strict=True):
        with pytest.raises(Exception) as caught:
            cause()
        assert (caught.type.__name__, str(caught.value)[: len(begins)]) == (kind, begins)


def test_a_collapse_is_an_arithmetic_error_that_names_its_component():
    with pytest.raises(ArithmeticError) as caught:
        collapsing()
    assert isinstance(caught.value, Collapsed)
    assert (caught.value.component, caught.value.iteration) == (0, 3)
