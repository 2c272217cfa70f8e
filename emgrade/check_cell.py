"""The cell below each answer of a student's notebook: what it checks, written out as numbers."""

import inspect
import re

import numpy as np

from emgrade import compare, literal, seeds, slips
from emgrade.literal import Call
from emgrade.load import AssignmentError, Loaded
from emgrade.sections import place
from emgrade.set_up import given_name, visible
from emgrade.spec import Check, Choice, Function, Number, Question
from emlib.selfcheck import copies

TRY = """try:
    import emcheck
    import emrules
except ModuleNotFoundError:
    print("not yet: run the set-up cell at the top first")
else:
    """


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
    right = given_back(solution, calls, digits)
    slips_of = [] if drawn(calls) else question.mistakes
    known = [(sentence(m.why), given_back(m.answer, calls, digits)) for m in slips_of]
    return {
        "check": check.name,
        "hint": sentence(check.hint),
        "rtol": check.rtol,
        "calls": literal.stored_all(calls),
        "wanted": literal.stored_all(right) if uses_wanted(check) else None,
        "mistakes": [
            (why, literal.stored_all(wrong)) for why, wrong in known if is_told(wrong, right, check)
        ],
        "judge": Call(f"emrules.{check.judge.__name__}") if check.judge else None,
    }


def is_told(wrong, right, check: Check) -> bool:
    """Whether the check tells what a mistake gives from what is right: a tiny ridge may pass it."""
    if wrong is None:  # it stops
        return False
    rtol = 0 if check.judge else check.rtol
    pairs = zip(wrong, right, strict=True)
    return any(compare.difference(compare.formed(a, b), b, rtol) for a, b in pairs)


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
            literal.stored_all(results)  # can it be written down?
            return results
    except Exception:
        return None


def arguments(call):
    """Copies, with generators for their seeds."""
    real = (np.random.default_rng(a.seed) if isinstance(a, literal.Rng) else a for a in call)
    return copies(tuple(real))
