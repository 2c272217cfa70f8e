"""A class is graded by several workers; stopped at any moment, nothing is lost or done twice."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from emgrade import many, records, store, tables, wall
from emgrade.harmless import read_csv
from tests.grading import toy

pytestmark = pytest.mark.usefixtures("walled")
RIGHT = toy.notebook([toy.SHARES, toy.WHY])
SLOW = toy.notebook([toy.SHARES, "import time\ntime.sleep(0.4)"])


def rows(db) -> list:
    return [store.rows(db, name, "toy") for name in ("checks", "texts", "flags")]


def grade_all(db, workers=2, **setting) -> list[str]:
    """The students that were graded, in order."""
    return sorted(run.student for run in many.grade_all(db, toy.setting(**setting), workers))


@pytest.fixture
def class_(db, tmp_path):
    for student in "abc":
        toy.hand_in(db, tmp_path, student, RIGHT)
    return db


def test_only_what_is_new_is_graded(class_, tmp_path):
    assert grade_all(class_) == [*"abc"]
    assert grade_all(class_) == []
    toy.hand_in(class_, tmp_path, "b", toy.notebook(["x = 1"]), received="2026-01-02T12:00")
    assert grade_all(class_) == ["b"]
    toy.hand_in(class_, tmp_path, "c", toy.notebook(["x = 1"]), received="2025-12-31T12:00")
    assert grade_all(class_) == []  # an earlier one does not count
    assert grade_all(class_, secret="t") == [*"abc"]
    assert grade_all(class_, secret="t", versions="v2") == [*"abc"]


def test_one_worker_or_many_and_a_second_time_give_the_same_rows(class_):
    grade_all(class_, workers=3)
    first = sorted(map(sorted, rows(class_)))
    grade_all(class_, workers=1, versions="v2")
    assert sorted(map(sorted, rows(class_))) == first
    assert sorted(map(len, first)) == [3, 15, 36]  # texts, flags, checks


KILLED = """
import sys
from emgrade import many, store
from tests.grading import toy

for run in many.grade_all(store.connect(sys.argv[1]), toy.setting(), 2):
    print(run.student, flush=True)
"""


def test_killed_and_started_again_nothing_is_lost_or_graded_twice(db, tmp_path):
    for student, data in zip("abcdef", [RIGHT, RIGHT, RIGHT, SLOW, SLOW, SLOW], strict=True):
        toy.hand_in(db, tmp_path, student, data)
    path = db.execute("PRAGMA database_list").fetchone()[2]
    command = [sys.executable, "-c", KILLED, path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        done = [process.stdout.readline().strip()]
        time.sleep(0.2)
        process.send_signal(signal.SIGKILL)
        done += process.stdout.read().split()
    kept = {run.student for run in store.rows(db, "runs", "toy")}
    assert set(done) <= kept < set("abcdef")
    for student in "abcdef":
        checks = store.rows(db, "checks", "toy", student)
        assert len(checks) == (len(toy.LOADED.solutions) * 2 + 2 + 2 if student in kept else 0)
    assert set(grade_all(db)) == set("abcdef") - kept
    assert {run.student for run in store.rows(db, "runs", "toy")} == set("abcdef")


def test_no_process_of_a_student_is_left_after_a_kill(db, tmp_path):
    mark = f"emgrade-{os.getpid()}-left"
    code = f"import os, time\nos.execvp('sleep', ['{mark}', '60'])"
    toy.hand_in(db, tmp_path, "a", toy.notebook([code]))
    path = db.execute("PRAGMA database_list").fetchone()[2]

    def running():
        shown = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout
        return mark + " 60" in shown

    with subprocess.Popen([sys.executable, "-c", KILLED, path]) as process:
        assert until(running, True)
        process.kill()
    assert until(running, False)


def until(told, wanted, seconds=8.0) -> bool:
    end = time.monotonic() + seconds
    while told() != wanted and time.monotonic() < end:
        time.sleep(0.05)
    return told() == wanted


def test_a_row_that_cannot_be_written_leaves_the_old_ones(class_):
    grade_all(class_)
    before = rows(class_)
    run = store.rows(class_, "runs", "toy", "a")[0]
    broken = store.rows(class_, "checks", "toy", "a")[0]._replace(note=None)
    with pytest.raises(sqlite3.IntegrityError):
        store.save(class_, run, [broken], [], [])
    assert rows(class_) == before


def test_what_cannot_be_read_has_a_flag_and_no_points_and_the_others_are_graded(class_, tmp_path):
    toy.hand_in(class_, tmp_path, "e", b"no notebook")
    toy.hand_in(class_, tmp_path, "f", RIGHT)
    gone, changed = (store.rows(class_, "submissions", "toy", who)[0].path for who in "ab")
    os.remove(gone)
    with open(changed, "ab") as file:
        file.write(b" ")
    assert grade_all(class_) == [*"abcef"]
    runs = {run.student: run.status for run in store.rows(class_, "runs", "toy")}
    assert runs == dict.fromkeys("abe", "unreadable") | dict.fromkeys("cf", "ok")
    words = {
        f.student: f.words for f in store.rows(class_, "flags", "toy") if f.kind == "unreadable"
    }
    assert words["a"].endswith(".ipynb is not there any more")
    assert words["b"].endswith("is not the file that came in: it was changed since")
    assert words["e"].endswith("not a notebook: the file is no JSON")


def test_a_link_is_not_followed(db, tmp_path):
    toy.hand_in(db, tmp_path, "a", RIGHT)
    path = store.rows(db, "submissions", "toy", "a")[0].path
    os.rename(path, tmp_path / "elsewhere")
    os.symlink(tmp_path / "elsewhere", path)
    grade_all(db)
    assert store.rows(db, "runs", "toy")[0].status == "unreadable"


def test_what_the_grader_could_not_do_is_tried_again(class_, monkeypatch):
    def stops(*arguments, **more):
        raise OSError("no process")

    with monkeypatch.context() as patched:
        patched.setattr(many, "grade", stops)
        assert grade_all(class_) == [*"abc"]
    assert {flag.kind for flag in store.rows(class_, "flags", "toy")} == {"grader"}
    assert grade_all(class_) == [*"abc"]
    assert {run.status for run in store.rows(class_, "runs", "toy")} == {"ok"}


def test_the_tables_say_who_has_what_and_what_is_left_for_a_human(class_, tmp_path):
    next(iter(many.grade_all(class_, toy.setting(), 1)))
    first = store.rows(class_, "runs", "toy")[0].student
    with class_:
        store.add(class_, "marks", [records.Mark(first, "toy", "why", 2.5, "good")])
        store.add(class_, "flags", [records.Flag(first, "toy", "", "copy", "=1+1", "report")])
    paths = tables.write_tables(class_, toy.ASSIGNMENT, tmp_path / "out")
    grades, flags = map(read_csv, paths)
    row = next(row for row in grades if row["student"] == first)
    assert (row["points"], row["possible"], row["to_mark"]) == ("7.5", "20", "0")
    assert (row["shares"], row["why"], row["status"]) == ("5", "2.5", "ok")
    assert int(row["flags"]) == sum(flag["student"] == first for flag in flags) > 1
    assert "'=1+1" in {flag["words"] for flag in flags}
    assert len(grades) == 3
    assert {row["status"] for row in grades} <= {"ok", "not graded"}


def test_the_name_is_the_one_that_collect_wrote_beside_the_notebooks(tmp_path):
    (tmp_path / "roster.csv").write_text("id,name\ns01,Ada Lovelace\n")

    def name(student, path):
        row = records.Submission(student, "toy", "abc", 0.0, str(tmp_path / path), "2026-11-20")
        return many.name_of(row)

    assert name("s01", "files/abc.ipynb") == "Ada Lovelace"
    assert name("s02", "files/abc.ipynb") == name("s01", "other/s01.ipynb") == ""


def test_all_that_is_run_within_the_sandbox_belongs_to_the_version_of_a_mark():
    inside = {name.removesuffix(".py") for name in wall.INSIDE} - {"__init__"}
    assert inside and inside <= set(many.MARKING)
    assert all((wall.HERE / f"{name}.py").is_file() for name in many.MARKING)


def test_all_that_a_grade_py_imports_belongs_to_the_version_of_a_mark():
    sources = [path.read_text("utf-8") for path in (wall.HERE.parent / "exercises").glob("*/*.py")]
    used = set(re.findall(r"^from emgrade\.(\w+) import", "\n".join(sources), re.M))
    assert {"spec", "known", "data"} <= used <= set(many.MARKING)
