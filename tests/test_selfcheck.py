"""The checker is fair and cannot be fooled: right in every form, wrong with its reason."""

import numpy as np
import pytest

from emlib import selfcheck

x = np.array([1.0, 2.0, 4.0])


def solved_centre(x, k):
    return x - x.mean(), x.mean() + k


CASES = [(x, 0), (x + 1, 2)]
MISTAKES = {"you took the median, and the mean was asked for": lambda x, k: (
    x - np.median(x), np.median(x) + k)}  # fmt: skip


def said(capsys, answer, **options):
    selfcheck.function(answer, solved_centre, CASES, **options)
    (line,) = capsys.readouterr().out.splitlines()
    return line


RIGHT = {
    "the same": solved_centre,
    "lists": lambda x, k: [list(x - np.mean(x)), float(np.mean(x)) + k],
    "by a loop": lambda x, k: (np.array([a - sum(x) / len(x) for a in x]), sum(x) / len(x) + k),
}


@pytest.mark.parametrize("name", RIGHT)
def test_every_right_way_is_right(capsys, name):
    assert said(capsys, RIGHT[name], mistakes=MISTAKES) == "right"


def in_place(x, k):
    x[:] = 0
    return x, 0


def recursive(x, k):
    return recursive(x, k)


WRONG = {
    "a known mistake": (lambda x, k: (x - np.median(x), np.median(x) + k), "you took the median"),
    "one number": (lambda x, k: x - x.mean(), "return 2 things"),
    "nothing": (lambda x, k: None, "return 2 things"),
    "half of it": (lambda x, k: (x - x.mean(), None), "nothing came back: is there a return?"),
    "another shape": (lambda x, k: (x[:2], 1), r"the result has shape (2,), not (3,)"),
    "another number": (lambda x, k: (x - x.mean(), x.mean() - k), "one of your numbers is"),
    "nan": (lambda x, k: (x * np.nan, x.mean() + k), "there is a NaN or an infinity"),
    "words": (lambda x, k: ("abc", 1), "numbers are wanted, found 'abc'"),
    "its input overwritten": (in_place, "Python stopped with ValueError"),
    "an index": (lambda x, k: x[17], "Python stopped with IndexError"),
    "without end": (recursive, "Python stopped with RecursionError"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_answer_hears_in_one_line_what_is_wrong(capsys, name):
    answer, words = WRONG[name]
    assert said(capsys, answer, mistakes=MISTAKES).startswith(f"not yet: {words}")


def test_a_stub_is_asked_to_be_written(capsys):
    def centre(x, k):
        raise NotImplementedError

    assert said(capsys, centre) == "not yet: write centre first"


def test_an_answer_that_is_right_for_the_first_case_alone_is_not_right(capsys):
    assert said(capsys, lambda x, k: (x - x.mean(), x.mean())).startswith("not yet")


def test_names_that_the_reader_defines_are_not_the_checkers(capsys):
    spoilt = {"solved_centre": None, "np": None, "CASES": []}
    answer = eval("lambda x, k: (x - x.mean(), x.mean() + k)", spoilt)
    assert said(capsys, answer) == "right"


@pytest.mark.parametrize(
    "value, line",
    [
        (3.0004, "right"),
        ("3", "right"),
        (4.5, "not yet: you took 2σ²"),
        (7, "not yet: 7 is not it"),
        (None, "not yet: give a number, found None"),
        ("three", "not yet: give a number, found 'three'"),
    ],
)
def test_a_number_is_right_known_wrong_or_wrong(capsys, value, line):
    selfcheck.number(value, 3.0, 1e-3, {4.5: "you took 2σ²"})
    assert capsys.readouterr().out == line + "\n"


@pytest.mark.parametrize(
    "value, line",
    [
        ("b", "right: so it is"),
        ("a", "not yet: look again"),
        (3, "not yet: choose one of 'a', 'b'"),
    ],
)
def test_a_choice_comes_with_its_reason(capsys, value, line):
    selfcheck.choice(value, "b", {"a": "look again", "b": "so it is"})
    assert capsys.readouterr().out == line + "\n"


def is_a_root(found, a):
    return found**2 == a


def test_where_several_answers_are_right_each_is_and_a_wrong_one_hears_its_case(capsys):
    def told(answer):
        selfcheck.judged(answer, is_a_root, {"the square of what?": (9,), "0 too": (0,)})
        return capsys.readouterr().out.strip()

    def unwritten(a):
        raise NotImplementedError

    assert told(lambda a: 3 if a else 0) == told(lambda a: -3 if a else 0) == "right"
    assert told(lambda a: 3) == "not yet: 0 too"
    assert told(lambda a: a) == "not yet: the square of what?"
    assert told(unwritten) == "not yet: write unwritten first"
    assert told(lambda a: a / 0).startswith("not yet: Python stopped with ZeroDivisionError")
