"""What a student hands in is read however it was damaged, or refused in words."""

import json

import pytest

from emgrade.notebook import Unreadable, cell_of, code_cells, text_of
from tests.grading import toy


def test_code_cells_are_read_without_metadata_ids_or_a_format():
    cells = [
        {"cell_type": "markdown", "source": "x"},
        {"cell_type": "code", "source": ["a = 1\n", "b = 2"]},
        {"cell_type": "code", "source": "c = 3", "id": 7, "metadata": None, "outputs": "lost"},
        {"cell_type": "code"},
        "no cell",
    ]
    assert code_cells(json.dumps({"cells": cells}).encode()) == ["a = 1\nb = 2", "c = 3", ""]


def test_a_notebook_of_an_old_format_and_one_with_a_byte_order_mark_are_read():
    old = {"worksheets": [{"cells": [{"cell_type": "code", "input": "a = 1"}]}]}
    assert code_cells(json.dumps(old).encode("utf-8-sig")) == ["a = 1"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 10**6, "no JSON"),
        (b"[1]", "something else"),
        (b"{}", "without code cells"),
        (b'{"cells": 3, "worksheets": [4]}', "without code cells"),
        (toy.notebook(["", " "]), "without code cells"),
        (b" " * 5_000_001, "5.0 MB; at most 5 MB"),
        (toy.notebook(["a = 1"] * 1001), "1001 code cells"),
        (toy.notebook(["#" * 1_000_001]), "1000001 characters"),
    ],
    ids=range(10),
)
def test_what_cannot_be_graded_is_refused_in_words(data, words):
    with pytest.raises(Unreadable, match=words):
        code_cells(data)


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (["why = 'first'", "why = 'last'"], "last"),
        (['why: str = """ two\nlines """'], "two\nlines"),
        (["%time 3\n!ls\nwhy = ('a ' 'b' +\n 'c')"], "a b c"),
        (["why = 'kept'", "def broken(:"], "kept"),
        (
            ['why = f"""so {ell:.1f}, {a!r} and {{b}}""" + " nats"'],
            "so {ell:.1f}, {a!r} and {b} nats",
        ),
        (["why = open('/etc/passwd').read()"], None),
        (["why = 'a' + str(ell)"], None),
        (["why = 'a %d' % n"], None),
        (["why = " + "'a' + " * 3000 + "'a'"], None),
        (["why = None"], ""),
        (["why = 'a'", "why: str"], "a"),
        (["other = 'x'"], None),
        (["(" * 100_000], None),
        (['why = ""', "why += 'one'", "x = 1\nwhy += f' and {x}'"], "one and {x}"),
        (["why += 'alone'"], "alone"),
        (["why = 'a'", "why *= 2"], None),
        (["why = 'a'", "why = why + 'b'"], None),
        (["why = 'a'", "if ell > 0:\n    why = 'b'"], None),
        (["why, n = 'a', 3"], None),
        (["why = 'a'", "def f():\n    why = 'b'"], "a"),
        (["why = 'a'", "for n, why in enumerate('xy'):\n    n = 'c'"], "a"),
        (["why = 'a'", "[why for why in ('b', 'c')]"], "a"),
    ],
    ids=range(22),
)
def test_a_text_is_read_without_running_anything(cells, text):
    assert text_of(cells, "why") == text


def test_the_cell_that_should_define_a_name_is_found():
    assert cell_of(["f(1)", "def f(x):\n  pass", "g = f"], "f") == 1
    assert cell_of(["f(1)", "g = 3"], "g") == 1
    assert cell_of(["f(1)"], "f") is None
