"""The page of notation: what it calls code is code, here, in the chapters, or in scikit-learn."""

import ast
import json
import re
from functools import cache
from pathlib import Path

import pytest

from tests.test_prose import NOTATION

ROOT = Path(__file__).parent.parent
KEYWORDS = {"for", "in", "step", "int", "float", "while"}


def rows(title, width):
    """The rows of the tables below a heading, up to the next heading of the same rank."""
    rank = re.search(rf"^(#+) {title}$", NOTATION, re.M)[1]
    part = re.split(rf"^{rank} {title}$", NOTATION, flags=re.M)[1]
    part = re.split(rf"^#{{1,{len(rank)}}} ", part, flags=re.M)[0]
    lines = [line[1:-1].split("|") for line in part.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in cells] for cells in lines if len(cells) == width]


def code(cell):
    return re.findall(r"`([^`]+)`", cell)


def identifiers(text):
    return set(re.findall(r"[A-Za-z_]\w*", text))


@cache
def names_of_the_package():
    """Everything that emlib calls something: functions, arguments, fields, variables."""
    found = {"emlib", "np"}
    for path in (ROOT / "emlib").rglob("*.py"):
        found.add(path.stem)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found |= {getattr(node, a) for a in ("id", "arg", "attr", "name") if hasattr(node, a)}
    return found


@cache
def functions_of_the_chapters():
    """{name: its arguments} of every function that a chapter writes by hand."""
    found = {}
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                for line in "".join(cell["source"]).splitlines():
                    if made := re.match(r"def (\w+)\((.*)\):", line):
                        arguments = re.findall(r"(\w+)(?:=[^,]*)?(?:, |$)", made[2])
                        found.setdefault(made[1], []).append(arguments)
    return found


PARTS = "The model", "The scores", "The steps", "Symbols of chapters 12 to 16"
SYMBOLS = [row for part in PARTS for width in (3, 4) for row in rows(part, width)]


@pytest.mark.parametrize("row", [row for row in SYMBOLS if code(row[2])], ids=lambda row: row[1])
def test_the_code_of_a_symbol_is_a_name_in_the_package(row):
    known = names_of_the_package() | {"ell", "beta", "rho", "heads", "flips"}  # in chapters only
    assert {name for part in code(row[2]) for name in identifiers(part)} <= known


BY_HAND = rows("By hand and in the package", 2)


@pytest.mark.parametrize("row", BY_HAND, ids=lambda row: row[0])
def test_a_plain_signature_is_one_of_the_chapters(row):
    for signature in code(row[0]):
        if made := re.match(r"(\w+)\(([^)]*)\)", signature):
            assert re.findall(r"\w+", made[2]) in [
                arguments[: len(re.findall(r"\w+", made[2]))]
                for arguments in functions_of_the_chapters()[made[1]]
            ]


@pytest.mark.parametrize("row", BY_HAND, ids=lambda row: row[0])
def test_what_stands_beside_it_is_a_name_in_the_package(row):
    known = names_of_the_package() | KEYWORDS | {"old", "new"}
    assert {name for part in code(row[1]) for name in identifiers(part)} <= known


def test_the_names_of_scikit_learn_exist():
    cluster, mixture = (
        pytest.importorskip("sklearn.cluster"),
        pytest.importorskip("sklearn.mixture"),
    )
    x = [[0.0], [1.0], [4.0], [6.0]]
    fitted = mixture.GaussianMixture(2).fit(x), cluster.KMeans(2, n_init=1).fit(x)
    table = rows("The same things elsewhere", 4)
    named = [re.match(r"\w+", part)[0] for row in table for part in code(row[3])]
    named = [name for name in named if name != "sklearn"]
    assert len(named) > 20
    known = {"KMeans", *dir(fitted[0]), *dir(fitted[1])}
    assert [name for name in named if name not in known] == []


def test_the_tables_were_read():
    assert len(SYMBOLS) > 60
    assert len(BY_HAND) > 15
