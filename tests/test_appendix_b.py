"""Appendix B walks beside the code: each line that it quotes stands in the file that it names."""

import re
from pathlib import Path

import pytest

from tests.test_prose import NOTATION, bishop_numbers

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "book" / "appendix-b.md").read_text(encoding="utf-8")
ROW = r"^\| (\((?:2|9|1[34])\.\d+\).*?) \| (.*)<br>(.*) \|$"
ROWS = re.findall(ROW, PAGE, re.M)  # (number, says, line)
QUOTES = [
    pytest.param(file, line, id=f"{number} {i}")
    for number, _, cell in ROWS
    for lines, file in re.findall(r"(.*) · ([\w/]+\.py)", cell)
    for i, line in enumerate(re.findall(r"`(.*?)`", lines))
    if " " in line
]


def squeezed(text):
    return re.sub(r"\s", "", text)


def cited(code):
    """The numbers of Bishop's equations that comments and docstrings of the package name."""
    return bishop_numbers("\n".join(re.findall(r"#.*|Bishop.*", code)))


@pytest.mark.parametrize("file, line", QUOTES)
def test_a_quoted_line_stands_in_its_file(file, line):
    assert squeezed(line) in squeezed((ROOT / "emlib" / file).read_text(encoding="utf-8"))


def test_most_rows_quote_a_line():
    assert len(ROWS) > 55
    assert len(QUOTES) > 45


def test_the_walk_from_7_to_40_leaves_no_equation_out():
    walked = bishop_numbers("\n".join(number for number, *_ in ROWS))
    assert set(range(7, 44)) <= walked


def test_every_equation_that_the_package_cites_stands_in_the_appendix_and_on_the_notation_page():
    code = [f.read_text(encoding="utf-8") for f in (ROOT / "emlib").rglob("*.py")]
    numbers = cited("\n".join(code))
    listed = bishop_numbers("\n".join(number for number, *_ in ROWS))
    assert len(numbers) > 15
    assert numbers <= listed
    assert numbers <= bishop_numbers(NOTATION)


@pytest.mark.parametrize("file", sorted({quote.values[0] for quote in QUOTES}))
def test_where_the_code_gives_a_number_the_row_of_that_number_quotes_the_line(file):
    for line in (ROOT / "emlib" / file).read_text(encoding="utf-8").splitlines():
        code, _, number = line.partition("  # (")
        if not re.match(r"(2|9|13)\.\d+\)", number):
            continue
        number = f"({number.split(')')[0]})"
        quoted = [lines for numbers, _, lines in ROWS if number in numbers]
        assert any(squeezed(code) in squeezed(lines) for lines in quoted), number
