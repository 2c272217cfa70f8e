"""What a human should look at, student by student, and what points by hand have answered since."""

from emgrade.gradesheet import Sheet
from emgrade.harmless import html
from emgrade.receipts import hours
from emgrade.web import table

ABOUT_ALL = ("late", "copy", "several", "name", "excused")  # of no single question


def flag_table(sheets: list[Sheet]) -> list[str]:
    """What is still open comes first, then what a human has marked."""
    rows = [(sheet, *told) for sheet in sheets for told in reasons(sheet)]
    if not rows:
        return ["<p>Nothing.</p>"]
    done = [row for row in rows if settled(*row[:3])]
    count = f"{len(done)} of {len(rows)} were marked by hand since; they stand below the others."
    lines = [flag_row(*row, row in done) for row in [*(r for r in rows if r not in done), *done]]
    head = ["id", "name", "what", "question", "why"]
    return [f"<p>{count}</p>" if done else "", *table(head, lines)]


def flag_row(sheet: Sheet, kind: str, question: str, words: str, done: bool) -> str:
    what = f"{html(kind)}{' (marked)' if done else ''}"
    who = f"<td>{html(sheet.student.id)}</td><td>{html(sheet.student.name)}</td>"
    return f"{who}<td>{what}</td><td>{html(question)}</td><td>{html(words, 500)}</td>"


def settled(sheet: Sheet, kind: str, question: str) -> bool:
    """Whether points by hand answer a flag. Lateness and likeness are no matter of one question."""
    return kind not in ABOUT_ALL and sheet.marked(question)


def reasons(sheet: Sheet) -> list[tuple[str, str, str]]:
    """(kind, question, words): the flags, and what the state of the submission itself says."""
    found = [(flag.kind, flag.question, flag.words) for flag in sheet.flags]
    if sheet.submission is None and not sheet.excused:
        found.append(("absent", "", "no notebook came in"))
    elif sheet.submission and not sheet.graded:
        newer = "a newer notebook came in" if sheet.run else "not graded yet"
        found.append(("ungraded", "", f"{newer}: run emgrade grade"))
    if sheet.submission and sheet.submission.late:
        found.append(("late", "", hours(sheet.submission.late)))
    return found
