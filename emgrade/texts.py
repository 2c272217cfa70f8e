"""Text answers go out to a human on one page and one table; texts_back.py reads the points."""

import re

from emgrade import records
from emgrade.gradesheet import Sheet, number, text_questions
from emgrade.harmless import html
from emgrade.spec import Assignment, Text
from emgrade.web import page

FIRST = ["id", "question", "words", "answer"]
EARLIER = "Your earlier text had {} of {} points."
LAST, LOOK = "comment", "answer"


def column(question: Text, criterion: str) -> str:
    return f"{question.id}: {criterion} (0 to {number(question.rubric[criterion])})"


def columns(assignment: Assignment) -> list[str]:
    """Of the rubrics of all questions."""
    return [column(q, criterion) for q in text_questions(assignment) for criterion in q.rubric]


def table(assignment: Assignment, sheets: list[Sheet]) -> list[list]:
    """A line for each answer; a criterion of another question is a dash, one to be filled empty."""
    rows = []
    for question in text_questions(assignment):
        for sheet in sheets:
            if answer := sheet.texts.get(question.id):
                known = filled(question, sheet.marks.get(question.id))
                if earlier := sheet.earlier.get(question.id):
                    known[LAST] = EARLIER.format(number(earlier.points), number(answer.possible))
                cells = [known.get(name, "·") for name in columns(assignment)]
                told = [sheet.student.id, question.id, answer.words, answer.answer]
                rows.append([*told, *cells, known[LAST]])
    return rows


def filled(question: Text, mark: records.Mark | None) -> dict[str, str]:
    """The cells of a mark that was read before, or empty ones."""
    cells = {column(question, criterion): "" for criterion in question.rubric} | {LAST: ""}
    for line in mark.words.splitlines() if mark else []:
        criterion, _, points = line.rpartition(": ")
        told = re.fullmatch(r"([\d.]+) of [\d.]+", points)
        if told and criterion in question.rubric:
            cells[column(question, criterion)] = told[1]
        else:
            cells[LAST] = f"{cells[LAST]} {line}".strip()
    return cells


def listed(students: list[str], most: int = 5) -> str:
    """Ids in words: s01, s02 and 3 more."""
    more = f" and {len(students) - most} more" if len(students) > most else ""
    return ", ".join(students[:most]) + more


def texts_page(assignment: Assignment, sheets: list[Sheet], same: dict) -> str:
    """All answers, question by question, without the names; same: {(id, question): twins}."""
    body = [f"<h1>{html(assignment.title)}: answers to read</h1>"]
    body.append("<p>Fill the points into texts.csv, then read it back with --texts.</p>")
    for question in text_questions(assignment):
        body.append(f"<h2>{html(question.title)}</h2><ul>")
        body += [f"<li>{html(what)}: {number(most)}</li>" for what, most in question.rubric.items()]
        body.append("</ul>")
        for sheet in sheets:
            if answer := sheet.texts.get(question.id):
                over = " (too long)" if answer.words > question.words else ""
                body.append(f"<h3>{html(sheet.student.id)} · {answer.words} words{over}</h3>")
                if others := same.get((sheet.student.id, question.id)):
                    body.append(f"<p>The same words as in the text of {html(listed(others))}.</p>")
                body.append(f"<pre>{html(answer.answer, 20_000, lines=True)}</pre>")
    return page(f"{assignment.title}: answers", body)
