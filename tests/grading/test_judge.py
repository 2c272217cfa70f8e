"""An answer is right in whatever form students write it, and a known mistake is named."""

import numpy as np
import pytest

from emgrade.compare import difference, formed
from emgrade.judge import judge, judge_choice, judge_number, mistakes_in, near
from emgrade.spec import Check, Mistake
from tests.grading import toy

SHARES, MOMENTS, *_, NUMBER, CHOICE, _ = toy.ASSIGNMENT.questions
MATRIX = np.array([[1.0, 2], [3, 4]])


def gap(found, wanted, rtol=1e-5):
    return difference(formed(found, wanted), wanted, rtol)


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        ([[1, 2], [3, 4]], MATRIX),
        (MATRIX.astype("f4"), MATRIX),
        (MATRIX.astype(int), MATRIX),
        (np.array(2.5), 2.5),
        (np.array(2), 2),
        ([1.0, [1, 2]], (1.0, np.array([1.0, 2]))),
        (np.array([1.0, 2]), (1.0, 2.0)),
        ([1, 2.0], [1.0, 2.0]),
        ({"a": [1, 2]}, {"a": np.array([1.0, 2])}),
        (True, np.True_),
        (1, True),
        (np.array([1, 0]), np.array([True, False])),
        ([np.nan, -np.inf, 1], np.array([np.nan, -np.inf, 1])),
        ("red", "red"),
        (None, None),
    ],
)
def test_another_form_of_the_same_answer_is_right(found, wanted):
    assert gap(found, wanted) is None


@pytest.mark.parametrize(
    ("found", "wanted", "words"),
    [
        (None, MATRIX, "is there a return"),
        (MATRIX[0], MATRIX, "shape (2,), not (2, 2)"),
        (MATRIX.T, MATRIX, "3, where 2 is right"),
        ([[1, 2], [3]], MATRIX, "numbers are wanted"),
        ((1.0,), (1.0, 2.0), "return 2 things, in this order; found 1"),
        (3.0, (1.0, 2.0), "return 2 things"),
        ((1.0, 3.0), (1.0, 2.0), "the second of the two things that you return: one of your"),
        ((1.0,) * 7, (1.0,) * 6 + (2.0,), "the 7th of the 7 things that you return: one of"),
        ((1.0, [3.0]), (1.0, [2.0]), "things that you return: the only thing in it: one of your"),
        ({"a": (1.0, 3.0)}, {"a": (1.0, 2.0)}, "a: the second of the two things in it: one"),
        ({"b": 1}, {"a": 1}, "keys a"),
        ([1.0, np.nan], np.array([1.0, 2]), "NaN or an infinity"),
        ([1.0, 2], np.array([1.0, np.inf]), "infinity or NaN is wanted"),
        ("blue", "red", "'red' is wanted"),
        ((1.0, MATRIX), (1.0, None), "None is wanted, found array"),
        ((1.0, MATRIX), (1.0, "red"), "'red' is wanted, found array"),
        ("text", 1.0, "numbers are wanted"),
        ([1.0, 2.0, 3.0], [1.0, 2.0], "found 3"),
    ],
)
def test_a_wrong_answer_is_told_in_words(found, wanted, words):
    assert words in gap(found, wanted)


def test_the_tolerance_is_relative_to_the_largest_entry():
    wanted = np.array([1e-9, 1e-6])
    assert gap(wanted + 0.9e-11, wanted) is None
    assert gap(wanted + 1.1e-11, wanted)
    assert gap([1e-6], np.array([0.0])) is None  # where all are zero it is absolute
    assert gap([1e-4], np.array([0.0]))


def test_a_judge_sees_arrays_for_lists_and_one_that_stumbles_fails_the_check():
    check = toy.SUM
    assert judge(check, [formed([[0.5, 0.5]], MATRIX)], [MATRIX], [()]) is None
    assert "misses one by 1" in judge(check, [MATRIX / 2 * [[1, 0.5]]], [MATRIX], [()])
    assert "form that was asked for" in judge(check, ["text"], [MATRIX], [()])
    assert "return" in judge(check, [None], [MATRIX], [()])


def test_a_longer_list_takes_the_form_of_its_last_part():
    found = formed([np.array(1.0), np.array(2.0), np.array(3.0)], [1.0, 2.0])
    assert found == [1.0, 2.0, 3.0]
    assert all(type(value) is float for value in found)


def test_every_call_counts():
    check = Check(name="c", points=1, calls=toy.drawn, hint="h")
    assert judge(check, [1.0, 2.0], [1.0, 2.0], [(), ()]) is None
    assert judge(check, [1.0, 2.1], [1.0, 2.0], [(), ()])
    assert "1 values" in judge(check, [1.0], [1.0, 2.0], [(), ()])


def test_a_known_mistake_is_named_though_another_mistake_stops():
    calls = toy.weighted(np.random.default_rng(0)) + toy.weighted(np.random.default_rng(1))
    found = [toy.moments_by_n(*call) for call in calls]
    check = MOMENTS.checks[0]
    (mistake,) = mistakes_in(MOMENTS, check, found, found, lambda: calls)
    assert mistake.code == "M11"
    found[1] = toy.moments(*calls[1])
    assert mistakes_in(MOMENTS, check, found, found, lambda: calls) == ()


def test_a_number_and_its_mistake():
    given = {"a": 2.0, "b": 3.0}
    assert judge_number(NUMBER, 5.0009, given) == (True, None)
    assert judge_number(NUMBER, np.array(5.0), given) == (True, None)
    assert judge_number(NUMBER, 6, given)[1].code == "product"
    for wrong in (5.002, [5.0], "five", None, np.nan, {"a": 5}):
        assert judge_number(NUMBER, wrong, given) == (False, None)


def test_several_numbers_are_each_within_the_tolerance():
    assert near([1.0, 2.0], (1.0, 2.0005), 1e-3)
    assert not near([2.0, 1.0], (1.0, 2.0), 1e-3)


def test_a_wrong_choice_is_told_what_its_option_says():
    assert judge_choice(CHOICE, " red ") == (True, None)
    assert judge_choice(CHOICE, "blue") == (False, Mistake("", "this is the sky's", "blue"))
    for no_option in ("green", 3, None, ["red"]):
        assert judge_choice(CHOICE, no_option) == (False, None)
