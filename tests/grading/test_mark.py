"""Points by hand: they count, they are held to what a question gives, and nothing else is taken."""

import sqlite3
from contextlib import closing

import pytest

from emgrade import by_hand, mark, records, store


@pytest.fixture
def judged(db):
    """Ada got 0 of 3 points for the E step; her text is not marked yet."""
    run = records.Run("ada", "week-one", "abc", "", "", "ok", 1.0)
    check = ("ada", "week-one", "e-step", "far", False, False, 0.0, 3.0, "", "", "", "", "")
    text = records.Answer("ada", "week-one", "why", "because", 1, 2.0)
    store.save(db, run, [records.Verdict(*check)], [text], [])
    return db


def points(db):
    return {row[1]: (row[2], bool(row[4])) for row in store.grades(db, "week-one")}


def test_points_by_hand_win_and_survive_another_grading(judged):
    said = by_hand.mark(judged, "week-one", "ada", "e-step", 2.5, "Nearly.")
    assert said == "ada, e-step: 2.5 of 3 points by hand"
    assert points(judged) == {"e-step": (2.5, True), "why": (None, False)}
    run = records.Run("ada", "week-one", "abc", "other", "", "ok", 1.0)
    store.save(judged, run, store.rows(judged, "checks", "week-one"), [], [])
    assert points(judged)["e-step"] == (2.5, True)


@pytest.mark.parametrize(
    ("student", "question", "value", "words"),
    [
        ("bob", "e-step", 1.0, "STUDENT 'bob' has nothing that was graded for week-one, and is"),
        ("ada", "m-step", 1.0, "QUESTION 'm-step': week-one has e-step, why"),
        ("ada", "e-step", 3.5, "POINTS 3.5: e-step gives 0 to 3"),
        ("ada", "e-step", float("nan"), "e-step gives 0 to 3"),
    ],
)
def test_what_cannot_be_is_told_and_not_taken(judged, student, question, value, words):
    with pytest.raises(ValueError, match=words):
        by_hand.mark(judged, "week-one", student, question, value, "")
    assert store.rows(judged, "marks", "week-one") == []


def test_the_command_says_it_in_a_line(judged, tmp_path, capsys):
    command = ["week-one", "bob", "e-step", "1", "--results", str(tmp_path / "results")]
    assert mark.main(command) == 2
    assert capsys.readouterr().err.startswith("emgrade mark: STUDENT 'bob'")


def graded_again(db, sha256, points=3.0, answer="because"):
    run = records.Run("ada", "week-one", sha256, "", "", "ok", 1.0)
    check = ("ada", "week-one", "e-step", "far", False, True, points, 3.0, "", "", "", "", "")
    text = records.Answer("ada", "week-one", "why", answer, 1, 2.0)
    store.save(db, run, [records.Verdict(*check)], [text], [])
    by_hand.flag_earlier(db, "week-one")


def flags(db):
    return [(flag.question, flag.kind, flag.words) for flag in store.rows(db, "flags", "week-one")]


def test_points_by_hand_for_an_earlier_notebook_stay_and_are_flagged_until_given_anew(judged):
    by_hand.mark(judged, "week-one", "ada", "e-step", 2.0, "")
    by_hand.mark(judged, "week-one", "ada", "why", 1.0, "")
    graded_again(judged, "abc")  # the same file, with another version of the grader
    assert flags(judged) == []
    graded_again(judged, "def")
    words = "2 of 3 points by hand were given to an earlier notebook; the checks now give 3"
    assert flags(judged) == [("e-step", "marked", words)]
    assert points(judged) == {"e-step": (2.0, True), "why": (1.0, True)}
    by_hand.mark(judged, "week-one", "ada", "e-step", 2.0, "")
    assert flags(judged) == []


def test_points_for_a_text_count_for_the_same_text_alone(judged):
    by_hand.mark(judged, "week-one", "ada", "why", 1.0, "")
    graded_again(judged, "def", answer="because of Bayes")
    assert points(judged)["why"] == (None, False)
    graded_again(judged, "ghi", answer="because")
    assert points(judged)["why"] == (1.0, True)


def test_points_by_hand_can_be_taken_back(judged, tmp_path, capsys):
    command = ["week-one", "ada", "e-step", "none", "--results", str(tmp_path / "results")]
    assert mark.main(command) == 2
    assert "ada has no points by hand for e-step" in capsys.readouterr().err
    for question, said in (("e-step", "the checks give 0 of 3"), ("why", "it waits to be marked")):
        by_hand.mark(judged, "week-one", "ada", question, 1.0, "")
        command[2] = question
        assert mark.main(command) == 0
        assert capsys.readouterr().out == f"ada, {question}: points by hand taken back; {said}\n"
    assert points(judged) == {"e-step": (0.0, False), "why": (None, False)}
    with pytest.raises(SystemExit):
        mark.main([*command[:3], "nothing"])
    assert "a number, or none to take points back" in capsys.readouterr().err


def test_a_gradebook_from_before_is_read_and_its_points_count(tmp_path):
    path = tmp_path / "old.sqlite"
    old = sqlite3.connect(path)
    with closing(store.connect(path)) as new:
        graded_again(new, "abc")
    with closing(old), old:  # as it was made before
        old.execute("DROP VIEW grades")
        old.execute("ALTER TABLE marks DROP COLUMN seen")
        old.execute("CREATE VIEW grades AS SELECT 1")
        old.execute("INSERT INTO marks VALUES ('ada', 'week-one', 'why', 1.5, 'good')")
    with closing(store.connect(path)) as new:
        assert points(new)["why"] == (1.5, True)
        graded_again(new, "def", answer="other")
        assert (points(new)["why"], flags(new)) == ((1.5, True), [])
        by_hand.mark(new, "week-one", "ada", "why", 1.0, "")
        graded_again(new, "def", answer="third")
        assert points(new)["why"] == (None, False)


def test_a_folder_without_a_gradebook_is_told_and_left_as_it_was(tmp_path, capsys):
    command = ["week-one", "ada", "e-step", "1", "--results", str(tmp_path / "nowhere")]
    assert mark.main(command) == 2
    said = f"--results {tmp_path / 'nowhere'}: no gradebook.sqlite there; run emgrade collect first"
    assert capsys.readouterr().err == f"emgrade mark: {said}\n"
    assert not (tmp_path / "nowhere").exists()


def command(judged, tmp_path, *words):
    """The status of `emgrade mark`, for a class in which Ben has handed in nothing."""
    folder = tmp_path / "submissions" / "week-one"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "roster.csv").write_text("id,name\nada,Ada\nben,Ben\n")
    places = ["--results", str(tmp_path / "results"), "--submissions", str(folder.parent)]
    return mark.main(["week-one", *words, *places])


def test_a_student_who_is_absent_gets_points_and_loses_them_again(judged, tmp_path, capsys):
    assert command(judged, tmp_path, "ben", "e-step", "2", "On paper.") == 0
    assert capsys.readouterr().out == "ben, e-step: 2 of 3 points by hand\n"
    assert ("ben", "e-step", 2.0, 3.0, 1) in store.grades(judged, "week-one")
    assert command(judged, tmp_path, "ben", "why", "1") == 0
    assert ("ben", "why", 1.0, 2.0, 1) in store.grades(judged, "week-one")
    assert command(judged, tmp_path, "ben", "why", "none") == 0
    assert "taken back; nothing is left" in capsys.readouterr().out
    assert [row[1] for row in store.grades(judged, "week-one") if row[0] == "ben"] == ["e-step"]


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["ben", "all", "excused", "Ill."], 0, "ben is excused from week-one"),
        (["ada", "all", "none"], 2, "'ada' was not excused"),
        (["eve", "all", "excused"], 2, "STUDENT 'eve' has nothing that was"),
        (["ben", "e-step", "excused"], 2, "only all of a set can be excused"),
        (["ben", "all", "3"], 2, "points are given for each question"),
    ],
)
def test_a_student_is_excused_from_all_of_a_set(judged, tmp_path, capsys, words, status, said):
    assert command(judged, tmp_path, *words) == status
    assert said in "".join(capsys.readouterr())


def test_points_before_any_grading_are_refused(db):
    with pytest.raises(ValueError, match="nobody was graded yet; run emgrade grade first"):
        by_hand.mark(db, "week-one", "ada", "e-step", 1.0, "")
