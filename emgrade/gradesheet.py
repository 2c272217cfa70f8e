"""What the gradebook says of one assignment, student by student, ready to be shown."""

from pathlib import Path
from typing import NamedTuple

from emgrade import excuse, records, store
from emgrade.roster import Student, read_roster
from emgrade.spec import Assignment, Text


class Sheet(NamedTuple):
    """One student. Without a run nothing of it is judged yet."""

    student: Student
    submission: records.Submission | None
    run: records.Run | None
    checks: dict[str, list[records.Verdict]]  # by question
    texts: dict[str, records.Answer]
    marks: dict[str, records.Mark]  # that count
    earlier: dict[str, records.Mark]  # for a text that the student has renewed since
    points: dict[str, float | None]  # None: a human has still to mark it
    flags: list[records.Flag]

    @property
    def total(self) -> float:
        return sum(value for value in self.points.values() if value is not None)

    @property
    def waiting(self) -> int:
        return sum(value is None for value in self.points.values())

    @property
    def graded(self) -> bool:
        """Whether the submission that counts is the one that was judged."""
        return bool(self.run and self.submission and self.run.sha256 == self.submission.sha256)

    @property
    def elsewhere(self) -> bool:
        """Whether a human gave points without a notebook, for what came on paper perhaps."""
        return self.submission is None and bool(self.marks)

    @property
    def counts(self) -> bool:
        """Whether there is a total: an excuse wins over all points."""
        return not self.excused and (self.graded or self.elsewhere)

    @property
    def excused(self) -> records.Flag | None:
        return next((flag for flag in self.flags if flag.kind == excuse.KIND), None)

    def marked(self, question: str) -> bool:
        """Whether a human has given points for what counts now; "": for every question."""
        if not question:
            return bool(self.points) and all(map(self.marked, self.points))
        mark, run = self.marks.get(question), self.run
        seen = {"", records.seen_file(run.sha256) if run else records.SEEN_ELSEWHERE}
        return mark is not None and (question in self.texts or mark.seen in seen)


def sheets(db, assignment: Assignment, roster: list[Student]) -> list[Sheet]:
    """One for each student of the roster, and for whoever else stands in the gradebook."""
    slug = assignment.slug
    submissions = {row.student: row for row in store.newest(db, slug)}
    runs = {row.student: row for row in store.rows(db, "runs", slug)}
    known = {student.id: student for student in roster}
    others = sorted({*submissions, *runs} - set(known))
    tables = {
        name: by_student(store.rows(db, name, slug))
        for name in ("checks", "texts", "marks", "flags")
    }
    points = points_of(db, assignment)
    return [
        Sheet(
            student,
            submissions.get(student.id),
            runs.get(student.id),
            by_question(tables["checks"].get(student.id, [])),
            {row.question: row for row in tables["texts"].get(student.id, [])},
            marks_of(tables, student.id, counting=True),
            marks_of(tables, student.id, counting=False),
            points.get(student.id, {}),
            tables["flags"].get(student.id, []),
        )
        for student in [*roster, *(Student(other, "") for other in others)]
    ]


def marks_of(tables: dict, student: str, counting: bool) -> dict[str, records.Mark]:
    """By question. Points for a Text count as long as it is the same, as in the view `grades`."""
    texts = {row.question: row.answer for row in tables["texts"].get(student, [])}
    found = {}
    for mark in tables["marks"].get(student, []):
        text = texts.get(mark.question)
        same = text is None or mark.seen in ("", records.seen_text(text))
        if same == counting:
            found[mark.question] = mark
    return found


def by_student(rows) -> dict[str, list]:
    found = {}
    for row in rows:
        found.setdefault(row.student, []).append(row)
    return found


def by_question(rows) -> dict[str, list]:
    found = {}
    for row in rows:
        found.setdefault(row.question, []).append(row)
    return found


def points_of(db, assignment: Assignment) -> dict[str, dict[str, float | None]]:
    """{student: {question: points}}, in the order of the questions."""
    found = {}
    for student, question, points, _, _ in store.grades(db, assignment.slug):
        found.setdefault(student, {})[question] = points
    ids = [question.id for question in assignment.questions]
    return {
        student: {question: told[question] for question in ids if question in told}
        for student, told in found.items()
    }


def class_list(folder: Path) -> list[Student]:
    """The roster that collect left beside the submissions; empty if there is none."""
    path = folder / "roster.csv"
    return read_roster(path) if path.exists() else []


def text_questions(assignment: Assignment) -> list[Text]:
    return [question for question in assignment.questions if isinstance(question, Text)]


def number(value: float) -> str:
    """Points for people: 2, 1.5, 0.33."""
    return f"{round(value, 2):g}"
