"""The gradebook: one SQLite file that holds what came in, how it was judged, and what a human said.

submissions  one row a file that came in; collect writes it. A student's newest one counts, see
             newest; older ones stay.
runs         one row a student and assignment: how the counted submission was graded
checks       one row a check: passed or not, its points, its hint, the mistake that was recognised
texts        one row a Text question: the answer, which a human marks
flags        what a human must look at; source says which command raised it
marks        a human's points for a question; they win over the checks and survive grading again,
             those for a Text as long as the answer is the same
grades       a view: points and possible points of each question, the human's where there are any,
             also for a student of whom nothing was judged

The fields of each are in emgrade/records.py.
"""

import sqlite3
from pathlib import Path

from emgrade.records import Run, Submission
from emgrade.schema import TABLES, create, renew

GRADEBOOK = "gradebook.sqlite"  # in the folder of results


def connect(path: str | Path) -> sqlite3.Connection:
    """Open a gradebook; make it if there is none. `with db:` is one transaction."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, timeout=30)
    with db:
        for name in TABLES:
            db.execute(create(name))
        renew(db)
    return db


def known(folder: Path, option: str) -> sqlite3.Connection:
    """Open the gradebook of a folder of results; an error if there is none."""
    if not (folder / GRADEBOOK).is_file():
        raise ValueError(f"{option} {folder}: no {GRADEBOOK} there; run emgrade collect first")
    return connect(folder / GRADEBOOK)


def add(db: sqlite3.Connection, name: str, rows: list) -> None:
    """Insert records into a table; a row with the same key is replaced where it stands."""
    record, key = TABLES[name]
    rest = [field for field in record._fields if field not in key.split(", ")]
    told = ", ".join(f"{field} = excluded.{field}" for field in rest)
    again = f"({key}) DO UPDATE SET {told}" if rest else "DO NOTHING"
    places = ", ".join("?" * len(record._fields))
    db.executemany(f"INSERT INTO {name} VALUES ({places}) ON CONFLICT {again}", rows)


def arrive(db: sqlite3.Connection, new: list[Submission]) -> None:
    """Add submissions as the last that came in, also those that were there before."""
    key = "student = ? AND assignment = ? AND sha256 = ?"
    db.executemany(f"DELETE FROM submissions WHERE {key}", [row[:3] for row in new])
    add(db, "submissions", new)


def rows(db: sqlite3.Connection, name: str, assignment: str, student: str | None = None) -> list:
    """The records of one assignment (and student), in the order in which they were written."""
    where, values = "assignment = ?", [assignment]
    if student is not None:
        where, values = where + " AND student = ?", [assignment, student]
    found = db.execute(f"SELECT * FROM {name} WHERE {where} ORDER BY rowid", values)
    return [TABLES[name][0](*row) for row in found]


def newest(db: sqlite3.Connection, assignment: str) -> list[Submission]:
    """The submission of each student that counts, by student.

    Times that the roster told are compared with one another alone. A file's own time is another
    clock: what came in later, the latest that was told or a file without a time, counts.
    """
    told, counts = {}, {}
    for row in rows(db, "submissions", assignment):  # in the order of arrival
        if row.told:
            if row.student in told and row.received < told[row.student].received:
                continue
            told[row.student] = row
        counts[row.student] = row
    return [counts[student] for student in sorted(counts)]


def graded(db: sqlite3.Connection, run: Run) -> bool:
    """Whether this file was graded with this seed and these versions already.

    What the grader itself could not do ("grader") is tried again.
    """
    old = rows(db, "runs", run.assignment, run.student)
    return any(one[:5] == run[:5] and one.status != "grader" for one in old)


def save(db: sqlite3.Connection, run: Run, checks: list, texts: list, flags: list) -> None:
    """Write how one submission was graded, in place of how it was before: all of it, or nothing."""
    key = (run.student, run.assignment)
    with db:
        for name in ("checks", "texts"):
            db.execute(f"DELETE FROM {name} WHERE student = ? AND assignment = ?", key)
        db.execute(
            "DELETE FROM flags WHERE student = ? AND assignment = ? AND source = 'grade'", key
        )
        add(db, "checks", checks)
        add(db, "texts", texts)
        add(db, "flags", flags)
        add(db, "runs", [run])


def grades(db: sqlite3.Connection, assignment: str) -> list[tuple]:
    """(student, question, points or None, possible, marked by a human) of every question.

    None: a Text that nobody has marked yet.
    """
    return db.execute(
        "SELECT student, question, points, possible, human FROM grades"
        " WHERE assignment = ? ORDER BY student",
        [assignment],
    ).fetchall()
