"""The pages for students and teachers say what the sets, the checks and the grader say."""

import re

import pytest

from emgrade import amounts, answers, bounds, build
from emgrade.sections import ROOT
from emgrade.spec import Text

LOADED = [loaded.assignment for loaded in build.assignments(ROOT)]
FOLDER = ROOT / "book" / "exercises"
STUDENTS = (FOLDER / "for-students.md").read_text(encoding="utf-8")
GUIDE = (FOLDER / "instructor-guide.md").read_text(encoding="utf-8")
CHECK = {
    "check": "three points",
    "calls": [(2.0,)],
    "wanted": [4.0],
    "rtol": 1e-5,
    "judge": None,
    "hint": "square it",
    "mistakes": [("you doubled it and added 1", [5.0])],
}


def not_written(x):
    raise NotImplementedError


def said(answer):
    """The first line of a check for an answer, without its first words."""
    (line,) = answers.verdicts(answer, "e_step", [CHECK], "chapter 4, “Shares”")
    return line


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (lambda: lambda x: x * x, "right: three points"),
        (lambda: not_written, "not yet: write e_step first"),
        (lambda: undefined, "not yet: there is no e_step: write it, and run its cell"),  # noqa: F821
        (lambda: 4, "not yet: e_step is no function: has another cell taken its name?"),
        (lambda: lambda x: x / 0, "Python stopped with ZeroDivisionError"),
        (lambda: lambda x: 5.0, "you doubled it and added 1. Read chapter 4, “Shares”"),
        (lambda: lambda x: 7.0, "Hint: square it. Read chapter 4, “Shares”"),
    ],
)
def test_the_messages_of_the_students_page_are_those_of_the_checks(answer, line):
    assert line in said(answer)
    quoted = [q.strip("… ") for q in re.findall(r"^\| `([^`]+)`", STUDENTS, re.M)]
    parts = [re.split(r" … |“…”|\. Read", q)[0].strip("… ") for q in quoted]
    kind = line.removeprefix("not yet: ").split("ZeroDivisionError")[0].strip()
    stand_ins = ("you doubled", "Hint: square", "right: three")
    assert kind.startswith(stand_ins) or any(kind.startswith(part) for part in parts)


@pytest.mark.parametrize(
    ("value", "count", "line"),
    [
        (None, None, "not yet: write a number into rate"),
        (None, 2, "not yet: write 2 numbers, in the order asked for, into rate"),
        ("1", 2, "not yet: rate must be 2 numbers, in the order asked for, found '1'"),
    ],
)
def test_a_number_that_is_not_written_is_asked_for(capsys, value, count, line):
    amounts.amount(lambda: value, "rate", {"count": count, "tol": 0.1})
    assert capsys.readouterr().out == f"{line}\n"


def test_the_limits_of_the_students_page_are_the_runners():
    assert f"a cell may run for {bounds.CELL:g} seconds" in STUDENTS
    assert f"one call of a function for {bounds.CALL:g}." in STUDENTS
    assert f"There is {bounds.MEMORY >> 30} GB of memory" in " ".join(STUDENTS.split())


def test_the_guide_has_every_text_with_its_points_and_words():
    rows = re.findall(r"^\| \[(.+?)\]\((.+?)\.md\) \| (\d+) \| (\d+) \| [a-z]", GUIDE, re.M)
    texts = [
        (question.title, one.slug, f"{question.points:g}", str(question.words))
        for one in LOADED
        for question in one.questions
        if isinstance(question, Text)
    ]
    assert sorted(rows) == sorted(texts)


def test_the_guide_explains_every_code_of_a_mistake():
    explained = set(re.findall(r"\bM\d+\b", GUIDE))
    used = {m.code for one in LOADED for q in one.questions for m in q.mistakes}
    assert {code for code in used if re.fullmatch(r"M\d+", code)} <= explained
    assert explained == {f"M{n}" for n in range(1, 21)}
