"""The notebook that students get, and the same one solved."""

import inspect
import re
from pathlib import Path

import numpy as np
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from emgrade import answers, literal, seeds, slips
from emgrade.flaws import word_count
from emgrade.literal import Call
from emgrade.load import AssignmentError, Loaded
from emgrade.parts import Part, parts
from emgrade.sections import ROOT, for_notebook, place
from emgrade.sources import source_of
from emgrade.spec import Check, Choice, Function, Number, Question
from emlib.selfcheck import copies

FOLDED = {"jupyter": {"source_hidden": True}, "cellView": "form"}  # JupyterLab's word, Colab's
WHY_NAME = "# Your name, as your course's list has it: "
OWN = "some numbers below are your own and follow from it."
NO_OWN = "it shows whose work this is."
OF_THE_PROJECT = re.compile(r"^from em(?:grade|lib).* import .*\n", re.M)
BORROWED = (seeds.drawn_from, seeds.own, word_count)  # what answers.py takes from elsewhere
TRY = """try:
    import emcheck
    import emrules
except ModuleNotFoundError:
    print("not yet: run the set-up cell at the top first")
else:
    """


def notebook(loaded: Loaded, solved: bool = False):
    """The student's notebook; solved, with the solutions in place of the stubs."""
    found, after = parts(loaded)
    first, *rest = found
    opening = first.before[0].source if first.before else ""
    cells = [
        new_markdown_cell(head(loaded, opening)),
        new_code_cell(f'{WHY_NAME}{OWN if any(map(given, found)) else NO_OWN}\nSTUDENT = ""'),
        new_code_cell(set_up(loaded), metadata=FOLDED),
    ]
    for count, part in enumerate([first._replace(before=first.before[1:]), *rest], start=1):
        cells += [*map(copy, part.before), *question_cells(count, part, loaded, solved)]
    return new_notebook(cells=[*cells, *map(copy, after)])


def given(part: Part):
    return getattr(part.question, "given", None)


def copy(cell):
    if cell.cell_type == "markdown":
        return new_markdown_cell(for_notebook(cell.source))
    return new_code_cell(cell.source)


def head(loaded: Loaded, opening: str) -> str:
    """The title and the introduction, without the heading that master.md has for it."""
    assignment = loaded.assignment
    text = for_notebook(re.sub(r"\A# .*\n+", "", opening))
    return f"# {assignment.title}\n\n*{amount(assignment)}*\n\n{text}".strip()


def amount(of) -> str:
    """6 points · about 15 minutes"""
    points = f"{of.points:g} point{'s' if of.points != 1 else ''}"
    return f"{points} · about {of.minutes} minutes"


def question_cells(count: int, part: Part, loaded: Loaded, solved: bool):
    """The heading and text of a question, its numbers, the answer cell and the check."""
    question = part.question
    heading = f"## {count}. {question.title}"
    first = part.text[0].source if part.text and part.text[0].cell_type == "markdown" else ""
    cells = [new_markdown_cell(f"{heading}\n\n{for_notebook(first)}".strip())]
    cells += map(copy, part.text[1:] if first else part.text)
    if given(part):
        cells.append(new_code_cell(numbers(question), metadata=FOLDED))
    source = part.solution if solved else part.stub
    cells.append(new_code_cell(source, metadata={"tags": ["answer", question.id]}))
    cells.append(new_code_cell(check_source(question, loaded), metadata=FOLDED))
    return cells


def module(name: str, source: str) -> str:
    """Code that makes a module of a source."""
    if "'''" in source:
        raise AssignmentError(f"the source of {name} holds ''', which would end it")
    return (
        f'{name} = types.ModuleType("{name}")\nsys.modules["{name}"] = {name}\n'
        f"exec(r'''\n{source.strip()}\n''', {name}.__dict__)\n"
    )


def set_up(loaded: Loaded) -> str:
    """The folded cell: the checks as two modules, out of the way of the student's names."""
    selfcheck = (ROOT / "emlib" / "selfcheck.py").read_text(encoding="utf-8")
    own = [inspect.getsource(function) for function in BORROWED]
    more = OF_THE_PROJECT.sub("", Path(answers.__file__).read_text(encoding="utf-8"))
    emcheck = "\n\n".join([selfcheck, "import json", *own, more])
    title = "# @title Set-up: run this cell first; there is nothing in it to change\n"
    return (
        title
        + "import sys\nimport types\n\n"
        + "\n".join([module("emcheck", emcheck), module("emrules", rules(loaded))])
    )


def rules(loaded: Loaded) -> str:
    """What this assignment adds: how numbers are given, and the judges of visible checks."""
    sources = {}
    for question in loaded.assignment.questions:
        if getattr(question, "given", None):
            name = given_name(question)
            sources[name] = source_of(question.given, name, f"`given` of {question.id}")
        for check in visible(question):
            if check.judge:
                what = f"the judge of {question.id}'s visible check {check.name!r}"
                sources[check.judge.__name__] = source_of(check.judge, check.judge.__name__, what)
    return "\n\n\n".join(["import numpy as np", *sources.values()])


def given_name(question: Question) -> str:
    return f"given_{question.id.replace('-', '_')}"


def visible(question: Question) -> list[Check]:
    return [check for check in getattr(question, "checks", ()) if check.visible]


def numbers(question: Number) -> str:
    """The cell that sets a student's own numbers."""
    names = ", ".join(question.given(seeds.own("")))
    draw = f"emcheck.given(lambda: STUDENT, emrules.{given_name(question)})"
    comma = "," if names.count(",") == 0 else ""
    return f"# @title Your own numbers\n{TRY}{names}{comma} = {draw}"


def check_source(question: Question, loaded: Loaded) -> str:
    """The check cell of a question."""
    return f"# @title Check: run this cell as often as you like\n{TRY}{call(question, loaded)}"


def call(question: Question, loaded: Loaded) -> str:
    """The line that calls emcheck, by the kind of question."""
    told = loaded.assignment.release == "practice"
    answer = f"lambda: {question.name}, {question.name!r}"
    if isinstance(question, Function):
        solution = loaded.solutions[question.id]
        checks = [stored_check(loaded, question, check, solution) for check in visible(question)]
        where = place(question.section).words
        return called("outputs", answer, literal.text(checks, 8), repr(where))
    if isinstance(question, Number):
        row = f"lambda: emcheck.given_row(lambda: STUDENT, emrules.{given_name(question)})"
        return called(
            "amount", answer, literal.text(asked(question, told), 8), *[row] * bool(question.given)
        )
    if isinstance(question, Choice):
        options = dict(question.options) if told else list(question.options)
        right = [repr(question.right)] if told else []
        return called("option", answer, literal.text(options, 8), *right)
    return f"emcheck.words({answer}, {question.words})"


def called(name: str, *arguments: str) -> str:
    """A call over several lines, for a place in an else clause."""
    return f"emcheck.{name}(\n        " + ",\n        ".join(arguments) + ",\n    )"


def asked(question: Number, told: bool) -> dict:
    """What the check of a Number is told."""
    example = dict(question.given(seeds.own(""))) if question.given else {}
    shape = np.shape(question.right(**example))
    table = slips.rows(question, told)
    if told and not table:
        raise AssignmentError(
            f"question {question.id}: practice numbers must be given from few sets"
        )
    return {
        "id": question.id,
        "count": shape[0] if shape else None,
        "tol": question.tol,
        "whys": [sentence(mistake.why) for mistake in question.mistakes],
        "hint": sentence(question.hint) if told else "",
        "place": place(question.section).words,
        "rows": table or " = -",
    }


def sentence(text: str) -> str:
    return " ".join(text.split()).rstrip(".")


def stored_check(loaded: Loaded, question: Function, check: Check, solution) -> dict:
    """A visible check with its calls, what is right, and what each mistake gives, as numbers."""
    calls = [
        literal.rounded(tuple(call))
        for repeat in range(check.repeat)
        for call in check.calls(
            seeds.visible(loaded.assignment.slug, question.id, check.name, repeat)
        )
    ]
    digits = int(np.ceil(-np.log10(check.rtol))) + 4
    wanted = given_back(solution, calls, digits)
    slips_of = [] if drawn(calls) else question.mistakes
    known = [(sentence(m.why), given_back(m.answer, calls, digits)) for m in slips_of]
    return {
        "check": check.name,
        "hint": sentence(check.hint),
        "rtol": check.rtol,
        "calls": literal.stored_all(calls),
        "wanted": wanted if uses_wanted(check) else None,
        "mistakes": [(why, outputs) for why, outputs in known if outputs not in (None, wanted)],
        "judge": Call(f"emrules.{check.judge.__name__}") if check.judge else None,
    }


def drawn(calls) -> bool:
    """Whether the calls hold a generator: then no mistake gives the same twice."""
    return any(isinstance(argument, literal.Rng) for call in calls for argument in call)


def uses_wanted(check: Check) -> bool:
    """Whether the right results are needed: a judge may not look at them."""
    if check.judge is None:
        return True
    code = check.judge.__code__
    source = inspect.getsource(check.judge).split(":", 1)[1]
    return bool(re.search(rf"\b{code.co_varnames[1]}\b", source))


def given_back(function, calls, digits: int):
    """What a function gives for every call, or None if it stops at one."""
    try:
        with np.errstate(all="ignore"):
            results = [literal.coarse(function(*arguments(call)), digits) for call in calls]
            return literal.stored_all(results)
    except Exception:
        return None


def arguments(call):
    """Copies, with generators for their seeds."""
    real = (np.random.default_rng(a.seed) if isinstance(a, literal.Rng) else a for a in call)
    return copies(tuple(real))
