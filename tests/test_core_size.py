"""The core of EM for Gaussian mixtures is small, and every equation in it can be found."""

import ast
import io
import re
import subprocess
import sys
import tokenize
from pathlib import Path

import pytest

import emlib

FOLDER = Path(emlib.__file__).parent
CORE = ("em", "gaussian", "gmm")
BISHOP = {  # where each equation of Bishop (2006) is a line of code
    "em": ("9.30", "9.31"),
    "gaussian": ("2.43",),
    "gmm": ("9.14", "9.23", "9.24", "9.25", "9.26", "9.27"),
    "density": ("9.10", "9.11", "9.36", "9.49", "9.50"),
    "kmeans": ("9.1", "9.2", "9.4"),
}
NOT_CODE = {
    tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT,
    tokenize.ENDMARKER,
}  # fmt: skip


def formatted(source) -> str:
    """The source after ruff format at 100 columns."""
    command = [sys.executable, "-m", "ruff", "format", "--isolated", "--line-length=100", "-"]
    return subprocess.run(
        command, input=source, capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout


def code_lines(source) -> set[int]:
    """Numbers of the physical lines that hold code: no blanks, comments, docstrings, imports."""
    lines = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in NOT_CODE:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            lines -= set(range(node.lineno, node.end_lineno + 1))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(
            node
        ):
            lines -= set(range(node.body[0].lineno, node.body[0].end_lineno + 1))
    return lines


def numbers(module) -> list[tuple[str, int, str]]:
    """(Bishop's number, line, the line) for every number in a comment of a module."""
    path = FOLDER / f"{module}.py"
    with path.open(encoding="utf-8") as file:
        comments = [
            t for t in tokenize.generate_tokens(file.readline) if t.type == tokenize.COMMENT
        ]
    return [
        (number, comment.start[0], comment.line)
        for comment in comments
        for number in re.findall(r"\((\d+\.\d+)\)", comment.string)
    ]


def test_what_counts_as_a_line_of_code():
    source = """'Doc.'

import os

# why
def f(a,
      b):  # how
    'Doc.'
    return (
        a
    )
"""
    assert code_lines(source) == {6, 7, 9, 10, 11}


def test_the_core_is_under_100_lines():
    sizes = {
        name: len(code_lines(formatted((FOLDER / f"{name}.py").read_text(encoding="utf-8"))))
        for name in CORE
    }
    assert sum(sizes.values()) < 100, sizes


@pytest.mark.parametrize(
    "number, home", [(number, home) for home, several in BISHOP.items() for number in several]
)
def test_an_equation_is_found_on_exactly_one_line(number, home):
    found = [(module, line) for module in BISHOP for n, line, _ in numbers(module) if n == number]
    assert [module for module, _ in found] == [home]


@pytest.mark.parametrize("module", BISHOP)
def test_a_line_holds_one_number_and_every_number_is_in_the_list(module):
    lines = [line for _, line, _ in numbers(module)]
    assert len(lines) == len(set(lines))
    assert {number for number, _, _ in numbers(module)} == set(BISHOP[module])


@pytest.mark.parametrize("module", BISHOP)
def test_a_number_stands_beside_code(module):
    for number, _, line in numbers(module):
        assert re.search(r"\w", line.split("#")[0]), (number, line)
