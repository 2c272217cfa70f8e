"""How far the marks can be trusted, in as much as half a minute shows; and that it turns red.

The whole of it: python -m emgrade trust.
"""

from dataclasses import replace
from math import inf
from pathlib import Path

import numpy as np
import pytest

from emgrade import (
    asked,
    attacks,
    corpus,
    in_process,
    masters,
    phase,
    said,
    survivors,
    traces,
    trials,
    trust,
    zips,
)
from emgrade.judge import judge
from emgrade.mutants import mutants

FOLDERS = sorted(path.parent for path in trust.EXERCISES.glob("*/grade.py"))
EACH = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
WARM_UP, EVERY, SECONDS = trust.EXERCISES / "warm-up", 7, 4.0
SLOW = ("loop_in_call", "loop_in_cell", "search_the_disk", "big_files", "flood", "kill_the_parent")
FAR = "points far from every mean"
MORE = f"(also {', '.join(repr(f'seed {n}') for n in range(1, 9))} and 3 more)"
PLACE = "the shares of the three points are right"
SOURCE = "def f(x):\n    y = x + 1\n    return y.sum(axis=0) if y.min() < 2 else -y\n"


# ---- the assignments ----


@EACH
def test_a_sample_of_mutants_dies(folder, record_property):
    """Where the time is short the slowest are left out; how many, the test's record says."""
    found = survivors.count(folder, EVERY, SECONDS, survivors.STUDENTS[:1])
    record_property("mutants left out", found.left_out)
    assert found.problems == []
    assert found.dead or not found.made  # on a busy machine the time may be too short for most


@EACH
@pytest.mark.parametrize("side", ["right", "wrong"])
def test_a_sample_of_the_corpora_is_judged_as_it_should_be(folder, side):
    if not (folder / "corpus").exists():
        pytest.skip("there are no answers of others yet")
    found = corpus.count(folder, side, SECONDS, corpus.STUDENTS[:1], EVERY)
    assert found.problems == []


@EACH
def test_every_line_of_equivalent_txt_is_a_mutant_of_today(folder):
    made = {(question, mutant.line) for question, mutant in survivors.all_mutants(folder, 1)}
    assert survivors.listed(folder).keys() <= made


# ---- the attacks ----


@pytest.mark.usefixtures("walled")
def test_no_attack_gets_a_point_or_leaves_a_trace():
    """But for the slow ones, whose limits are tried in test_limits.py."""
    quick = [one for one in attacks.all_attacks() if one.name not in SLOW]
    assert len(quick) == len(attacks.all_attacks()) - len(SLOW)
    assert attacks.run(quick) == []


def test_no_zip_writes_anything():
    assert zips.problems() == []


# ---- that each of these turns red ----


def test_mutants_are_one_change_each():
    lines = {mutant.line for mutant in mutants(SOURCE, "f")}
    assert {"y = x - 1", "y = x + 2", "without: y = x + 1"} <= lines
    assert "return y.sum() if y.min() < 2 else -y" in lines
    assert "return y.sum(axis=0) if not y.min() < 2 else -y" in lines
    assert "return y.sum(axis=0) if y.max() < 2 else -y" in lines
    sources = [mutant.source for mutant in mutants(SOURCE, "f")]
    assert len(set(sources)) == len(sources) and SOURCE not in sources


def test_a_check_that_sees_nothing_lets_mutants_live(monkeypatch):
    def blind(check, found, wanted, calls):
        return judge(check, found, wanted, calls) if check.visible else None

    monkeypatch.setattr(said.judge, "judge", blind)
    found = survivors.count(WARM_UP, 1, 20.0, survivors.STUDENTS[:1])
    assert any("keepdims" in words or "log_joint" in words for words in found.problems), found


def test_what_is_listed_as_equivalent_and_is_not_is_told(monkeypatch):
    listed = {("shares", "return joint / joint"): "it is not"}
    monkeypatch.setattr(survivors, "listed", lambda folder: listed)
    found = survivors.count(WARM_UP, 1, 20.0, survivors.STUDENTS[:1])
    assert "equivalent.txt, not alive: shares | return joint / joint" in found.problems
    assert sum(words.startswith("alive: shares") for words in found.problems) == 3


def test_a_solution_that_fails_its_own_check_is_told(monkeypatch):
    monkeypatch.setattr(said.judge, "judge", lambda *_: "never")
    assert masters.master(WARM_UP, "shares", 1, 0.0).problems


def unlucky(monkeypatch, seed: str):
    """The warm-up, but its solution stops at the call of one check that this seed draws."""
    loaded, question = in_process.loaded_from(WARM_UP), in_process.question_of(WARM_UP, "shares")
    check = next(check for check in question.checks if check.name == FAR)
    job = in_process.job_of(WARM_UP, question, seed)
    met = in_process.decode(asked.drawn(job, question, check)[0][0])

    def shares(x, *theta):
        if np.array_equal(x, met):
            raise ArithmeticError("all starts collapsed")
        return loaded.solutions["shares"](x, *theta)

    changed = loaded._replace(solutions=loaded.solutions | {"shares": shares})
    monkeypatch.setattr(in_process, "loaded_from", lambda folder: changed)
    monkeypatch.setattr(in_process, "bench", in_process.bench.__wrapped__)


@pytest.mark.usefixtures("walled")
def test_a_seed_whose_solution_stops_is_named_and_the_table_comes_all_the_same(monkeypatch):
    unlucky(monkeypatch, "seed 2")
    row = trust.assess(WARM_UP, trust.Extent(seeds=5, every=40, seconds=20.0, students=1))
    words = "Python stopped with ArithmeticError: all starts collapsed"
    assert row.problems == [f"warm-up: solution of shares, {FAR!r}, 'seed 2': {words}"]
    assert row.cells[:3] == ("warm-up", "5 seeds", "9, 0")


@pytest.mark.usefixtures("walled")
def test_where_the_trials_themselves_stop_it_is_told_and_the_other_kinds_go_on(monkeypatch):
    unlucky(monkeypatch, survivors.STUDENTS[0])
    row = trust.assess(WARM_UP, trust.Extent(seeds=1, every=40, seconds=20.0, students=1))
    assert row.problems == ["warm-up: mutants: stopped with ArithmeticError: all starts collapsed"]
    assert row.cells[3:7] == ("0", "0", "0", "0") and row.notes == []
    assert row.cells[7] != "0/0"


def test_the_calls_of_a_check_that_cannot_be_drawn_are_told(monkeypatch):
    def calls(rng):
        raise ValueError("nothing can be drawn")

    question = in_process.question_of(WARM_UP, "shares")
    checks = [replace(c, calls=calls) if c.name == FAR else c for c in question.checks]
    monkeypatch.setattr(in_process, "question_of", lambda *_: replace(question, checks=checks))
    words = "the check stopped with ValueError: nothing can be drawn"
    problems = masters.master(WARM_UP, "shares", 12, inf).problems
    assert problems == [f"shares, {FAR!r}, 'seed 0': {words} {MORE}"]


def test_of_a_number_what_was_found_is_told(monkeypatch):
    loaded = in_process.loaded_from(WARM_UP)
    changed = loaded._replace(solutions=loaded.solutions | {"one-share": lambda **given: 2.5})
    monkeypatch.setattr(in_process, "loaded_from", lambda folder: changed)
    told = masters.master(WARM_UP, "one-share", 1, inf).problems
    assert told == ["one-share, 'answer', 'seed 0': another number is right; found 2.5"]


@pytest.mark.parametrize("side", ["right", "wrong"])
def test_an_answer_that_is_judged_wrongly_is_told(side, tmp_path, monkeypatch):
    source = in_process.cell_of(WARM_UP, "shares")
    wrong = source.replace("np.log(pi)", "0")
    text = wrong if side == "right" else f"# wrong: nothing\n# fails: {PLACE} | M1\n{source}"
    monkeypatch.setattr(corpus, "files", lambda folder, s, q: [made] if q == "shares" else [])
    made = tmp_path / "shares-1.py"
    made.write_text(text)
    problems = corpus.count(WARM_UP, side, 20.0, corpus.STUDENTS[:1]).problems
    assert any(words.startswith(f"corpus/{side}/shares-1.py: ") for words in problems)
    assert any("1 " + side in words and "are wanted" in words for words in problems)


def failing(change=("np.log(pi)", "0")):
    source = in_process.cell_of(WARM_UP, "shares").replace(*change)
    return trials.run(trials.Trial(WARM_UP, "shares", source, ("ben",)))


def test_a_wrong_answer_must_fail_at_the_named_check_with_the_named_message():
    failures = failing()
    for message in ("M1", "M1: you left out", "M1: you left out the weights π"):
        assert corpus.wrong(f"# fails: {PLACE} | {message}\n", failures, ("ben",)) == ""
    for message in ("M2", "M1: you divided", "you left out", "M", "-"):
        assert "says 'M1: you left" in corpus.wrong(
            f"# fails: {PLACE} | {message}\n", failures, ("ben",)
        )
    other = "the shares of each point sum to one"
    assert "passes" in corpus.wrong(f"# fails: {other} | M1", failures, ("ben",))
    assert "has no line" in corpus.wrong("# wrong: the weights are left out", failures, ("ben",))
    assert "passes everything" in corpus.wrong(f"# fails: {PLACE} | M1", failures, ("ada",))


def test_what_is_not_recognised_is_met_by_the_note_or_the_hint():
    failures = failing(("np.log(pi)", "2 * np.log(pi)"))
    for message in ("one of your numbers is", "multiply each density by its weight"):
        assert corpus.wrong(f"# fails: {PLACE} | {message}\n", failures, ("ben",)) == ""
    assert "says" in corpus.wrong(f"# fails: {PLACE} | M1\n", failures, ("ben",))


def test_where_two_mistakes_give_the_same_either_line_will_do():
    text = f"# fails: {PLACE} | M2\n# fails: {PLACE} | M1\n"
    assert corpus.wrong(text, failing(), ("ben",)) == ""


@EACH
def test_every_wrong_answer_names_checks_of_its_question(folder):
    for question in in_process.judged_questions(folder):
        names = {check.name for check in getattr(question, "checks", ())} or {"answer"}
        for path in corpus.files(folder, "wrong", question.id):
            told = corpus.FAILS.findall(path.read_text(encoding="utf-8"))
            assert told and {check for check, _ in told} <= names, path.name


def some(*names):
    return [one for one in attacks.all_attacks() if one.name in names]


@pytest.mark.usefixtures("walled")
def test_a_grader_that_believes_a_verdict_from_inside_is_told(monkeypatch):
    believed = phase.Reply([[[1.0]]])
    monkeypatch.setattr(phase, "reply_of", lambda answer, count: believed)
    monkeypatch.setattr(said, "judge_check", lambda *_: said.Judged())
    problems = attacks.run(some("forged_in_call"))
    assert any("it gets 7 points" in words for words in problems), problems


@pytest.mark.usefixtures("walled")
def test_without_a_sandbox_the_attacks_reach_the_course_the_network_and_the_gradebook():
    names = ("read_the_solution", "network", "leak_by_file")
    problems = attacks.run(some(*names), unsafe=True)
    assert "read_the_solution: it gets 7 points" in problems
    assert "something reached the network" in problems
    assert any(words.startswith("a file is left") for words in problems)
    for place in map(Path, traces.PLACES):
        for path in place.glob("emgrade-????????????"):
            path.unlink()


@pytest.mark.usefixtures("walled")
def test_the_right_answer_must_come_through_and_an_attack_must_be_seen(monkeypatch):
    monkeypatch.setattr(said, "judge_check", lambda *_: said.Judged("no"))
    assert attacks.run(some("control_right")) == ["control_right: it gets 0 points"]
    silent = [one._replace(seen="limit") for one in some("not_a_number")]
    assert "not flagged 'limit'" in attacks.run(silent)[0]
    stumbling = [one._replace(source="no_such_name") for one in some("not_a_number")]
    assert attacks.run(stumbling) == []
    calls = "def responsibilities(*a):\n    return no_such_name"
    stumbling = [one._replace(source=calls) for one in some("not_a_number")]
    assert "it is no attack" in attacks.run(stumbling)[0]
