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
CORE = {"em": 80, "gmm": 80, "engine/rows": 158}  # at most so many lines, counted from the first
BISHOP = {  # where each equation of Bishop (2006) is a line of code
    "em": ("9.30", "9.31"),
    "engine/chain": ("13.55", "13.56", "13.65"),
    "gmm": ("2.43", "9.14", "9.23", "9.24", "9.25", "9.26", "9.27"),
    "model/gaussian": ("9.10", "9.11", "9.49", "9.50"),
    "model/words": ("9.36",),
    "bernoulli": ("9.48", "9.57", "9.58", "9.59", "9.60"),
    "kmeans": ("9.1", "9.2", "9.4"),
}
# what the line of a number must compute, so that a number cannot wander from its quantity
COMPUTES = {
    "2.43": r"^log_joint = .*log_height.*half_squares",
    "9.23": r"^gamma, log_px = bayes\(log_joint",
    "9.14": r"^ell \+= block\.counts @ log_px",
    "9.27": r"^N_k = np\.vecdot\(gamma, block\.counts\)",
    "9.24": r"^mu = .*z_mean",
    "9.25": r"^Sigma = .*z_cov",
    "9.26": r"^pi = S\.N_k / S\.N_k\.sum",
    "9.30": r"e_step\(theta\)",
    "9.31": r"^theta = model\.m_step\(S\)",
}
PAGE = 155  # lines of a module, all of them counted
LONGER = {  # and why
    "datasets": "a paragraph for each set, which says where it comes from",
    "plots": "no other module imports matplotlib",
    "stopping": "the rule, the record it leaves, and what is to be said of that",
    "widgets/starts": "the words of four starts",
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


def test_the_core_is_two_pages_and_an_engine():
    """The counts include the kernel: whoever reads an iteration to its end reads these."""
    total, sizes = 0, {}
    for name, most in CORE.items():
        source = (FOLDER / f"{name}.py").read_text(encoding="utf-8")
        sizes[name] = len(code_lines(formatted(source)))
        total += sizes[name]
        assert total <= most, sizes
    print(f"em + gmm: {sizes['em'] + sizes['gmm']} lines, with the engine's rows: {total}")


def test_a_module_is_a_page_or_two_and_those_that_are_longer_are_known():
    files = {path.relative_to(FOLDER).with_suffix(""): path for path in FOLDER.rglob("*.py")}
    lines = {name.as_posix(): path.read_bytes().count(b"\n") for name, path in files.items()}
    assert {name for name, length in lines.items() if length > PAGE} <= set(LONGER), lines


@pytest.mark.parametrize("number", COMPUTES)
def test_a_number_stands_on_the_line_that_computes_its_quantity(number):
    (line,) = [line for module in BISHOP for n, _, line in numbers(module) if n == number]
    assert re.search(COMPUTES[number], line.strip()), line


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
