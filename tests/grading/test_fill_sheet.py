"""The totals go back into the tables of Moodle and Canvas, and nothing else in them changes."""

import csv

import pytest

from emgrade.fill_sheet import fill
from emgrade.gradesheet import Sheet
from emgrade.records import Flag, Run, Submission
from emgrade.roster import Student

MOODLE = """Identifier,Full name,Grade,Maximum grade,Last modified (grade),Feedback comments
Participant 4100001,"Lovelace, Ada",,40.00,-,"keep; =this"
Participant 4100002,Ben,12.50,40.00,-,
Participant 4100003,Cleo,,40.00,-,
Participant 4100009,Eve,3,40.00,-,
"""
CANVAS = """Student,ID,SIS User ID,Section,One week (345),Final Score
,,,,Manual Posting,
    Points Possible,,,,40.0,(read only)
"Lovelace, Ada",77,ada,A,,90
Ben,78,ben,A,12.5,80
"""


def sheet(student: Student, total: float | None, flags=()) -> Sheet:
    """One that was graded; None: a text of it waits."""
    sent = Submission(student.id, "week", "abc", 0.0, "", "")
    run = Run(student.id, "week", "abc", "", "", "ok", 1.0)
    points = {"code": total or 3.0} | ({} if total else {"why": None})
    return Sheet(student, sent, run, {}, {}, {}, {}, points, list(flags))


SHEETS = [
    sheet(Student("ada", "Ada", "4100001", "77"), 36.5),
    sheet(Student("ben", "Ben", "4100002", "78"), None),
    sheet(Student("cleo", "Cleo", "4100003"), 8.0, [Flag("cleo", "week", "", "excused", "", "")]),
]


def filled(tmp_path, words, column, most=40.0):
    (tmp_path / "sheet.csv").write_text(words)
    said = fill(tmp_path / "sheet.csv", column, SHEETS, most, tmp_path / "filled.csv")
    with (tmp_path / "filled.csv").open(newline="") as file:
        return said, list(csv.reader(file))


@pytest.mark.parametrize(
    ("words", "column", "told"),
    [
        (MOODLE, "Grade", "filled in: 1; cells left as they were: 2"),
        (CANVAS, "One week (345)", "filled in: 1; cells left as they were: 1"),
    ],
)
def test_one_column_gets_the_final_totals_and_the_rest_stays(tmp_path, words, column, told):
    (first, *more), rows = filled(tmp_path, words, column)
    before = list(csv.reader(words.splitlines()))
    place = before[0].index(column)
    changed = [
        (new[0], column_of, new[column_of])
        for old, new in zip(before, rows, strict=True)
        for column_of in range(len(old))
        if old[column_of] != new[column_of]
    ]
    ada = next(row[0] for row in before if "Lovelace, Ada" in row)
    assert changed == [(ada, place, "36.5")]
    assert told in first
    assert more == (["  not in the gradebook: Eve"] if words == MOODLE else [])


def test_another_maximum_is_told_with_the_cure(tmp_path):
    for words, column in ((MOODLE, "Grade"), (CANVAS, "One week (345)")):
        with pytest.raises(ValueError, match=r"at most 40\.0+ points, and the set has 36: set the"):
            filled(tmp_path, words, column, most=36.0)
    assert not (tmp_path / "filled.csv").exists()


def test_a_column_that_is_not_there_is_told_with_those_that_are(tmp_path):
    with pytest.raises(ValueError, match=r"--column 'Grade': .* Student, ID, SIS User ID, Section"):
        filled(tmp_path, CANVAS, "Grade")
