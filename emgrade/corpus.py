"""Answers that people wrote from the text alone: all the right ones pass, each wrong one fails.

exercises/<slug>/corpus/right/<question>-<n>.py and .../wrong/<question>-<n>.py hold one answer
cell each. A wrong one begins with `# fails: <check> | <code of the known mistake, or ->`; where it
begins with `# wrong: <what is wrong>` instead, it must fail somewhere.
"""

import re
import time
from pathlib import Path
from typing import NamedTuple

from emgrade import in_process, trials
from emgrade.said import WORDS

LEAST = {"right": 10, "wrong": 8}  # for each question
STUDENTS = ("Ada Lovelace", "ben", "")
FAILS = re.compile(r"# fails: (.+?) \| (\S+)\s*$")


class Count(NamedTuple):
    """Of one side of one assignment: files, those judged as they should be, those not reached."""

    files: int
    held: int
    left_out: int
    problems: list[str]


def files(folder: Path, side: str, question: str) -> list[Path]:
    """Of one question: b-2.py belongs to b, and a-b-2.py to a-b."""
    found = (folder / "corpus" / side).glob(f"{question}-*.py")
    return sorted(p for p in found if re.fullmatch(rf"{re.escape(question)}-\d+", p.stem))


def strangers(folder: Path, side: str, known: list[Path]) -> list[str]:
    found = set((folder / "corpus" / side).glob("*")) - set(known)
    return [f"corpus/{side}/{path.name} belongs to no question" for path in sorted(found)]


def count(folder: Path, side: str, seconds: float = 600.0, students=STUDENTS, every=1) -> Count:
    """Judge the answers of one side, `right` or `wrong`."""
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
    first = text.split("\n", 1)[0].strip()
    told = FAILS.fullmatch(first)
    if not told and not first.startswith("# wrong: "):
        return "its first line says neither `# fails: check | code` nor `# wrong: words`"
    for student in students:
        mine = {one.check: one for one in failures if one.student == student}
        if not mine:
            return f"it passes everything for the student {student!r}"
        if told and told[1] not in mine:
            return f"it passes {told[1]!r}, and fails {'; '.join(mine)}"
        if told and told[2] not in ("-", mine[told[1]].code):
            return f"{told[1]!r} says {mine[told[1]].code or 'no mistake'}, not {told[2]}"
    return ""
