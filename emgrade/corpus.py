"""Answers that people wrote from the text alone: all the right ones pass, each wrong one fails.

exercises/<slug>/corpus/right/<question>-<n>.py and .../wrong/<question>-<n>.py hold one answer
cell each. A wrong one begins with `# wrong: <what is wrong>` and `# fails: <check> | <message>`:
the check that must catch it, and what its student then reads, or how that begins: the code of a
known mistake with its reason, `M1: you left out the weights`, or the note or hint of the check.
Where two mistakes give the same with the numbers of some students, a second line names the other.
"""

import re
import time
from pathlib import Path
from typing import NamedTuple

from emgrade import in_process, trials
from emgrade.said import WORDS

LEAST = {"right": 10, "wrong": 8}  # for each question
STUDENTS = ("Ada Lovelace", "ben", "")
FAILS = re.compile(r"^# fails: (.+?) \| (.*\S)\s*$", re.MULTILINE)


class Count(NamedTuple):
    """Of one side of one assignment: files, those judged as they should be, those not reached."""

    files: int
    held: int
    left_out: int
    problems: list[str]


NONE = Count(0, 0, 0, [])


def files(folder: Path, side: str, question: str) -> list[Path]:
    """Of one question: b-2.py belongs to b, and a-b-2.py to a-b."""
    found = (folder / "corpus" / side).glob(f"{question}-*.py")
    return sorted(p for p in found if re.fullmatch(rf"{re.escape(question)}-\d+", p.stem))


def strangers(folder: Path, side: str, known: list[Path]) -> list[str]:
    found = set((folder / "corpus" / side).glob("*")) - set(known)
    return [f"corpus/{side}/{path.name} belongs to no question" for path in sorted(found)]


def count(folder: Path, side: str, seconds: float = 600.0, students=STUDENTS, every=1) -> Count:
    """Judge the answers of one side, `right` or `wrong`."""
    if side == "right":  # without a name even a right number is nobody's
        students = tuple(student or "Zoë" for student in students)
    asked = in_process.judged_questions(folder)
    of = {path: q.id for q in asked for path in files(folder, side, q.id)}
    problems = strangers(folder, side, list(of))
    for question in asked:
        number = sum(name == question.id for name in of.values())
        if number < LEAST[side]:
            problems.append(f"{question.id}: {number} {side} answers, {LEAST[side]} are wanted")
    paths = list(of)[::every]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    tried = [
        trials.Trial(folder, of[p], text, students) for p, text in zip(paths, texts, strict=True)
    ]
    judge, done, missed = (right, wrong)[side == "wrong"], 0, 0
    for n, failures in patient(tried, time.monotonic() + seconds):
        words = judge(texts[n], failures, students)
        done, missed = done + 1, missed + bool(words)
        problems += [f"corpus/{side}/{paths[n].name}: {words}"] if words else []
    return Count(len(paths), done - missed, len(paths) - done, problems)


def patient(tried: list[trials.Trial], until: float):
    """The failures of each; an answer that took too long is tried once more, without others.

    For the bounds are in seconds, and a machine that is busy with something else may take ten times
    as long over what an answer imports.
    """
    slow = []
    for n, failures in trials.run_all(tried, until):
        if any(one.words == WORDS["OutOfTime"] for one in failures):
            slow.append(n)
        else:
            yield n, failures
    for n in slow:
        yield from ((n, failures) for _, failures in trials.run_all([tried[n]], until))


def right(text: str, failures: list[trials.Failure], students) -> str:
    """What is not as it should be, or nothing."""
    return "; ".join(dict.fromkeys(f"{one.check}: {one.words}" for one in failures))


def wrong(text: str, failures: list[trials.Failure], students) -> str:
    """For every student it must fail the check that it names, with the message that it names."""
    told = FAILS.findall(text)
    if not told:
        return "it has no line `# fails: check | message`: see tools/name_failures.py"
    for student in students:
        mine = {one.check: one for one in failures if one.student == student}
        if not mine:
            return f"it passes everything for the student {student!r}"
        problems = [missed(check, message, mine) for check, message in told]
        if all(problems):
            return f"for the student {student!r} {'; '.join(problems)}"
    return ""


def missed(check: str, message: str, failures: dict[str, trials.Failure]) -> str:
    """Why this line of a wrong answer does not hold, or nothing."""
    if check not in failures:
        return f"it passes {check!r}, and fails {', '.join(map(repr, failures))}"
    if says(failures[check], message):
        return ""
    return f"{check!r} says {' / '.join(failures[check].messages)!r}, not {message!r}"


def says(failure: trials.Failure, message: str) -> bool:
    """Whether the student reads this, or what begins so; a code may stand alone."""
    return message == failure.code or any(begins(one, message) for one in failure.messages)


def begins(text: str, words: str) -> bool:
    """With whole words, and more than a code: M1 is not how M12 begins."""
    rest = text.removeprefix(words)
    return " " in words and rest != text and not rest[:1].isalnum()
