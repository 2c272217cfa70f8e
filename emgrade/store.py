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

The records below are the rows, field by field. What a student may read is in hint, why and note;
private is for the teacher alone, for it may tell of hidden inputs.
"""

import sqlite3
from pathlib import Path
from typing import NamedTuple


class Submission(NamedTuple):
    student: str
    assignment: str  # the slug
    sha256: str  # of the file
    late: float  # hours after the deadline, 0 if in time
    path: str
    received: str  # ISO time; text that sorts
    told: bool = False  # by the roster; if not, it is the file's own, often that of a download


class Run(NamedTuple):
    student: str
    assignment: str
    sha256: str  # of the submission that was graded
    seed: str  # a hash of the secret seed, never the seed
    versions: str  # of Python, numpy, scipy, the assignment and the grader
    status: str  # "ok", or the worst that happened: "limit", "ended", "unreadable"
    seconds: float


class Verdict(NamedTuple):
    """A row of checks. A Number and a Choice have one, named "answer"."""

    student: str
    assignment: str
    question: str  # its id
    name: str  # of the check
    visible: bool
    passed: bool
    points: float
    possible: float
    hint: str  # "" when passed
    code: str  # of the recognised mistake, or ""
    why: str  # what the recognised mistake tells the student, or ""
    note: str  # what else the student may read: the error, and of a visible check how it differs
    private: str  # what the judge said: for the teacher


class Answer(NamedTuple):
    """A row of texts."""

    student: str
    assignment: str
    question: str
    answer: str
    words: int
    possible: float


class Flag(NamedTuple):
    student: str
    assignment: str
    question: str  # "" for the whole submission
    kind: str  # one word: "limit", "unreadable", "hidden", "copy", ...
    words: str
    source: str  # the command that raised it: "collect", "grade", "report", "mark"


class Mark(NamedTuple):
    student: str
    assignment: str
    question: str
    points: float
    words: str  # what the human says to the student
    seen: str = ""  # what was marked, see below; "" in a gradebook from before it was kept


def seen_text(answer: str) -> str:
    """What the human saw of a Text: points for it count as long as it is the answer."""
    return f"text {answer}"


def seen_file(sha256: str) -> str:
    """What the human saw otherwise: points stay, and are flagged when another file counts."""
    return f"file {sha256}"


SEEN_ELSEWHERE = "elsewhere"  # of a student from whom no notebook was graded: on paper, say


TABLES = {
    "submissions": (Submission, "student, assignment, sha256"),
    "runs": (Run, "student, assignment"),
    "checks": (Verdict, "student, assignment, question, name"),
    "texts": (Answer, "student, assignment, question"),
    "flags": (Flag, "student, assignment, question, kind, words, source"),
    "marks": (Mark, "student, assignment, question"),
}
GRADEBOOK = "gradebook.sqlite"  # in the folder of results
TYPES = {str: "TEXT", float: "REAL", int: "INTEGER", bool: "INTEGER"}
GRADES = """CREATE VIEW grades AS
SELECT judged.student, judged.assignment, judged.question,
       coalesce(marks.points, judged.points) AS points, possible, marks.points IS NOT NULL AS human
FROM (SELECT student, assignment, question, sum(points) AS points, sum(possible) AS possible,
             NULL AS answer
      FROM checks GROUP BY student, assignment, question
      UNION ALL SELECT student, assignment, question, NULL, possible, answer FROM texts) AS judged
LEFT JOIN marks ON marks.student = judged.student AND marks.assignment = judged.assignment
     AND marks.question = judged.question
     AND (answer IS NULL OR marks.seen IN ('', 'text ' || answer))
UNION ALL
SELECT student, assignment, question, points, coalesce(
           (SELECT sum(possible) FROM checks WHERE checks.assignment = marks.assignment
            AND checks.question = marks.question GROUP BY student LIMIT 1),
           (SELECT possible FROM texts WHERE texts.assignment = marks.assignment
            AND texts.question = marks.question LIMIT 1)), 1
FROM marks WHERE NOT EXISTS (SELECT 1 FROM runs WHERE runs.student = marks.student
                             AND runs.assignment = marks.assignment)"""


def create(name: str) -> str:
    """The statement that makes one table from its record."""
    record, key = TABLES[name]
    columns = [f"{field} {TYPES[kind]} NOT NULL" for field, kind in record.__annotations__.items()]
    return f"CREATE TABLE IF NOT EXISTS {name} ({', '.join(columns)}, PRIMARY KEY ({key}))"


def connect(path: str | Path) -> sqlite3.Connection:
    """Open a gradebook; make it if there is none. `with db:` is one transaction."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, timeout=30)
    with db:
        for name in TABLES:
            db.execute(create(name))
        renew(db)
    return db


def renew(db: sqlite3.Connection) -> None:
    """Bring an older gradebook's columns and view up to date; its marks count as they did."""
    view = db.execute("SELECT sql FROM sqlite_schema WHERE name = 'grades'").fetchone()
    if view != (GRADES,):
        db.execute("DROP VIEW IF EXISTS grades")
    if "seen" not in columns_of(db, "marks"):
        db.execute("ALTER TABLE marks ADD COLUMN seen TEXT NOT NULL DEFAULT ''")
    if "told" not in columns_of(db, "submissions"):
        db.execute("ALTER TABLE submissions ADD COLUMN told INTEGER NOT NULL DEFAULT 0")
    if view != (GRADES,):
        db.execute(GRADES)


def columns_of(db: sqlite3.Connection, name: str) -> set[str]:
    return {column[1] for column in db.execute(f"PRAGMA table_info({name})")}


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
