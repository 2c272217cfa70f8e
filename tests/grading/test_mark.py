"""Points by hand: they count, they are held to what a question gives, and nothing else is taken."""

import pytest

from emgrade import mark, store


@pytest.fixture
def judged(db):
    """Ada got 0 of 3 points for the E step; her text is not marked yet."""
    run = store.Run("ada", "week-one", "abc", "", "", "ok", 1.0)
    check = ("ada", "week-one", "e-step", "far", False, False, 0.0, 3.0, "", "", "", "", "")
    text = store.Answer("ada", "week-one", "why", "because", 1, 2.0)
    store.save(db, run, [store.Verdict(*check)], [text], [])
    return db


def points(db):
    return {row[1]: (row[2], bool(row[4])) for row in store.grades(db, "week-one")}


def test_points_by_hand_win_and_survive_another_grading(judged):
    said = mark.mark(judged, "week-one", "ada", "e-step", 2.5, "Nearly.")
    assert said == "ada, e-step: 2.5 of 3 points by hand"
    assert points(judged) == {"e-step": (2.5, True), "why": (None, False)}
    run = store.Run("ada", "week-one", "abc", "other", "", "ok", 1.0)
    store.save(judged, run, store.rows(judged, "checks", "week-one"), [], [])
    assert points(judged)["e-step"] == (2.5, True)


@pytest.mark.parametrize(
    ("student", "question", "value", "words"),
    [
        ("bob", "e-step", 1.0, "STUDENT 'bob' has nothing that was graded"),
        ("ada", "m-step", 1.0, "QUESTION 'm-step': week-one has e-step, why"),
        ("ada", "e-step", 3.5, "POINTS 3.5: e-step gives 0 to 3"),
        ("ada", "e-step", float("nan"), "e-step gives 0 to 3"),
    ],
)
def test_what_cannot_be_is_told_and_not_taken(judged, student, question, value, words):
    with pytest.raises(ValueError, match=words):
        mark.mark(judged, "week-one", student, question, value, "")
    assert store.rows(judged, "marks", "week-one") == []


def test_the_command_says_it_in_a_line(judged, tmp_path, capsys):
    command = ["week-one", "bob", "e-step", "1", "--results", str(tmp_path / "results")]
    assert mark.main(command) == 2
    assert capsys.readouterr().err.startswith("emgrade mark: STUDENT 'bob'")


def test_a_folder_without_a_gradebook_is_told_and_left_as_it_was(tmp_path, capsys):
    command = ["week-one", "ada", "e-step", "1", "--results", str(tmp_path / "nowhere")]
    assert mark.main(command) == 2
    said = f"--results {tmp_path / 'nowhere'}: no gradebook.sqlite there; run emgrade collect first"
    assert capsys.readouterr().err == f"emgrade mark: {said}\n"
    assert not (tmp_path / "nowhere").exists()
