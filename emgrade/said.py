"""Say of each answer whether it passed and why not, and whether a human should look at it."""

import builtins
import difflib
from typing import NamedTuple

import numpy as np

from emgrade import compare, judge, notebook, phase, seeds
from emgrade.spec import Check, Choice, Function, Mistake, Number, Question
from emgrade.wire import decode

NOT_WRITTEN = "not written yet"
OVERWRITES = Mistake(
    "M15",
    "your function writes over what it is given, which its caller goes on using: write y = x - m, "
    "which makes a new array, in place of x -= m or x[...] = m, or work on x.copy()",
    "",
)
ANOTHER = "another number is right"
KINDS = {  # what a human should look at, by the name of the error
    "OutOfTime": "limit",
    "MemoryError": "limit",
    "BlockingIOError": "limit",
    "PermissionError": "limit",
    "Ended": "ended",
    "ModuleNotFoundError": "module",
}
WORDS = {
    "OutOfTime": "it took too long",
    "Ended": "the process ended before it gave anything back",
    "NotImplementedError": NOT_WRITTEN,
}
READ_ONLY = "read-only"  # as NumPy says it: arguments are handed out so
KNOWN = {"OutOfTime", "Ended", *(name for name in vars(builtins) if name[0].isupper())}
TOLD = {"not defined", "not a function"}


class Judged(NamedTuple):
    """words: what is wrong, or ""; shown: whether the student may read them; flag: kind, words."""

    words: str = ""
    mistakes: tuple[Mistake, ...] = ()  # each would give just this
    shown: bool = True
    flag: tuple[str, str] | None = None


def quiet(reply: phase.Reply) -> phase.Reply:
    """What may be told of a hidden check: an answer's own words could carry its inputs out."""
    if reply.values is not None:
        return reply
    if reply.name:
        return phase.Reply(None, reply.name if reply.name in KNOWN else "Exception")
    return phase.Reply(None, "", reply.text if reply.text in TOLD else "its value cannot be judged")


def told_of(name: str, text: str) -> str:
    """An error in words."""
    words = f"Python stopped with {name}"
    return WORDS.get(name) or (f"{words}: {text}" if text else words)


def stopped_flags(stopped) -> list[tuple[str, str]]:
    """Of the cells that stopped for another reason than a student's usual mistakes."""
    return [
        (KINDS[name], f"code cell {number + 1}: {told_of(name, text)}")
        for number, name, text in stopped
        if name in KINDS
    ]


def failed(job, question: Question, reply: phase.Reply) -> Judged:
    """A check that got no values: why, and whether a human should look."""
    if reply.name:
        words, kind = told_of(reply.name, reply.text), KINDS.get(reply.name)
        over = one(OVERWRITES if READ_ONLY in reply.text else None)
        return Judged(words, over, flag=(kind, words) if kind else None)
    if reply.text == "not defined":
        return Judged(*undefined(job, question))
    words = f"{question.name} is {reply.text}" if "not a" in reply.text else reply.text
    return Judged(words, flag=("value", words))


def undefined(job, question: Question):
    """The words, and the flag, for a name that is not there after all cells have run."""
    cell = notebook.cell_of(job.cells, question.name)
    stopped = {number: told_of(name, text) for number, name, text in job.stopped}
    asked = {question.name for question in job.assignment.questions}
    others = [name for name in notebook.functions(job.cells) if name not in asked]
    near = difflib.get_close_matches(question.name, others, 3)
    where = "no cell defines it" if cell is None else f"code cell {cell + 1} should define it"
    words = f"{question.name} is not defined: {where}"
    words += f", and stopped: {stopped[cell]}" if cell in stopped else ""
    also = f"; there is {', '.join(near)}" if near else ""
    return words, (), True, ("missing", words + also)


def judge_check(job, question: Function, check: Check, calls: list, values: list) -> Judged:
    def anew():
        return [tuple(decode(argument) for argument in call) for call in calls]

    try:
        with np.errstate(all="ignore"):
            wanted = [job.solutions[question.id](*call) for call in anew()]
        wrong = judge.judge(check, wanted, wanted, anew())
    except Exception as error:
        wrong = f"{type(error).__name__}: {error}"
    if wrong:
        words = "the grader could not judge this; a human will"
        return Judged(words, flag=("grader", f"{check.name}: the solution fails: {wrong}"))
    found = [compare.formed(a, b) for a, b in zip(values, wanted, strict=True)]
    words = judge.judge(check, found, wanted, anew())
    if not words:
        return Judged()
    return Judged(words, judge.mistakes_in(question, check, values, wanted, anew), check.visible)


def misshapen(question: Number, value, given: dict) -> str:
    """What is wrong with the form of a value, as the notebook's own check says it, or nothing."""
    wanted, found = np.shape(question.right(**given)), compare.as_array(value)
    what = f"{wanted[0]} numbers, in the order asked for" if wanted else "a number"
    if not isinstance(found, np.ndarray) or found.shape != wanted:
        return f"{question.name} must be {what}, found {value!r:.60}"
    return "" if np.isfinite(found).all() else f"{question.name} is not finite"


def judge_number(job, question: Number, value) -> Judged:
    """Numbers of one's own belong to the id or the name in the class's list, or to another name.

    A mistake is one with the numbers that the notebook showed: with those of another name it would
    be an accident.
    """
    given = question.given(seeds.own(job.student)) if question.given else {}
    if words := misshapen(question, value, given):
        return Judged(words)
    if not question.given:
        right, mistake = judge.judge_number(question, value, {})
        return Judged() if right else Judged(ANOTHER, one(mistake))
    written = notebook.text_of(job.cells, "STUDENT")
    shown = job.student if written is None else written
    told = {
        name: judge.judge_number(question, value, question.given(seeds.own(name)))
        for name in dict.fromkeys([job.student, job.name, shown, ""])
    }
    for name, (right, _) in told.items():
        if right:
            return numbers_of(job, name)
    return Judged(ANOTHER, one(told[shown][1]))


def one(mistake: Mistake | None) -> tuple[Mistake, ...]:
    return (mistake,) if mistake else ()


def numbers_of(job, name: str) -> Judged:
    """Right for this name's numbers: a name that the class's list does not have is flagged."""
    if name and name in (job.student, job.name):
        return Judged()
    if name:
        return Judged(flag=("name", f"its numbers belong to the name {name!r:.60}"))
    words = "these are nobody's numbers: there is no name in STUDENT"
    return Judged(words, flag=("name", words))


def judge_choice(question: Choice, value) -> Judged:
    right, mistake = judge.judge_choice(question, value)
    if right:
        return Judged()
    if mistake:
        return Judged("another option is right", one(mistake))
    return Judged(f"none of the options; choose one of {', '.join(map(repr, question.options))}")


def judged(job, part, reply: phase.Reply) -> Judged:
    """What is said of a part of an assignment, by what came back for it."""
    if reply.values is None:
        return failed(job, part.question, reply)
    if part.check:
        return judge_check(job, part.question, part.check, part.calls, reply.values)
    value = reply.values[0]
    if value is None:
        return Judged(NOT_WRITTEN)
    if isinstance(part.question, Number):
        return judge_number(job, part.question, value)
    return judge_choice(part.question, value)
