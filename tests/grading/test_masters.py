"""Every assignment: its solution gets all points, an empty answer none, each mistake its name."""

from collections import Counter
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from emgrade.load import load
from emgrade.spec import Choice, Function, Number, Rng

FOLDERS = sorted(
    path.parent for path in (Path(__file__).parents[2] / "exercises").glob("*/grade.py")
)
SEEDS = 20  # `emgrade trust` tries 200
SLOW = {"fit-gmm"}  # questions of several seconds for a seed; `emgrade trust` tries them on more


def seeds_of(question, most):
    return range(2 if question.id in SLOW else most)


@cache
def loaded(folder):
    return load(folder)


def questions(kind):
    return [
        pytest.param(folder, question, id=f"{folder.name}/{question.id}")
        for folder in FOLDERS
        for question in loaded(folder).assignment.questions
        if isinstance(question, kind)
    ]


# A judge in one process: what a student's function would get, and what it gives


def copied(value):
    """An argument as it is handed in: a fresh read-only array, a fresh generator."""
    if isinstance(value, Rng):
        return np.random.default_rng(value.seed)
    if isinstance(value, tuple | list):
        return type(value)(map(copied, value))
    if isinstance(value, np.ndarray):
        value = value.copy()
        value.flags.writeable = False
    return value


def answers(function, calls):
    """What the function gives for each call, or None if it stops with an error."""
    try:
        with np.errstate(all="ignore"):
            return [function(*copied(call)) for call in calls]
    except Exception:
        return None


def close(found, wanted, rtol):
    if isinstance(wanted, dict):
        same = isinstance(found, dict) and found.keys() >= wanted.keys()
        return same and all(close(found[key], wanted[key], rtol) for key in wanted)
    if isinstance(wanted, tuple):
        same = isinstance(found, tuple | list) and len(found) == len(wanted)
        return same and all(close(a, b, rtol) for a, b in zip(found, wanted, strict=True))
    if isinstance(wanted, str | None):
        return isinstance(found, type(wanted)) and found == wanted
    try:
        found, wanted = np.asarray(found, float), np.asarray(wanted, float)
    except (TypeError, ValueError):
        return False
    scale = np.abs(wanted[np.isfinite(wanted)]).max(initial=0)
    return found.shape == wanted.shape and np.allclose(
        found, wanted, rtol=0, atol=rtol * scale, equal_nan=True
    )


def all_close(found, wanted, check):
    return all(close(a, b, check.rtol) for a, b in zip(found, wanted, strict=True))


def problem(check, found, wanted, calls):
    """What is wrong with what came back, or None."""
    if found is None:
        return "stopped with an error"
    if check.judge:
        try:
            return check.judge(found, wanted, calls)
        except (TypeError, ValueError) as error:  # a text, or rows of several lengths
            return f"cannot be judged: {error}"
    return None if all_close(found, wanted, check) else "is not close"


def drawn(check, seed):
    for repeat in range(check.repeat):
        yield calls_of(check, seed, repeat)


def calls_of(check, seed, repeat):
    return check.calls(np.random.default_rng([seed, repeat, len(check.name)]))


@lru_cache(maxsize=2000)  # a wrong function is compared with each of its question's mistakes
def values(function, check, seed, repeat):
    """What the function gives for the calls of a check, or None if it stops with an error."""
    return answers(function, calls_of(check, seed, repeat))


def failed(question, solution, function, seed):
    """The checks that a function fails, and the mistakes that explain most of them.

    Of a slow question only the first failed check that a known mistake explains.
    """
    bad, named = [], Counter()
    for check in question.checks:
        for repeat, calls in enumerate(drawn(check, seed)):
            found, wanted = (values(f, check, seed, repeat) for f in (function, solution))
            if problem(check, found, wanted, calls):
                bad.append(check.name)
                named.update(
                    mistake.why
                    for mistake in question.mistakes
                    if found and (theirs := values(mistake.answer, check, seed, repeat))
                    if all_close(found, theirs, check)
                )
                break
        if question.id in SLOW and named:
            break
    whys = [mistake.why for mistake in question.mistakes if mistake.why in named]
    return bad, {max(whys, key=named.get)} if whys else set()  # as emgrade.grade.likeliest


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_assignment_says_points_and_minutes_where_it_asks(folder):
    prose = "\n".join(c.source for c in loaded(folder).notebook.cells if c.cell_type == "markdown")
    for question in loaded(folder).assignment.questions:
        assert f"\n## {question.title}\n" in prose
        asked = prose.split(f"\n## {question.title}\n")[1].split("\n## ")[0]
        points = f"{question.points:g} point{'s' * (question.points != 1)}"
        assert points in asked and f"{question.minutes} minutes" in asked, question.id
        assert question.section in asked, question.id


@pytest.mark.parametrize("folder, question", questions(Function))
def test_the_solution_gets_all_points_with_many_seeds(folder, question):
    solution = loaded(folder).solutions[question.id]
    for seed in seeds_of(question, SEEDS):
        for check in question.checks:
            for repeat, calls in enumerate(drawn(check, seed)):
                found = values(solution, check, seed, repeat)
                assert problem(check, found, found, calls) is None, (seed, check.name)


@pytest.mark.parametrize("folder, question", questions(Function))
def test_a_check_draws_the_same_calls_from_the_same_seed(folder, question):
    for check in question.checks:
        once, again = next(drawn(check, 3)), next(drawn(check, 3))
        assert repr(once) == repr(again), check.name


@pytest.mark.parametrize("folder, question", questions(Function))
def test_the_empty_answer_gets_nothing(folder, question):
    solution = loaded(folder).solutions[question.id]

    def stub(*_):
        raise NotImplementedError

    for empty in (stub, lambda *_: None):
        names, _ = failed(question, solution, empty, 0)
        assert names == [check.name for check in question.checks]


def of_zeros(value):
    """The same form, with 0 for each number."""
    if isinstance(value, dict):
        return {key: of_zeros(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(map(of_zeros, value))
    return np.zeros_like(value)


@pytest.mark.parametrize("folder, question", questions(Function))
def test_zeros_of_the_right_form_get_nothing(folder, question):
    solution = loaded(folder).solutions[question.id]
    for check in question.checks[: 2 if question.id in SLOW else None]:
        pairs = [(calls, values(solution, check, 0, n)) for n, calls in enumerate(drawn(check, 0))]
        assert any(problem(check, list(map(of_zeros, w)), w, c) for c, w in pairs), check.name


@pytest.mark.parametrize("folder, question", questions(Function))
def test_every_mistake_of_a_function_fails_and_is_named(folder, question):
    solution = loaded(folder).solutions[question.id]
    for mistake in question.mistakes:
        for seed in seeds_of(question, 5)[: 1 if question.id in SLOW else None]:
            names, whys = failed(question, solution, mistake.answer, seed)
            assert names, (mistake.code, mistake.why, "fails nothing")
            assert whys == {mistake.why}, (mistake.code, names, whys)


@pytest.mark.parametrize("folder, question", questions(Function))
def test_a_function_has_visible_and_hidden_checks_and_named_mistakes(folder, question):
    visible = [check.visible for check in question.checks]
    assert sum(visible) >= 2 and len(visible) - sum(visible) >= 4
    assert len(question.mistakes) >= 3
    hidden = sum(check.points for check in question.checks if not check.visible)
    assert hidden > question.points / 2  # a table of the visible answers is worth less than half


@pytest.mark.parametrize("folder, question", questions((Number, Choice)))
def test_no_mistake_is_right(folder, question):
    for mistake in question.mistakes:
        if isinstance(question, Choice):
            assert mistake.answer in question.options and mistake.answer != question.right
            continue
        for seed in range(SEEDS):
            given = question.given(np.random.default_rng(seed)) if question.given else {}
            wrong = mistake.answer(**given) if callable(mistake.answer) else mistake.answer
            right = question.right(**given)
            assert np.max(np.abs(np.subtract(wrong, right))) > question.tol, mistake.code


def test_the_judge_of_these_tests_hands_out_read_only_copies():
    x = np.ones(3)
    (y,) = copied((x,))
    assert_array_equal(x, y)
    with pytest.raises(ValueError, match="read-only"):
        y[0] = 2
