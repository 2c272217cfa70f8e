"""Points that a human gives for a question: they win over the checks, and survive grading."""

from collections.abc import Sequence

from emgrade import records, store
from emgrade.gradesheet import number
from emgrade.harmless import plain
from emgrade.roster import Student

Roster = Sequence[Student]


def refuse_strangers(db, slug: str, student: str, roster: Roster) -> None:
    known = {*(run.student for run in store.rows(db, "runs", slug)), *(one.id for one in roster)}
    if student not in known:
        raise ValueError(
            f"STUDENT {plain(student)!r} has nothing that was graded for {slug}, and is on no"
            " list of the class that collect has left (--submissions)"
        )


def possible(db, slug: str, student: str, question: str, roster: Roster = ()) -> float:
    """The points that a question can give; an error if nobody knows the student or the question."""
    asked = {row[1]: row[3] for row in store.grades(db, slug)}
    if not asked:
        raise ValueError(f"SLUG {plain(slug)!r}: nobody was graded yet; run emgrade grade first")
    refuse_strangers(db, slug, student, roster)
    if question not in asked:
        raise ValueError(f"QUESTION {plain(question)!r}: {slug} has {', '.join(sorted(asked))}")
    return asked[question]


def mark(db, slug, student, question, points: float | None, words: str, roster: Roster = ()) -> str:
    """Write the mark into the gradebook, or take it back; gives what a human should hear."""
    if points is None:
        return take_back(db, slug, student, question)
    most = possible(db, slug, student, question, roster)
    if not 0 <= points <= most:
        raise ValueError(f"POINTS {points:g}: {question} gives 0 to {number(most)}")
    with db:
        seen = seen_now(db, slug, student, question)
        store.add(db, "marks", [records.Mark(student, slug, question, points, words, seen)])
    flag_earlier(db, slug)
    return f"{plain(student)}, {question}: {number(points)} of {number(most)} points by hand"


def take_back(db, slug: str, student: str, question: str) -> str:
    most = possible(db, slug, student, question, [Student(student, "")])
    where = "student = ? AND assignment = ? AND question = ?"
    with db:
        gone = db.execute(f"DELETE FROM marks WHERE {where}", (student, slug, question)).rowcount
    if not gone:
        raise ValueError(f"{plain(student)} has no points by hand for {question}")
    flag_earlier(db, slug)
    left = left_of({row[:2]: row[2] for row in store.grades(db, slug)}, (student, question), most)
    return f"{plain(student)}, {question}: points by hand taken back; {left}"


def left_of(points: dict, key: tuple[str, str], most: float) -> str:
    """What counts without the points by hand."""
    if key not in points:
        return "nothing is left, for no notebook was graded"
    if points[key] is None:
        return "it waits to be marked"
    return f"the checks give {number(points[key])} of {number(most)}"


# ---- what was marked ----


def seen_now(db, slug: str, student: str, question: str) -> str:
    """What a human marks who looks now: the answer of a Text, or else the notebook."""
    for answer in store.rows(db, "texts", slug, student):
        if answer.question == question:
            return records.seen_text(answer.answer)
    runs = store.rows(db, "runs", slug, student)
    return records.seen_file(runs[0].sha256) if runs else records.SEEN_ELSEWHERE


def flag_earlier(db, slug: str) -> None:
    """Flag the points by hand that were given to an earlier notebook, and no others."""
    files = {run.student: records.seen_file(run.sha256) for run in store.rows(db, "runs", slug)}
    checks = store.rows(db, "checks", slug)
    flags = []
    for one in store.rows(db, "marks", slug):
        mine = [row for row in checks if row[:3] == one[:3]]
        if mine and one.seen not in ("", files.get(one.student)):
            given = f"{number(one.points)} of {number(sum(row.possible for row in mine))}"
            now = number(sum(row.points for row in mine))
            words = (
                f"{given} points by hand were given to an earlier notebook;"
                f" the checks now give {now}"
            )
            flags.append(records.Flag(*one[:3], "marked", words, "mark"))
    with db:
        db.execute("DELETE FROM flags WHERE assignment = ? AND source = 'mark'", [slug])
        store.add(db, "flags", flags)
