"""The appendix “Hard cases” says what emlib does, and emlib does nothing that harms in silence."""

import re
from pathlib import Path

import pytest

import emlib
from hard_cases import GROUPS
from hard_peers import ask_emlib
from hard_verdict import verdict
from make_hard_cases import emlib_entry, read

CASES = [
    pytest.param(group, case, id=case.name) for group, cases in GROUPS.items() for case in cases()
]
KIND = re.compile(r"\W*(right|wrong|an answer|accepted|no result|NaN|[A-Z]\w+(?=:))")
NAMED = {"Collapsed", "OverflowError", "TypeError", "ValueError"}


def kind(entry):
    """What sort of entry it is: its digits may differ from machine to machine."""
    return KIND.match(entry).group(1)


@pytest.mark.parametrize("group, case", CASES)
def test_the_answer_is_right_or_says_that_there_is_none_or_an_error_of_emlib_says_why(group, case):
    outcome = ask_emlib(case)
    entry = verdict(case, outcome)
    assert kind(entry) in ({"right"} if case.truth else {"an answer"}) | NAMED
    assert "silent" not in entry
    if kind(entry) in NAMED:
        assert Path(emlib.__file__).parent in Path(outcome.raised_in).parents
    if case.refuse:
        assert kind(entry) in NAMED


@pytest.mark.parametrize("group", GROUPS)
def test_the_column_of_emlib_is_up_to_date(group):
    stored = {name: kind(row[-1]) for name, row in read(group)[1].items()}
    now = {case.name: kind(emlib_entry(case)) for case in GROUPS[group]()}
    assert now == stored, "make it anew: python benchmarks/hard/make_hard_cases.py emlib"


def test_the_programs_asked_are_the_columns_and_agree_on_the_easy_sample():
    head, rows = read("units")
    asked = list(read("versions")[1])
    assert head == ["case", *asked, "emlib"]
    assert set(rows["the easy sample as it is"][1:]) == {"right"}
