"""Grade one submission: draw the calls, run the student's code on them, judge what comes back.

The code is run twice. In the visible run the calls are those of the student's own notebook, and
what Python said may be shown. In the hidden run the calls are drawn from a secret seed, and only
the name of a builtin exception comes back.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from emgrade import notebook, phase
from emgrade.asked import Job, Part, is_visible, parts
from emgrade.flaws import word_count
from emgrade.records import Answer, Flag, Verdict
from emgrade.said import Judged, judged, quiet, stopped_flags
from emgrade.spec import Function, Mistake, Text

WORST = ("forged", "limit", "ended")  # kinds of flags that are also the status of a run


class Result(NamedTuple):
    status: str
    verdicts: list[Verdict]
    answers: list[Answer]
    flags: list[Flag]


# ---- what is said ----


def likeliest(part: Part, said: Mapping) -> Mistake | None:
    """Of the mistakes that give what was found here, the one that explains most of the question."""
    of_question = [judged for key, judged in said.items() if key[0] == part.question.id]
    counts = Counter(mistake.why for judged in of_question for mistake in judged.mistakes)
    return max(said[part.key].mistakes, key=lambda mistake: counts[mistake.why], default=None)


def verdict(job: Job, part: Part, said: Mapping) -> Verdict:
    """A row for the gradebook; said is {key of a part: Judged}."""
    told, mistake = said[part.key], likeliest(part, said)
    passed = not told.words
    return Verdict(
        student=job.student,
        assignment=job.assignment.slug,
        question=part.question.id,
        name=part.key[1],
        visible=bool(part.check and part.check.visible),
        passed=passed,
        points=part.points if passed else 0.0,
        possible=part.points,
        hint="" if passed else getattr(part.check or part.question, "hint", ""),
        code=mistake.code if mistake else "",
        why=mistake.why if mistake else "",
        note=told.words if told.shown else "",
        private=told.words,
    )


def ask(job: Job, asked: list[Part], visible: bool, skip: list, channel: dict) -> phase.Run:
    """One run; without anything to ask there is none."""
    asks = [phase.Ask(part.key, part.question.id, part.question.name, part.calls) for part in asked]
    nothing = phase.Run({}, [], [], [])
    return phase.run(job.cells, asks, visible, skip, **channel) if asks else nothing


def grade(job: Job, **channel) -> Result:
    """Both runs. channel: worker and unsafe, of emgrade.sandbox.Channel."""
    all_parts, said, trouble, skip = parts(job), {}, [], []
    for visible in (True, False):
        asked = [part for part in all_parts if is_visible(part) == visible]
        done = ask(job, asked, visible, skip, channel)
        skip, trouble = done.skip, trouble + done.trouble
        if visible:
            job = job._replace(stopped=done.stopped)
        for part in asked:
            reply = done.replies[part.key]
            said[part.key] = judged(job, part, reply if visible else quiet(reply))
    verdicts = [verdict(job, part, said) for part in all_parts]
    flags = [flag_of(job, "", *one) for one in [*trouble, *stopped_flags(job.stopped)]]
    raised = [(part.question.id, said[part.key].flag) for part in all_parts]
    flags += [flag_of(job, question, *flag) for question, flag in raised if flag]
    flags += hidden_only(job, verdicts)
    answers, more = texts(job)
    return Result(status_of(flags), verdicts, answers, list(dict.fromkeys([*flags, *more])))


def status_of(flags: list[Flag]) -> str:
    kinds = {flag.kind for flag in flags}
    return next((kind for kind in WORST if kind in kinds), "ok")


def flag_of(job: Job, question: str, kind: str, words: str) -> Flag:
    return Flag(job.student, job.assignment.slug, question, kind, words[:500], "grade")


def hidden_only(job: Job, verdicts: list[Verdict]) -> list[Flag]:
    """Flags for functions that pass all that a student sees, and fail what nobody sees."""
    found = []
    for question in job.assignment.questions:
        rows = [row for row in verdicts if row.question == question.id]
        lost = [row.name for row in rows if not (row.passed or row.visible)]
        if lost and isinstance(question, Function) and all(r.passed for r in rows if r.visible):
            words = f"all visible checks pass, and these do not: {'; '.join(lost)}"
            found.append(flag_of(job, question.id, "hidden", words))
    return found


def texts(job: Job) -> tuple[list[Answer], list[Flag]]:
    """The answers that a human marks; a missing or a too long one is flagged."""
    answers, flags = [], []
    for question in job.assignment.questions:
        if not isinstance(question, Text):
            continue
        text = notebook.text_of(job.cells, question.name)
        count = word_count(text or "")
        if text is None:
            flags.append(flag_of(job, question.id, *no_text(job, question)))
        if count > question.words:
            words = f"{count} words, at most {question.words}"
            flags.append(flag_of(job, question.id, "long", words))
        key = (job.student, job.assignment.slug, question.id)
        answers.append(Answer(*key, text or "", count, float(question.points)))
    return answers, flags


def no_text(job: Job, question: Text) -> tuple[str, str]:
    """The kind of the flag and its words, for a text that cannot be read from the source."""
    if notebook.assigned(job.cells, question.name) is None:
        return "missing", f"no text is assigned to {question.name}"
    return "value", f"{question.name} is computed; open the notebook"


def not_graded(job: Job, status: str, words: str) -> Result:
    """Nothing could be run: no points yet, and a flag for a human."""
    all_parts = [
        Part(question, check, None)
        for question in job.assignment.questions
        if not isinstance(question, Text)
        for check in (question.checks if isinstance(question, Function) else [None])
    ]
    said = {part.key: Judged(words) for part in all_parts}
    verdicts = [verdict(job, part, said) for part in all_parts]
    return Result(status, verdicts, texts(job)[0], [flag_of(job, "", status, words)])
