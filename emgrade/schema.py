"""The tables and the view of the gradebook, made from its records; an older one is renewed."""

import sqlite3

from emgrade.records import Answer, Flag, Mark, Run, Submission, Verdict

TABLES = {
    "submissions": (Submission, "student, assignment, sha256"),
    "runs": (Run, "student, assignment"),
    "checks": (Verdict, "student, assignment, question, name"),
    "texts": (Answer, "student, assignment, question"),
    "flags": (Flag, "student, assignment, question, kind, words, source"),
    "marks": (Mark, "student, assignment, question"),
}
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
