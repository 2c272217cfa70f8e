"""A submission is marked by what its functions give back, in two runs, and nothing is lost."""

import dataclasses

import numpy as np
import pytest

from emgrade import seeds
from emgrade.asked import Job, drawn
from emgrade.flaws import word_count
from emgrade.grade import grade
from emgrade.said import judge_number, undefined
from emgrade.wire import decode
from tests.grading import toy

pytestmark = pytest.mark.usefixtures("walled")
QUESTIONS = {question.id: question for question in toy.ASSIGNMENT.questions}


def graded(sources, student="ada", secret="s", questions=None, **changed):
    """The result for some of the questions, to save time."""
    chosen = [QUESTIONS[name] for name in questions or QUESTIONS]
    assignment = toy.replaced(questions=chosen, **changed)
    return grade(Job(assignment, toy.LOADED.solutions, student, sources, secret))


def points(result) -> dict[str, float]:
    found = {}
    for row in result.verdicts:
        found[row.question] = found.get(row.question, 0) + row.points
    return found


def kinds(result) -> set:
    return {(flag.question, flag.kind) for flag in result.flags}


FULL = {"shares": 5, "moments": 3, "loglik": 3, "labels": 3, "sum": 2, "colour": 1}


# ---- right answers ----


def test_a_right_notebook_has_full_marks_and_no_flags():
    result = graded(toy.cells())
    assert (result.status, points(result), result.flags) == ("ok", FULL, [])
    assert [(row.answer, row.words) for row in result.answers] == [("Because it is\nso.", 4)]
    assert not any(row.hint or row.note or row.private or row.code for row in result.verdicts)


ODD = {
    "prints": "import sys, warnings\nprint('x' * 10**6, file=sys.stderr)\nwarnings.warn('w')",
    "magics": "%matplotlib inline\n%timeit 1\n!echo hello\nfiles = !ls\n%load_ext x\n?print",
    "markdown in a code cell": "# Answer\nThis is text, not code.",
    "an error": "undefined_name",
    "the end": "raise SystemExit",
    "exit": "exit()",
    "reads from the keyboard": "name = input('your name? ')",
    "shows": "from IPython.display import display, HTML\ndisplay(HTML('x'))",
    "the name of a helper": "moments_, calls, CASES, found, np_ = 1, 2, 3, 4, 5",
}


def test_what_students_do_beside_their_answers_costs_no_marks():
    sources = toy.cells()
    for odd in ODD.values():
        sources.append(odd)
    result = graded([*sources, "raise SystemExit", *sources])
    assert (points(result), result.flags) == (FULL, [])


FORMS = {
    "nested lists": "def shares(*a):\n    return answer(*a).tolist()",
    "float32": "def shares(*a):\n    return answer(*a).astype('float32')",
    "a subclass": "def shares(*a):\n    return np.matrix(answer(*a))",
    "a masked array": "def shares(*a):\n    return np.ma.masked_array(answer(*a))",
    "rows by a generator": "def shares(*a):\n    yield from answer(*a)",
    "a lambda": "shares = lambda x, pi, mu, sigma2: answer(x, pi, mu, sigma2)",
    "a callable object": "class S:\n    def __call__(self, *a): return answer(*a)\nshares = S()",
    "cell magic": "%%time\ndef shares(*a):\n    return answer(*a)",
    "indented magic": "if True:\n    %time shares = answer",
    "annotations": "from __future__ import annotations\ndef shares(x: X, *a): return answer(x, *a)",
    "the last definition": "def shares(): pass\nshares = answer",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_right_answer_is_right_in_every_form(form):
    sources = [toy.SHARES.replace("def shares", "def answer"), FORMS[form]]
    result = graded(sources, questions=["shares"])
    assert (points(result), result.flags) == ({"shares": 5}, [])


def test_a_plot_and_scipy_cost_no_marks():
    plot = "import matplotlib.pyplot as plt, numpy as np, scipy.stats\nplt.plot([1])\nplt.show()"
    result = graded([plot, toy.LOGLIK], questions=["loglik"])
    assert (points(result), result.flags) == ({"loglik": 3}, [])


# ---- wrong ones ----


def test_a_mistake_is_named_in_both_runs_and_hidden_numbers_are_told_to_the_teacher_alone():
    wrong = toy.SHARES.replace("np.log(pi)", "0 * pi")
    rows = {row.name: row for row in graded([wrong], questions=["shares"]).verdicts}
    seen, hidden = rows["as in your notebook"], rows["other numbers"]
    assert (seen.code, seen.why) == (hidden.code, hidden.why) == ("M1", "you left out the weights")
    assert seen.note == seen.private != ""
    assert hidden.note == ""
    assert "is right" in hidden.private
    assert (hidden.points, hidden.possible, hidden.hint) == (0, 2, "others")
    assert rows["rows sum to one"].passed


def test_a_blank_notebook_has_no_points_and_no_flags():
    blank = "def {}(*arguments):\n    raise NotImplementedError"
    names = ["shares", "moments", "loglik", "labels"]
    result = graded([*map(blank.format, names), "total = None\ncolour = None", 'why = """ """'])
    assert set(points(result).values()) == {0}
    assert {row.note for row in result.verdicts} == {"not written yet"}
    assert result.flags == []
    assert result.answers[0].answer == ""


def test_a_table_of_the_visible_numbers_fails_the_hidden_run_and_is_flagged():
    job = Job(toy.ASSIGNMENT, {}, "ada", [], "s")
    call = drawn(job, QUESTIONS["loglik"], QUESTIONS["loglik"].checks[0])[0]
    known = toy.loglik(*map(decode, call))
    result = graded([f"def loglik(*arguments): return {known!r}"], questions=["loglik"])
    assert [row.passed for row in result.verdicts] == [True, False]
    assert kinds(result) == {("loglik", "hidden")}


def test_what_an_answer_says_of_hidden_inputs_does_not_come_back():
    leaks = (
        "def shares(x, *_): raise type(f'E{x[0]}', (KeyError,), {})(str(x))\n"
        "def loglik(x, *_): return {'x': object()} if len(str(x)) else 0\n"
        "def moments(x, *_): raise ModuleNotFoundError(str(x))"
    )
    result = graded([leaks], questions=["shares", "loglik", "moments"])
    hidden = {row.question: row.note for row in result.verdicts if not row.visible}
    assert hidden == {
        "shares": "Python stopped with KeyError",
        "loglik": "its value cannot be judged",
        "moments": "Python stopped with ModuleNotFoundError",
    }
    assert "[" in next(row.note for row in result.verdicts if row.visible)
    hidden = [row.private for row in result.verdicts if not row.visible]
    assert not any("[" in words for words in hidden)


def test_an_answer_that_overwrites_its_inputs_is_told_so():
    wrong = "def moments(x, gamma):\n    x -= x.mean()\n    return 1"
    row = graded([wrong], questions=["moments"]).verdicts[0]
    assert "read-only" in row.note


def test_one_call_cannot_spoil_the_next_and_one_question_cannot_spoil_another():
    spoil = (
        "import numpy as np\n"
        f"{toy.SHARES}\n"
        "def loglik(*a):\n    np.log = None\n    globals()['shares'] = None\n    return 1"
    )
    result = graded([spoil], questions=["loglik", "shares"])
    assert points(result) == {"loglik": 0, "shares": 5}


# ---- what a human is asked to look at ----


@pytest.mark.parametrize(
    ("source", "kind", "words"),
    [
        ("", "missing", "no cell defines it; there is loglike"),
        ("1/0\ndef loglik(): pass", "missing", "ZeroDivisionError: division by zero"),
        ("def loglik(:", "missing", "SyntaxError"),
        ("import torch\ndef loglik(): pass", "module", "No module named 'torch'"),
        ("def loglik(*a):\n    import torch", "module", "No module named 'torch'"),
        ("def loglik(*a): return print", "value", "function"),
        ("loglik = 3", "value", "not a function"),
        ("def loglik(*a): return bytearray(6 << 30)", "limit", "MemoryError"),
        ("import os\ndef loglik(*a): os._exit(0)", "ended", "ended before"),
    ],
    ids=range(9),
)
def test_what_is_not_clean_is_flagged_with_words(source, kind, words):
    result = graded([source, "def loglike(): pass"], questions=["loglik"])
    assert points(result) == {"loglik": 0}
    assert kind in {flag.kind for flag in result.flags}
    assert any(words in flag.words for flag in result.flags)


def test_a_name_that_is_near_is_no_answer_that_is_asked_for():
    cells = ["def moments(: pass", "def moments_(): pass\ndef moment(): pass"]
    shown = toy.replaced(questions=[QUESTIONS["moments"], QUESTIONS["why"]])
    job = Job(shown, {}, "ada", cells, "s", stopped=[(0, "SyntaxError", "")])
    words, _, _, (kind, flag) = undefined(job, QUESTIONS["moments"])
    assert words.endswith(
        "code cell 1 should define it, and stopped: Python stopped with SyntaxError"
    )
    assert (kind, flag) == ("missing", f"{words}; there is moments_, moment")
    asked = dataclasses.replace(QUESTIONS["why"], name="moment")
    job = job._replace(assignment=toy.replaced(questions=[QUESTIONS["moments"], asked]))
    assert undefined(job, QUESTIONS["moments"])[3][1] == f"{words}; there is moments_"


def test_a_solution_that_fails_is_the_graders_fault_and_flagged():
    def stops(*arguments):
        raise ZeroDivisionError

    assignment = toy.replaced(questions=[QUESTIONS["loglik"]])
    result = grade(Job(assignment, {"loglik": stops}, "ada", toy.cells(), "s"))
    assert {flag.kind for flag in result.flags} == {"grader"}
    assert not any(row.passed for row in result.verdicts)


# ---- numbers, choices, texts ----


def test_own_numbers_belong_to_the_name_in_the_notebook_and_another_name_is_flagged():
    own = graded([toy.total("ada")], questions=["sum"])
    typed = graded([f"STUDENT = 'Ada Lovelace'\n{toy.total('Ada Lovelace')}"], questions=["sum"])
    copied = graded([toy.total("bob")], questions=["sum"])
    nobody = graded([f"STUDENT = ''\n{toy.total('')}"], questions=["sum"])
    results, flagged = (own, typed, copied, nobody), {("sum", "name")}
    assert [points(result)["sum"] for result in results] == [2, 2, 0, 0]
    assert [kinds(result) for result in results] == [set(), flagged, set(), flagged]


def test_numbers_of_the_name_in_the_list_of_the_class_are_ones_own():
    cells = [f"STUDENT = 'ada  LOVELACE'\n{toy.total('Ada Lovelace')}"]
    asked = toy.replaced(questions=[QUESTIONS["sum"]])
    job = Job(asked, toy.LOADED.solutions, "s01", cells, "s", name="Ada Lovelace")
    listed, other = grade(job), grade(job._replace(name="Bob"))
    assert [points(result)["sum"] for result in (listed, other)] == [2, 2]
    assert [kinds(result) for result in (listed, other)] == [set(), {("sum", "name")}]


def test_wrong_numbers_and_choices_are_told_why():
    given = QUESTIONS["sum"].given(seeds.own("ada"))
    wrong = f"total = {given['a'] * given['b']}\ncolour = 'blue'"
    rows = graded([wrong], questions=["sum", "colour"]).verdicts
    assert [(row.passed, row.why) for row in rows] == [
        (False, "you multiplied"),
        (False, "this is the sky's"),
    ]


@pytest.mark.parametrize(("name", "known"), [("ada", 1), ("eve", 0)])
def test_a_mistake_is_one_with_the_numbers_that_the_notebook_showed(name, known):
    given = QUESTIONS["sum"].given(seeds.own("ada"))
    job = Job(toy.ASSIGNMENT, {}, "ada", [f"STUDENT = {name!r}"], "s")
    said = judge_number(job, QUESTIONS["sum"], given["a"] * given["b"])
    assert said.words and len(said.mistakes) == known


def test_a_missing_and_a_long_text_are_flagged():
    assert kinds(graded(["a = 1"], questions=["why"])) == {("why", "missing")}
    assert kinds(graded([f"why = '{'a ' * 11}'"], questions=["why"])) == {("why", "long")}


# ---- the seed ----


def test_a_text_that_is_computed_is_flagged_and_numbers_in_it_are_read_as_written():
    result = graded(["ell = 2", "why = f'so {ell:.1f} nats'"], questions=["why"])
    assert (result.answers[0].answer, result.flags) == ("so {ell:.1f} nats", [])
    (flag,) = graded(["why = 'so {}'.format(2)"], questions=["why"]).flags
    assert (flag.kind, flag.words) == ("value", "why is computed; open the notebook")


def test_words_are_counted_as_in_the_notebook():
    (row,) = graded(["why = 'N_k >= 1 = so – it is'"], questions=["why"]).answers
    assert row.words == word_count(row.answer) == 5


def test_hidden_calls_follow_from_seed_and_student_and_visible_ones_from_neither():
    question = QUESTIONS["shares"]
    seen, hidden = question.checks[:2]

    def calls(check, student="ada", secret="s"):
        return drawn(Job(toy.ASSIGNMENT, {}, student, [], secret), question, check)

    assert calls(seen) == calls(seen, "bob", "t")
    assert calls(hidden) == calls(hidden)
    assert len(calls(hidden)) == 3
    assert calls(hidden) != calls(hidden, student="bob")
    assert calls(hidden) != calls(hidden, secret="t")


def test_the_same_seed_gives_the_same_rows():
    wrong = toy.SHARES.replace("np.log(pi)", "0 * pi")
    once, again, other = (
        graded([wrong], secret=secret, questions=["shares"]) for secret in ("s", "s", "t")
    )
    assert once == again
    assert [row.private for row in once.verdicts] != [row.private for row in other.verdicts]
    assert np.array_equal([r.points for r in once.verdicts], [r.points for r in other.verdicts])
