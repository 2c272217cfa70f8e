"""The gradebook as two tables for a spreadsheet: grades.csv and flags.csv."""

from pathlib import Path

from emgrade import records, store
from emgrade.harmless import write_csv
from emgrade.spec import Assignment


def write_tables(db, assignment: Assignment, folder: Path) -> list[Path]:
    """Write both tables of an assignment into a folder, each as a whole."""
    folder.mkdir(parents=True, exist_ok=True)
    flags = store.rows(db, "flags", assignment.slug)
    tables = {
        "grades.csv": grades_table(db, assignment, flags),
        "flags.csv": [list(records.Flag._fields), *sorted(map(list, flags))],
    }
    for name, (header, *rows) in tables.items():
        write_csv(folder / name, header, rows)
    return [folder / name for name in tables]


def grades_table(db, assignment: Assignment, flags: list) -> list[list]:
    """A line a student; a question that a human has still to mark is empty, and counted."""
    ids = [question.id for question in assignment.questions]
    head = ["student", "assignment", "points", "possible", "to_mark", "flags", "late", "status"]
    points = {row[:2]: row[2] for row in store.grades(db, assignment.slug)}
    runs = {run.student: run for run in store.rows(db, "runs", assignment.slug)}
    table = [[*head, *ids]]
    for submission in store.newest(db, assignment.slug):
        student = submission.student
        status = runs[student].status if student in runs else "not graded"
        found = [points.get((student, question)) for question in ids]
        known = [value for value in found if value is not None]
        raised = sum(flag.student == student for flag in flags)
        told = [student, assignment.slug, sum(known), assignment.points, found.count(None)]
        table.append([*told, raised, submission.late, status, *found])
    return table
