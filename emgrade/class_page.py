"""The page of the whole class, for the teacher: which checks to read first, totals, flags."""

import base64
import io
from collections import Counter
from statistics import median
from typing import NamedTuple

from matplotlib import rc_context
from matplotlib.figure import Figure

from emgrade.flag_list import flag_table
from emgrade.gradesheet import Sheet, number
from emgrade.harmless import html
from emgrade.likeness import Pair
from emgrade.spec import Assignment
from emgrade.web import known_number, page, table

MOST_FAIL = 0.6  # a check that more of the class fail is read by a human first
ALIKE = 3  # so many failures of one kind, and none of another, as well
NOT_WRITTEN = "not written yet"
HIDDEN = ' <span class="muted">(hidden)</span>'
GREY, BLUE = "#7d7d7d", "#0072b2"


class Tally(NamedTuple):
    """How a check went in the class."""

    question: str
    check: str
    visible: bool
    judged: int
    failed: int
    mistakes: list[tuple[str, int]]  # what was recognised, the most frequent first
    first: str  # why it should be read first, or ""


def tally(sheets: list[Sheet]) -> list[Tally]:
    """One for each check, in the order of the assignment."""
    found: dict[tuple, list] = {}
    for sheet in filter(lambda sheet: sheet.graded, sheets):
        for question, checks in sheet.checks.items():
            for check in checks:
                found.setdefault((question, check.name), []).append(check)
    return [tally_of(*key, checks) for key, checks in found.items()]


def tally_of(question: str, name: str, checks: list) -> Tally:
    failures = [check for check in checks if not check.passed]
    kinds = Counter(check.why or check.note or check.private for check in failures)
    share, first = len(failures) / len(checks), ""
    if share > MOST_FAIL:
        first = f"{share:.0%} fail it"
    elif len(failures) >= ALIKE and len(kinds) == 1 and next(iter(kinds)) not in ("", NOT_WRITTEN):
        first = f"all {len(failures)} failures are alike"
    mistakes = Counter(named(check) for check in failures if check.why)
    told = (checks[0].visible, len(checks), len(failures), mistakes.most_common(3), first)
    return Tally(question, name, *told)


def named(check) -> str:
    """The recognised mistake, by its number in the instructor guide if it has one."""
    number = known_number(check.code)
    return f"{number}: {check.why}" if number else check.why


def class_page(assignment: Assignment, sheets: list[Sheet], pairs: list[Pair]) -> str:
    tallies = tally(sheets)
    body = [f"<h1>{html(assignment.title)}: the class</h1>", *standing(assignment, sheets)]
    body += ["<h2>Read these checks first</h2>", *read_first(tallies)]
    body += ["<h2>Checks</h2>", *check_table(assignment, tallies)]
    body += ["<h2>To be looked at by a human</h2>", *flag_table(sheets)]
    body += ["<h2>Submissions that share much code</h2>", *pair_table(pairs)]
    return page(f"{assignment.title}: the class", body, wide=True)


def standing(assignment: Assignment, sheets: list[Sheet]) -> list[str]:
    graded = [sheet for sheet in sheets if sheet.graded]
    came = sum(sheet.submission is not None for sheet in sheets)
    lines = [f"<p>{len(sheets)} students, {came} notebooks, {len(graded)} graded.</p>"]
    if waiting := sum(sheet.waiting for sheet in graded):
        lines.append(f"<p>{waiting} text answers wait for a human; totals are without them.</p>")
    if graded:
        totals = [sheet.total for sheet in graded]
        middle = f"{number(median(totals))} of {number(assignment.points)} points"
        alt = (
            f"Histogram of the totals of {len(totals)} students. The median is {middle},"
            f" the lowest total {number(min(totals))}, the highest {number(max(totals))}."
        )
        picture = histogram(totals, assignment.points)
        lines.append(f'<figure><img src="{picture}" alt="{html(alt)}" width="560" height="220">')
        lines.append(f"<figcaption>Totals; the median is {middle}.</figcaption></figure>")
    return lines


def histogram(totals: list[float], most: float) -> str:
    """A picture to be written into the page; its greys are readable on white and on dark."""
    figure = Figure(figsize=(5.6, 2.2), layout="constrained")
    axes = figure.add_subplot()
    counts, _, _ = axes.hist(totals, bins=min(20, max(5, int(most))), range=(0, most), color=BLUE)
    axes.set_xlabel("points", color=GREY)
    axes.set_ylabel("students", color=GREY)
    axes.set_yticks(range(0, int(max(counts)) + 1, max(1, int(max(counts)) // 4)))
    axes.tick_params(colors=GREY)
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(GREY)
    drawn = io.BytesIO()
    with rc_context({"svg.hashsalt": "emgrade"}):  # the same picture from the same totals
        figure.savefig(drawn, format="svg", transparent=True, metadata={"Date": None})
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.getvalue()).decode()}"


def read_first(tallies: list[Tally]) -> list[str]:
    """A check that nearly all fail, or all in one way, may itself be wrong."""
    marked = [tally for tally in tallies if tally.first]
    if not marked:
        return ["<p>None: no check is failed by most, or always in the same way.</p>"]
    lines = [
        f"<li><strong>{html(tally.question)}: {html(tally.check)}</strong> ({tally.first})</li>"
        for tally in marked
    ]
    why = "Before you send anything back, read these checks and some answers: they may be wrong."
    return [f"<p>{why}</p><ul>", *lines, "</ul>"]


def check_table(assignment: Assignment, tallies: list[Tally]) -> list[str]:
    rows = []
    for question in assignment.questions:
        for tally in (tally for tally in tallies if tally.question == question.id):
            known = "<br>".join(f"{count} × {html(words)}" for words, count in tally.mistakes)
            rows.append(
                f"<td>{html(tally.question)}</td><td>{html(tally.check)}"
                f"{'' if tally.visible else HIDDEN}</td>"
                f'<td class="n">{tally.failed} of {tally.judged}</td>'
                f'<td class="n">{tally.failed / tally.judged:.0%}</td><td>{known}</td>'
            )
    return table(["question", "check", "failed", "share", "recognised mistakes"], rows)


def pair_table(pairs: list[Pair]) -> list[str]:
    """Said with care: a share is not an accusation."""
    if not pairs:
        return ["<p>None above the threshold.</p>"]
    note = (
        "The share is the part of the shorter one’s own code that stands in the other as well, when"
        " names, comments and layout do not count. Code is compared in pieces of eight words or"
        " signs. It proves nothing: short right answers are often alike, and students may work"
        " together. Read both before you think of talking to anyone."
    )
    rows = [
        f"<td>{html(pair.one)}</td><td>{html(pair.other)}</td>"
        f'<td class="n">{pair.share:.0%}</td><td class="n">{pair.runs}</td>'
        for pair in pairs
    ]
    return [f"<p>{note}</p>", *table(["one", "other", "share", "pieces compared"], rows)]
