"""The page of an assignment in the book, and the page that lists them."""

import re

from emgrade.load import Loaded
from emgrade.parts import Part, parts
from emgrade.sections import for_page, place
from emgrade.spec import Choice, Function, Number, Question, Text
from emgrade.student import amount

KINDS = {Function: "code", Number: "number", Choice: "choice", Text: "text"}
HOW = """## How to work on it

1. **Get** the notebook: {{download}}`{slug}.ipynb <../../notebooks/exercises/{slug}.ipynb>`. It
   opens in JupyterLab, in VS Code, in Colab and in Notebook 7, and needs {needs}.
2. Write your name into the first cell, then run all cells.
   {own}
3. **Do** the questions in any order. Write each answer into its cell and keep the names as they
   are. The cell below it **checks** your answer at once, as often as you like.
   {checks}
4. Before you **hand in**, restart the kernel and run all cells from top to bottom. Then hand in the
   notebook in the way that your course asks for.
"""
OWN = "Some numbers are your own: they follow from your name, so write it as your course has it."
NO_OWN = "Nothing fails on the way; every check says what there is to do."
GRADED = """For code it names a mistake that it recognises and the section to read again; it
   compares with a few numbers only, and the grading uses others. For numbers and choices it says
   whether an answer is there, and you hear after the grading whether it is right."""
PRACTICE = """It names a mistake that it recognises and the section to read again. The solutions
   are folded on this page."""
ABOUT = """# Exercises to hand in

From chapter 01 on, each chapter ends with exercises that have their solutions beside them. The sets
on these pages are longer. Each is a notebook of its own that you fetch, work through and hand in: a
teacher can assign and grade it, and if you learn on your own, its checks tell you what is wrong and
which section to read again.

[For students](for-students.md) says how to fetch, check and hand in a set, and what is compared.
[For teachers](for-teachers.md) walks through collecting and grading with a made-up class, and the
[instructor guide](instructor-guide.md) has two syllabi and the mistakes that you will meet. The
[capstone](capstone.md) leads through the project, with penguins.
"""
BY_CHAPTER = """## By chapter

Which questions of which set rest on a chapter, by their numbers, and the minutes that they take.
"""
NOTE = """The solutions of a graded set are not part of the book. *Practice* means that the solution
is folded on the page.
"""


def page(loaded: Loaded) -> str:
    """The Markdown of book/exercises/<slug>.md."""
    assignment = loaded.assignment
    found, after = parts(loaded)
    told = assignment.release == "practice"
    prose = [cell.source for cell in found[0].before if cell.cell_type == "markdown"]
    opening = for_page(re.sub(r"\A# .*\n+", "", "\n\n".join(prose)))
    blocks = [
        f"# {assignment.title}",
        opening,
        f"*{summary(loaded)}*",
        how(loaded),
        "## The questions",
        table(assignment.questions),
    ]
    for count, part in enumerate(found, start=1):
        blocks += [*(map(shown, part.before) if count > 1 else []), box(count, part, loaded)]
        blocks += [solution(part, loaded)] if told else []
    return "\n\n".join(block.strip() for block in [*blocks, *map(shown, after)] if block) + "\n"


def summary(loaded: Loaded) -> str:
    assignment = loaded.assignment
    count = len(assignment.questions)
    kind = "Practice, with solutions" if assignment.release == "practice" else "Graded"
    return f"{kind} · {count} questions · {amount(assignment)}"


def how(loaded: Loaded) -> str:
    """How to fetch the notebook, answer, and hand in."""
    assignment = loaded.assignment
    code = "\n".join(cell.source for cell in loaded.notebook.cells if cell.cell_type == "code")
    needs = [f"`{name}`" for name in ("numpy", "scipy", "matplotlib") if f"{name}" in code]
    own = any(getattr(question, "given", None) for question in assignment.questions)
    return HOW.format(
        slug=assignment.slug,
        needs=" and ".join(needs) or "nothing but Python",
        own=OWN if own else NO_OWN,
        checks=PRACTICE if assignment.release == "practice" else GRADED,
    )


def table(questions) -> str:
    """What each question is worth, and where it is taught."""
    lines = ["| no. | question | kind | points | minutes | rests on |", "|---|---|---|---|---|---|"]
    for count, question in enumerate(questions, start=1):
        words, link = place(question.section)
        lines.append(
            f"| {count} | {question.title} | {KINDS[type(question)]} | {question.points:g}"
            f" | {question.minutes} | [{words}]({link}) |"
        )
    return "\n".join(lines)


def shown(cell) -> str:
    """A cell of master.md on a page."""
    if cell.cell_type == "markdown":
        return for_page(cell.source.strip())
    return python(cell.source)


def python(source: str) -> str:
    return f"```python\n{source.strip()}\n```"


def label(loaded: Loaded, question: Question) -> str:
    return f"hand-in-{loaded.assignment.slug}-{question.id}"


def box(count: int, part: Part, loaded: Loaded) -> str:
    """A question as an exercise of the book."""
    question, own = part.question, ""
    if getattr(question, "given", None):
        own = "*The given numbers are your own; they stand in your notebook.*"
    words = f"*In at most {question.words} words.*" if isinstance(question, Text) else ""
    title = f"{count}. {question.title} ({KINDS[type(question)]})"
    text = [
        f":::::{{exercise}} {title}\n:label: {label(loaded, question)}\n:nonumber:",
        *map(shown, part.text),
        own,
        words,
        python(part.stub) if isinstance(question, Function) else f"Answer: `{question.name}`",
        ":::::",
    ]
    return "\n\n".join(block for block in text if block)


def solution(part: Part, loaded: Loaded) -> str:
    head = f":::::{{solution}} {label(loaded, part.question)}\n:class: dropdown"
    return "\n\n".join([head, python(part.solution), ":::::"])


def index(assignments: list[Loaded]) -> str:
    """The Markdown of book/exercises/index.md."""
    lines = ["| set | for | questions | points | minutes | chapters |", "|---|---|---|---|---|---|"]
    for loaded in assignments:
        assignment = loaded.assignment
        kind = "practice" if assignment.release == "practice" else "hand in"
        lines.append(
            f"| [{assignment.title}]({assignment.slug}.md) | {kind} | {len(assignment.questions)}"
            f" | {assignment.points:g} | {assignment.minutes} | {chapters(assignment)} |"
        )
    blocks = [ABOUT, "\n".join(lines), NOTE, BY_CHAPTER, by_chapter(assignments)]
    return "\n\n".join(block.strip() for block in blocks) + "\n"


def chapter(question: Question) -> int | None:
    """The number of the chapter that a question rests on."""
    found = re.match(r"(\d\d)-", question.section)
    return int(found[1]) if found else None


def chapters(assignment) -> str:
    """The numbers of the chapters that a set rests on."""
    return ", ".join(map(str, sorted({*map(chapter, assignment.questions)} - {None})))


def by_chapter(assignments: list[Loaded]) -> str:
    """The questions of all sets that rest on each chapter."""
    sets = [loaded.assignment for loaded in assignments]
    found = {chapter(question) for one in sets for question in one.questions} - {None}
    lines = ["| chapter | questions | minutes |", "|---|---|---|"]
    for number in sorted(found):
        asked = [
            (one, [n for n, q in enumerate(one.questions, start=1) if chapter(q) == number])
            for one in sets
        ]
        told = [
            f"[{one.title}]({one.slug}.md) {', '.join(map(str, counts))}"
            for one, counts in asked
            if counts
        ]
        minutes = sum(q.minutes for one in sets for q in one.questions if chapter(q) == number)
        lines.append(f"| {number} | {'; '.join(told)} | {minutes} |")
    return "\n".join(lines)
