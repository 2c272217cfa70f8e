"""The page that one student gets back: each check, its points, its hint, the known mistake."""

from emgrade.gradesheet import Sheet, number
from emgrade.harmless import html
from emgrade.receipts import hours
from emgrade.records import Verdict
from emgrade.spec import Assignment, Question, Text
from emgrade.web import known_number, page, section_link

MOST = 600  # characters of a message from the student's own code
PASSED = '<span class="mark good" role="img" aria-label="passed">✓</span>'
BY_HAND = "Below stands what the checks gave; the points above are the ones that count."
FAILED = '<span class="mark bad" role="img" aria-label="not passed">✗</span>'


def student_page(assignment: Assignment, sheet: Sheet, book: str = "") -> str:
    who = " · ".join(html(word) for word in (sheet.student.name, sheet.student.id) if word)
    body = [
        f'<p class="muted">{who}</p>',
        f"<h1>{html(assignment.title)}</h1>",
        *standing(assignment, sheet),
    ]
    for question in assignment.questions:
        if sheet.counts and (sheet.graded or question.id in sheet.marks):
            body += part(question, sheet, book)
    return page(f"{assignment.title}: {sheet.student.id}", body)


def standing(assignment: Assignment, sheet: Sheet) -> list[str]:
    """The points so far, and what is still to come."""
    total = f"{number(sheet.total)} of {number(assignment.points)} points"
    total = f'<p class="total"><strong>{total}</strong></p>'
    if sheet.excused:
        return [f"<p>You are excused from this set. {html(sheet.excused.words, MOST)}</p>"]
    if sheet.elsewhere:
        return [total, "<p>No notebook has come in from you; a human gave these points.</p>"]
    if sheet.submission is None:
        return ["<p>No notebook has come in from you.</p>"]
    if not sheet.graded:
        return ["<p>Your notebook has come in. It is not graded yet.</p>"]
    lines = [total]
    if sheet.waiting:
        count = "1 question is" if sheet.waiting == 1 else f"{sheet.waiting} questions are"
        lines.append(f"<p>{count} still to be read by a human; the points will be added.</p>")
    if sheet.submission.late:
        lines.append(f"<p>It came in late: {html(hours(sheet.submission.late))}.</p>")
    if sheet.run.status != "ok":
        lines.append("<p>Something stopped while it was graded; a human looks at it.</p>")
    return lines


def part(question: Question, sheet: Sheet, book: str) -> list[str]:
    points = sheet.points.get(question.id)
    told = "not yet" if points is None else number(points)
    lines = [
        f'<h2><span class="of">{told} / {number(question.points)}</span>{html(question.title)}</h2>'
    ]
    if isinstance(question, Text):
        return lines + text(question, sheet)
    checks = sheet.checks.get(question.id, [])
    if mark := sheet.marks.get(question.id):
        lines.append("<p>A human has looked at this question and set its points.</p>")
        lines.append(f"<pre>{html(mark.words, 4000, lines=True)}</pre>" if mark.words else "")
        lines.append(f'<p class="muted">{BY_HAND}</p>' if checks else "")
    return lines + listing(question, checks, book)


def listing(question: Question, checks: list[Verdict], book: str) -> list[str]:
    """The recognised mistakes, for they say most; each check; where to read if none was."""
    if not checks:
        return []
    known, common = mistakes(question, checks, book), common_note(checks)
    if common:
        checks = [check._replace(note="", hint="") for check in checks]
    rows = [item for check in checks for item in row(check)]
    lines = [*known, *common, '<ul class="checks">', *rows, "</ul>"]
    if not known and any(not check.passed for check in checks):
        lines.append(f"<p>Read again: {section_link(question, book)}.</p>")
    return lines


def common_note(checks: list[Verdict]) -> list[str]:
    """What every check says, such as “not written yet”; a visible one among them hides nothing."""
    notes = {check.note for check in checks}
    if (
        len(checks) < 2
        or len(notes) > 1
        or notes == {""}
        or not any(check.visible for check in checks)
    ):
        return []
    return [f"<pre>{html(*notes, MOST, lines=True)}</pre>"]


def row(check: Verdict) -> list[str]:
    """One check. A message is long only if the check is visible, for then nothing is hidden."""
    points = f'<span class="of">{number(check.points)} / {number(check.possible)}</span>'
    lines = [f"<li>{PASSED if check.passed else FAILED}{points}{html(check.name)}"]
    if check.note:
        visible = f"<pre>{html(check.note, MOST, lines=True)}</pre>"
        lines.append(visible if check.visible else f'<p class="muted">{html(check.note, 120)}</p>')
    if check.hint and not check.passed and not check.why:  # the mistake says more than a hint
        lines.append(f"<p>Hint: {html(check.hint, MOST)}</p>")
    return [*lines, "</li>"]


def mistakes(question: Question, checks: list[Verdict], book: str) -> list[str]:
    """Each recognised mistake once, with the section that teaches it."""
    known = {check.why: check.code for check in checks if check.why and not check.passed}
    lines = []
    for why, code in known.items():
        number = f" ({known_number(code)})" if known_number(code) else ""
        told = f"<strong>{html(sentence(why), MOST)}</strong>{number}"
        lines.append(f'<p class="why">{told} Read again: {section_link(question, book)}.</p>')
    return lines


def sentence(words: str) -> str:
    """With a capital and a full stop."""
    words = words.strip()
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?")) else ".")


def text(question: Text, sheet: Sheet) -> list[str]:
    """The answer, and what a human says to it."""
    answer, mark = sheet.texts.get(question.id), sheet.marks.get(question.id)
    lines = [f"<pre>{html(answer.answer, 4000, lines=True)}</pre>"] if answer else []
    if mark:
        return [*lines, f"<pre>{html(mark.words, 4000, lines=True)}</pre>"]
    rubric = ", ".join(f"{html(what)} ({number(most)})" for what, most in question.rubric.items())
    return [*lines, f'<p class="muted">A human will read it and look for: {rubric}.</p>']
