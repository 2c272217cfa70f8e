"""Collecting: who sent what comes from the learning system; nothing in a source is trusted."""

import json
import os
import sqlite3
import stat
import struct
import zipfile
from contextlib import closing
from pathlib import Path

import nbformat
import pytest

import emgrade.collect
from emgrade import class_of_ten, store
from emgrade.collect import collect
from emgrade.entries import Limits
from emgrade.harmless import read_csv
from emgrade.receipts import summary
from emgrade.roster import Student, find, read_roster, sender, stem
from emgrade.sets import example, folder_of

ADA = "Ada Lovelace_4100001_assignsubmission_file_"
ROSTER = "id,name,moodle,canvas\nada,Ada Lovelace,4100001,77\nben,Ben Ångström,4100002,78\n"


def notebook(answer="1"):
    cells = [nbformat.v4.new_code_cell(f"answer = {answer}", id="a", metadata={})]
    return nbformat.writes(nbformat.v4.new_notebook(cells=cells))


class Class:
    """A roster and a place to collect into."""

    def __init__(self, folder: Path):
        self.folder, self.roster = folder, folder / "roster.csv"
        self.into, self.results = folder / "submissions", folder / "results"
        self.roster.write_text(ROSTER)

    def zip(self, *files, name="moodle.zip"):
        """Each file is (path, content), or (ZipInfo, content)."""
        with zipfile.ZipFile(self.folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, content in files:
                archive.writestr(path, content, zipfile.ZIP_DEFLATED)
        return self.folder / name

    def collect(self, source, **more):
        return collect(source, self.roster, "week-one", self.into, self.results, **more)

    def text(self, student):
        return (self.into / "week-one" / f"{student}.ipynb").read_text()

    def rows(self, table="submissions"):
        with closing(store.connect(self.results / store.GRADEBOOK)) as db:
            return store.rows(db, table, "week-one")


@pytest.fixture
def room(tmp_path):
    return Class(tmp_path)


def at(path, day, mode=0):
    info = zipfile.ZipInfo(path, (2026, 11, day, 12, 0, 0))
    info.external_attr = mode << 16
    return info


# ---- who sent it ----


@pytest.mark.parametrize(
    "path",
    [
        f"{ADA}/any name.ipynb",
        f"{ADA}any name.ipynb",
        "Ada Lovelace_4100001_assignsubmission_file/any name.ipynb",
        f"Group A-{ADA}/x.ipynb",
        "Participant_4100001_assignsubmission_file_/x.ipynb",
        "lovelaceada_77_9001_x.ipynb",
        "lovelaceada_LATE_77_9001_x-1.ipynb",
        "ada/x.ipynb",
        "ada.ipynb",
    ],
)
def test_the_sender_is_read_from_what_the_learning_system_wrote(room, path):
    outcome = room.collect(room.zip((path, notebook())))
    assert outcome.new == ["ada"] and not outcome.unknown
    assert room.text("ada") == notebook()


@pytest.mark.parametrize(
    "path",
    [
        "angstromben_78_9001_Ada Lovelace_4100001_assignsubmission_file_.ipynb",
        "Ben Ångström_4100002_assignsubmission_file_A_4100001_assignsubmission_file_.ipynb",
        "Ben Ångström_4100002_assignsubmission_file_/lovelaceada_77_9001_x.ipynb",
        "ben/ada.ipynb",
    ],
)
def test_a_file_name_cannot_speak_for_another_student(room, path):
    assert room.collect(room.zip((path, notebook()))).new == ["ben"]


def test_without_numbers_in_the_roster_the_name_decides_if_only_one_has_it():
    roster = [
        Student("1", "Lovelace, Ada"),
        Student("2", "Ben Ångström"),
        Student("3", "Ben Angstrom"),
    ]
    assert find(roster, sender("Ada Lovelace_5_assignsubmission_file_/x")).id == "1"
    assert find(roster, sender("lovelaceada_5_6_x.ipynb")).id == "1"
    assert find(roster, sender("Ben Ångström_5_assignsubmission_file_/x")).id == "2"
    assert find(roster, sender("angstromben_5_6_x.ipynb")) is None


def test_a_name_does_not_stand_in_for_another_number():
    roster = [Student("1", "Ada Lovelace", moodle="4100001")]
    assert find(roster, sender("Ada Lovelace_5_assignsubmission_file_/x")) is None


def test_a_senders_number_is_not_taken_for_a_students_own_id():
    roster = [Student("4100001", "Ben Ångström")]
    assert find(roster, sender(f"{ADA}/x")) is None


def test_the_tables_of_moodle_and_canvas_serve_as_rosters(tmp_path):
    moodle, canvas = tmp_path / "moodle.csv", tmp_path / "canvas.csv"
    moodle.write_bytes(
        "\ufeffIdentifier;Full name;ID number;Last modified (submission)\r\n"
        "Participant 4100001;Ada Lovelace;s01;Friday, 20 November 2026, 11:59 PM\r\n"
        "Participant 4100002;Ben;s02;-\r\n".encode()
    )
    canvas.write_text('Student,ID,Section\n    Points Possible,,\n"Lovelace, Ada",77,Monday\n')
    ada, ben = read_roster(moodle)
    assert ada == Student("s01", "Ada Lovelace", "4100001", received="2026-11-20T23:59:00")
    assert ben.received == ""
    assert read_roster(canvas) == [Student("77", "Lovelace, Ada", group="Monday")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("number,name\n1,Ada\n", "no column “id”. Looked for: id (id or id number"),
        ("id,name\nada,Ada\nADA,Ben\n", "two students have the id ada"),
        ("id,name,canvas\na,Ada,7\nb,Ben,7\n", "two students have the canvas 7"),
        ("id,name\n,Ada\n", "the id of “Ada” is ''"),
        ("id,name,due\na,Ada,tomorrow\n", "'tomorrow' is no time; write it like"),
        ("", "is empty"),
    ],
)
def test_a_roster_that_cannot_be_used_says_why(room, text, said):
    room.roster.write_text(text)
    with pytest.raises(ValueError, match=r"ROSTER|is empty") as error:
        room.collect(room.zip((f"{ADA}/x.ipynb", notebook())))
    assert said in str(error.value)


def test_an_id_becomes_a_file_name_that_stays_in_its_folder():
    hostile = ["../../etc/passwd", "/root", "a/b", "a\\b", "..", ".hidden", "-rf", "a b", "ä" * 300]
    names = [stem(one) for one in [*hostile, "a_b", "s01", "ada@uni.org"]]
    assert len(set(names)) == len(names)
    assert names[-3:] == ["a_b", "s01", "ada@uni.org"]
    for name in names:
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789_@.-") and len(name) < 100
        assert name[0] not in ".-"


# ---- how late ----


def test_the_roster_tells_who_is_late_and_an_own_deadline_goes_first(room):
    room.roster.write_text(
        "id,name,moodle,received,due\n"
        "ada,Ada Lovelace,4100001,2026-11-21T02:00,\n"
        "ben,Ben Ångström,4100002,2026-11-21T02:00,2026-11-22T00:00\n"
    )
    ben = "Ben Ångström_4100002_assignsubmission_file_"
    source = room.zip((f"{ADA}/x.ipynb", notebook()), (f"{ben}/x.ipynb", notebook()))
    outcome = room.collect(source, due="2026-11-20T23:30")
    assert [(student.id, hours) for student, hours in outcome.late] == [("ada", 2.5)]
    assert [row.late for row in room.rows()] == [2.5, 0.0]


def test_canvas_tells_who_is_late_but_not_how_much(room):
    outcome = room.collect(room.zip(("lovelaceada_LATE_77_9001_x.ipynb", notebook())))
    assert outcome.late == [(read_roster(room.roster)[0], float("inf"))]
    assert read_csv(room.into / "week-one" / "manifest.csv")[0]["late"] == "late"


def test_the_times_in_a_zip_make_nobody_late(room):
    outcome = room.collect(room.zip((at(f"{ADA}/x.ipynb", 28), notebook())), due="2026-11-20")
    assert outcome.late == [] and not outcome.lateness


# ---- which file counts ----


def test_the_latest_notebook_that_can_be_read_counts_and_the_choice_is_flagged(room):
    outcome = room.collect(
        room.zip(
            (at(f"{ADA}/new.ipynb", 20), notebook("2")),
            (at(f"{ADA}/old.ipynb", 19), notebook("1")),
            (at(f"{ADA}/broken.ipynb", 21), "{"),
            (at(f"{ADA}/data.csv", 22), "1,2"),
        )
    )
    assert room.text("ada") == notebook("2")
    assert outcome.refused == [
        ("ada", f"{ADA}/broken.ipynb", "not a notebook: the file is no JSON")
    ]
    assert sorted(flag.kind for flag in room.rows("flags")) == ["refused", "several"]


def test_of_canvas_files_with_one_time_the_later_upload_counts(room):
    source = room.zip(
        (at("lovelaceada_77_9002_b.ipynb", 20), notebook("2")),
        (at("lovelaceada_77_9001_c.ipynb", 20), notebook("1")),
    )
    room.collect(source)
    assert room.text("ada") == notebook("2")


def test_a_second_zip_changes_what_is_new_and_nothing_is_lost(room):
    ben = "Ben Ångström_4100002_assignsubmission_file_/x.ipynb"
    room.collect(room.zip((at(f"{ADA}/x.ipynb", 18), notebook("1")), (at(ben, 18), notebook("5"))))
    before = room.rows()
    untouched = (room.into / "week-one" / "ben.ipynb").stat().st_mtime_ns
    newer = room.zip((at(f"{ADA}/x.ipynb", 20), notebook("2")), (at(ben, 20), notebook("5")))
    outcome = room.collect(newer)
    assert (outcome.new, outcome.changed, outcome.same) == ([], ["ada"], ["ben"])
    assert room.text("ada") == notebook("2")
    assert (room.into / "week-one" / "ben.ipynb").stat().st_mtime_ns == untouched
    assert set(before) < set(room.rows())  # Ben's row, with its first time, is as it was
    assert Path(before[0].path).read_text() == notebook("1")
    manifest = read_csv(room.into / "week-one" / "manifest.csv")
    assert [(row["id"], row["counts"]) for row in manifest].count(("ada", "no")) == 1


def received(room, time):
    room.roster.write_text(f"id,name,moodle,received\nada,Ada Lovelace,4100001,{time}\n")


def test_an_older_zip_after_a_newer_one_changes_nothing(room):
    old = room.zip((at(f"{ADA}/x.ipynb", 18), notebook("1")), name="old.zip")
    room.collect(old)
    room.collect(room.zip((at(f"{ADA}/x.ipynb", 20), notebook("2"))))
    outcome = room.collect(old)  # by mistake, once more
    assert (outcome.older, outcome.changed) == (["ada"], [])
    assert room.text("ada") == notebook("2")
    assert any("“received”" in line for line in summary(outcome, room.into))


def test_without_times_what_is_collected_later_counts(room):
    room.collect(room.zip((at(f"{ADA}/x.ipynb", 20), notebook("1"))))
    outcome = room.collect(room.zip((at(f"{ADA}/x.ipynb", 18), notebook("2")), name="next.zip"))
    assert (outcome.older, outcome.changed) == ([], ["ada"])
    assert room.text("ada") == notebook("2")


def test_a_time_that_the_roster_tells_is_not_held_against_the_clock_of_a_download(room):
    one = room.zip((at(f"{ADA}/x.ipynb", 28), notebook("1")), name="one.zip")
    two = room.zip((at(f"{ADA}/x.ipynb", 28), notebook("2")), name="two.zip")
    room.collect(one)
    received(room, "2026-11-21T09:00")
    outcome = room.collect(two, due="2026-11-20T23:00")
    assert outcome.changed == ["ada"] and [hours for _, hours in outcome.late] == [10.0]
    received(room, "2026-11-19T09:00")
    assert room.collect(one).older == ["ada"]  # both times are told now
    received(room, "2026-11-22T09:00")
    assert room.collect(one).changed == ["ada"] and room.text("ada") == notebook("1")
    room.roster.write_text(ROSTER)
    assert room.collect(two).older == ["ada"]


def test_who_goes_back_to_a_first_notebook_is_heard_when_the_time_is_told(room):
    first = room.zip((f"{ADA}/x.ipynb", notebook("1")), name="first.zip")
    room.collect(first)
    room.collect(room.zip((f"{ADA}/x.ipynb", notebook("2"))))
    received(room, "2026-11-19T09:00")
    assert room.collect(first).changed == ["ada"]


def test_a_gradebook_from_before_is_collected_into(room):
    room.collect(room.zip((f"{ADA}/x.ipynb", notebook("1"))))
    with closing(sqlite3.connect(room.results / store.GRADEBOOK)) as old, old:
        old.execute("ALTER TABLE submissions DROP COLUMN told")
    received(room, "2025-11-19T09:00")
    newer = room.zip((f"{ADA}/x.ipynb", notebook("2")), name="next.zip")
    assert room.collect(newer).changed == ["ada"]
    assert [row.told for row in room.rows()] == [0, 1]


def test_who_is_not_in_a_later_source_keeps_what_came_before(room):
    room.collect(room.zip((f"{ADA}/x.ipynb", notebook())))
    outcome = room.collect(room.zip((f"{ADA}/x.ipynb", "no notebook")))
    assert outcome.kept == ["ada"] and [student.id for student in outcome.missing] == ["ben"]
    assert [flag.kind for flag in room.rows("flags")] == ["refused"]
    assert room.text("ada") == notebook()


# ---- what is refused ----


def refusal(room, *files, **more):
    outcome = room.collect(room.zip(*files), **more)
    assert not outcome.new and not (room.into / "week-one" / "ada.ipynb").exists()
    return {reason for _, _, reason in outcome.refused}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../../x.ipynb", "a path that leaves its folder"),
        (f"{ADA}/../x.ipynb", "a path that leaves its folder"),
        (f"/{ADA}/x.ipynb", "an absolute path, or one with backslashes"),
        (f"C:/{ADA}/x.ipynb", "an absolute path, or one with backslashes"),
        (f"{ADA}\\x.ipynb", "an absolute path, or one with backslashes"),
        (f"{ADA}/x\u202ebnypi.ipynb", "a name with unseen characters or in an unknown encoding"),
        (f"{ADA}/x\x1b[31m.ipynb", "a name with unseen characters or in an unknown encoding"),
        (f"{ADA}/{'x' * 300}.ipynb", "a name that is too long"),
    ],
)
def test_a_path_that_is_not_ordinary_is_refused(room, name, reason):
    assert refusal(room, (name, notebook())) == {reason}


def test_a_name_in_an_unknown_encoding_is_refused_and_utf_8_unsaid_is_read(room):
    source = room.zip((f"{ADA}/oe.ipynb", notebook()))
    packed = source.read_bytes()
    source.write_bytes(packed.replace(b"/oe.ipynb", b"/\xf6e.ipynb"))
    assert [reason[2] for reason in room.collect(source).refused] == [
        "a name with unseen characters or in an unknown encoding"
    ]
    source.write_bytes(packed.replace(b"/oe.ipynb", "/ö.ipynb".encode()))
    assert room.collect(source).new == ["ada"]


@pytest.mark.parametrize(
    ("mode", "reason"),
    [
        (stat.S_IFLNK | 0o777, "a link"),
        (stat.S_IFCHR | 0o666, "a device, a pipe or a socket"),
        (stat.S_IFIFO | 0o666, "a device, a pipe or a socket"),
    ],
)
def test_links_and_devices_in_a_zip_are_refused(room, mode, reason):
    assert refusal(room, (at(f"{ADA}/x.ipynb", 20, mode), notebook())) == {reason}


def test_names_that_differ_by_capitals_alone_are_both_refused(room):
    files = [(f"{ADA}/x.ipynb", notebook("1")), (f"{ADA}/X.ipynb", notebook("2"))]
    assert refusal(room, *files) == {"another name here is the same but for capitals or accents"}


def test_the_same_name_twice_is_refused(room):
    with pytest.warns(UserWarning, match="Duplicate name"):
        files = [(f"{ADA}/x.ipynb", notebook("1")), (f"{ADA}/x.ipynb", notebook("2"))]
        source = room.zip(*files)
    assert len(room.collect(source).refused) == 2


def test_more_than_five_megabytes_are_refused_whatever_the_header_says(room):
    rows = ",".join(str(n * 7919) for n in range(800_000))
    large = json.dumps({"cells": [], "x": rows})
    assert len(large) > 5e6
    assert refusal(room, (f"{ADA}/x.ipynb", large)) == {"larger than 5 MB"}
    source = room.folder / "moodle.zip"
    packed = source.read_bytes()
    lying = packed.replace(struct.pack("<I", len(large)), struct.pack("<I", 1000))
    assert lying != packed
    source.write_bytes(lying)
    (outcome,) = room.collect(source).refused
    assert outcome[2].startswith(("larger", "broken in the zip"))


def test_a_zip_bomb_is_refused_before_it_has_come_out(room):
    bomb = json.dumps({"cells": [], "x": "0" * 4_000_000})
    reasons = refusal(room, (f"{ADA}/x.ipynb", bomb))
    assert reasons == {"a zip bomb: far more comes out of it than went in"}


def test_all_files_together_have_a_limit(room):
    files = [(at(f"{ADA}/{n}.ipynb", n), notebook(str(n))) for n in range(1, 5)]
    reasons = refusal(room, *files, limits=Limits(total=50))
    assert reasons == {"all files together are too large"}


def test_too_many_files_are_refused_in_a_source_and_from_one_student(room):
    files = [(f"{ADA}/{n}.ipynb", notebook()) for n in range(60)]
    assert refusal(room, *files) == {"one of 60 files; at most 50"}
    with pytest.raises(ValueError, match="holds 60 files; more than 10 are refused"):
        room.collect(room.folder / "moodle.zip", limits=Limits(files=10))


def test_an_encrypted_file_is_refused(room):
    source = room.zip((f"{ADA}/x.ipynb", notebook()))
    packed = bytearray(source.read_bytes())
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    source.write_bytes(packed)
    assert room.collect(source).refused[0][2] == "encrypted"


@pytest.mark.parametrize(
    "content",
    ["", "print(1)", "[]", '{"cells": 3}', "[" * 10_000, b"\xff\xfe", '{"worksheets": []}'],
)
def test_what_is_not_a_notebook_is_refused(room, content):
    (reason,) = refusal(room, (f"{ADA}/x.ipynb", content))
    assert reason.startswith(("not a notebook", "a notebook without code cells"))


def test_without_a_notebook_what_came_is_listed(room):
    assert refusal(room, (f"{ADA}/report.pdf", "x")) == {"not a notebook (.ipynb)"}


def test_a_broken_file_is_refused_and_the_others_are_read(room):
    ben = "Ben Ångström_4100002_assignsubmission_file_/x.ipynb"
    source = room.zip((f"{ADA}/x.ipynb", notebook()), (ben, notebook()))
    packed = bytearray(source.read_bytes())
    packed[90] ^= 0xFF  # in Ada's packed content
    source.write_bytes(packed)
    outcome = room.collect(source)
    assert outcome.new == ["ben"] and outcome.refused[0][0] == "ada"


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 but no more"])
def test_a_source_that_is_none_says_so(room, content):
    source = room.folder / "moodle.zip"
    if content is not None:
        source.write_bytes(content)
    with pytest.raises(ValueError, match="SOURCE"):
        room.collect(source)


# ---- a folder ----


@pytest.mark.parametrize(
    ("name", "whose"), [("s01", "s01"), ("S01", "s01"), ("s01 (1)", None), ("s0", None)]
)
def test_a_file_belongs_to_the_id_in_its_name_whatever_the_capitals(name, whose):
    found = find([Student("s01", "Ada")], sender(f"{name}.ipynb"))
    assert (found and found.id) == whose


def test_a_folder_is_read_and_its_links_pipes_and_secrets_are_not(room):
    secret = room.folder / "secret.ipynb"
    secret.write_text(notebook("'secret'"))
    source = room.folder / "plain"
    (source / "ada").mkdir(parents=True)
    (source / "ada" / "x.ipynb").symlink_to(secret)
    os.mkfifo(source / "ada" / "y.ipynb")
    (source / "linked").symlink_to(room.folder)
    (source / "ben.ipynb").write_text(notebook())
    outcome = room.collect(source)
    assert outcome.new == ["ben"]
    assert sorted(outcome.refused) == [
        ("", "linked", "a link"),
        ("ada", "ada/x.ipynb", "a link"),
        ("ada", "ada/y.ipynb", "a device, a pipe or a socket"),
    ]


# ---- the command ----


def a_set(folder, slug="week-one") -> str:
    """A folder of exercises with a set in it."""
    path = folder / "exercises" / slug
    path.mkdir(parents=True)
    for name in ("grade.py", "master.md"):
        (path / name).touch()
    return str(folder / "exercises")


def test_the_class_of_ten_is_collected(tmp_path, capsys):
    stub = nbformat.v4.new_code_cell("raise NotImplementedError", id="a")
    stub.metadata["tags"] = ["answer", "q"]
    right, wrong = {"q": ["def f(x):\n    return x"]}, {"q": ["def f(x):\n    return 2"]}
    template = nbformat.v4.new_notebook(cells=[stub])
    source, roster, due = class_of_ten.make(tmp_path, template, right, wrong)
    into, results = str(tmp_path / "submissions"), str(tmp_path / "results")
    options = ["--into", into, "--results", results, "--due", due]
    options += ["--exercises", a_set(tmp_path)]
    assert emgrade.collect.main([str(source), str(roster), "week-one", *options]) == 0
    said = capsys.readouterr().out
    assert "10 new notebooks, 0 changed, 0 as before" in said
    assert "Late: 1\n  Fatima al-Fihri (s06): 5 h late" in said
    assert "Missing: 1\n  Karen Uhlenbeck (s11)" in said
    assert "nobody on the roster: 1\n  Somebody Else_4199999_assignsubmission_file_" in said
    assert "Refused: none" in said
    manifest = (tmp_path / "submissions" / "week-one" / "manifest.csv").read_text("utf-8-sig")
    assert "\ns09,'=Ibn al-Haytham," in manifest
    assert len(list((tmp_path / "submissions" / "week-one").glob("*.ipynb"))) == 10


def test_the_command_says_what_is_wrong_in_one_line(room, capsys):
    with pytest.raises(SystemExit):
        told = [str(room.folder / "no.zip"), str(room.roster), "week-one"]
        emgrade.collect.main([*told, "--exercises", a_set(room.folder)])
    assert capsys.readouterr().err.startswith("emgrade collect: SOURCE")
    with pytest.raises(ValueError, match="SLUG"):
        collect(room.folder, room.roster, "../week", room.into, room.results)


def test_names_cannot_write_to_the_terminal(room, capsys):
    path = "Eve\x1b]0;owned\x07_9_assignsubmission_file_/x.ipynb"
    source = room.zip((path, notebook()))
    places = ["--into", str(room.into), "--results", str(room.results)]
    places += ["--exercises", a_set(room.folder)]
    emgrade.collect.main([str(source), str(room.roster), "week-one", *places])
    said = capsys.readouterr().out
    assert "\\u001b" in said and "\x1b" not in said and "\x07" not in said


def test_a_misspelt_set_is_told_with_the_nearest_first_and_nothing_is_collected(room, capsys):
    source = room.zip(("Ada Lovelace_1_assignsubmission_file_/x.ipynb", notebook()))
    for slug in ("b-algorithm", "a-week"):
        exercises = a_set(room.folder, slug)
    told = [str(source), str(room.roster), "a-wek", "--exercises", exercises]
    told += ["--into", str(room.into), "--results", str(room.results)]
    with pytest.raises(SystemExit):
        emgrade.collect.main(told)
    said = capsys.readouterr().err
    assert "Did you mean a-week? There are a-week, b-algorithm." in said
    assert not room.into.exists() and not room.results.exists()
    (room.into / "a-wek").mkdir(parents=True)  # it was collected before, so it is meant
    assert emgrade.collect.main(told) == 0
    with pytest.raises(ValueError, match="nowhere: no set there"):
        folder_of(room.folder / "nowhere", "a-week")


def test_a_wrong_folder_of_a_set_is_told_with_one_that_there_is(tmp_path, monkeypatch):
    exercises = a_set(tmp_path, "a-week")
    monkeypatch.chdir(tmp_path)
    assert example(Path(exercises) / "week") == str(Path(exercises) / "a-week")
    assert example(Path("a-weak")) == str(Path("exercises", "a-week"))
