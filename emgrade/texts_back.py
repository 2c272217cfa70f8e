"""The filled table of text answers is read back: its points, whole or not at all."""

import re
from pathlib import Path

from emgrade import records
from emgrade.gradesheet import Sheet, number, text_questions
from emgrade.harmless import cell, plain, read_csv, uncell, write_csv
from emgrade.spec import Assignment, Text
from emgrade.texts import FIRST, LAST, LOOK, column, columns, table


def read_marks(path: str | Path, assignment: Assignment, answers: list) -> list[records.Mark]:
    """The marks of a filled table for the answers in the gradebook; empty lines are left out.

    Whatever is wrong is told at once, line by line, and then nothing is taken.
    """
    questions = {question.id: question for question in text_questions(assignment)}
    known = {(answer.student, answer.question): answer for answer in answers}
    marks, wrong = [], []
    for line, row in enumerate(read_csv(path), start=2):
        student, question = uncell(row.get("id", "")), uncell(row.get("question", ""))
        try:
            if (student, question) not in known or question not in questions:
                raise ValueError(f"no student {student!r} with a question {question!r}")
            if mark := mark_of(student, assignment.slug, questions[question], row):
                same_text(row, known[student, question])
                mark = mark._replace(seen=records.seen_text(known[student, question].answer))
                marks.append(mark)
        except ValueError as error:
            wrong.append(f"row {line}: {error}")
    if wrong:
        raise ValueError("\n  ".join([f"--texts {path}, nothing was taken:", *wrong]))
    return marks


def same_text(row: dict, answer: records.Answer) -> None:
    """An error if a line was filled for another text than the one that counts now."""
    if LOOK not in row:
        raise ValueError(f"the column “{LOOK}” is not there any more; it tells which text was read")
    if letters(row[LOOK]) != letters(cell(answer.answer)):
        raise ValueError(
            f"the text of {plain(answer.student)!r} has changed since this table was written;"
            " empty its points in this row, or move the table away and let report write a new one"
        )


def letters(words: object) -> str:
    """What a spreadsheet leaves as it is: it may change line ends, spaces and apostrophes."""
    return re.sub(r"[\s']+", "", str(words))


def as_kept(words: object) -> str:
    """A cell as the gradebook has it, whoever wrote it: 2,50 is 2.5, and of words the letters."""
    try:
        return number(float(str(words).replace(",", ".")))
    except ValueError:
        return letters(words)


def mark_of(student: str, slug: str, question: Text, row: dict) -> records.Mark | None:
    given = {c: row.get(column(question, c).lower(), "").strip() for c in question.rubric}
    if not any(given.values()):
        return None
    points = {
        criterion: points_in(words, question, criterion) for criterion, words in given.items()
    }
    lines = [f"{c}: {number(p)} of {number(question.rubric[c])}" for c, p in points.items()]
    comment = uncell(row.get(LAST, ""))
    words = "\n".join([*lines, comment] if comment else lines)
    return records.Mark(student, slug, question.id, sum(points.values()), words)


def points_in(words: str, question: Text, criterion: str) -> float:
    most = question.rubric[criterion]
    try:
        points = float(words.replace(",", "."))
    except ValueError:
        points = -1.0
    if not 0 <= points <= most:
        raise ValueError(f"“{criterion}” is {words!r}; a number from 0 to {number(most)} is wanted")
    return points


def write_table(path: Path, assignment: Assignment, sheets: list[Sheet]) -> bool:
    """Write texts.csv, unless it holds points that were not read yet; whether it was written."""
    rows = table(assignment, sheets)
    read = [*rows, *table(assignment, [as_before(sheet) for sheet in sheets])]
    if path.exists() and unread(path, assignment, read):
        return False
    write_csv(path, [*FIRST, *columns(assignment), LAST], rows)
    return True


def as_before(sheet: Sheet) -> Sheet:
    """With the points for earlier texts, which an earlier table may hold."""
    return sheet._replace(marks={**sheet.marks, **sheet.earlier}, earlier={})


def unread(path: Path, assignment: Assignment, read: list[list]) -> bool:
    """Whether a table holds points or comments that none of the rows holds."""
    places = [*columns(assignment), LAST]
    known = {}
    for row in read:
        for place, value in zip(places, row[len(FIRST) :], strict=True):
            known.setdefault((row[0], row[1], place), {"", "·"}).add(as_kept(value))
    for row in read_csv(path):
        key = (uncell(row.get("id", "")), row.get("question", ""))
        for place in places:
            if as_kept(row.get(place.lower(), "")) not in known.get((*key, place), {"", "·"}):
                return True
    return False
