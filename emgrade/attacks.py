"""Attacks on the grader, run as a class is: each gets no points and leaves no trace.

Each file of tests/grading/attacks is the answer cell of one attacker of the warm-up. It begins with
`# attack: what it tries | what must be seen | points`: a flag's kind, or `fails`; the points are 0
if it does not say. In it stand PORT and TOKEN of a listener, ROOT (the course) and GRADEBOOK.
"""

import json
import re
import secrets
import tempfile
import time
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from emgrade import phase, store, traces, zips
from emgrade import report as reports
from emgrade.command import register
from emgrade.in_process import loaded_from
from emgrade.many import Setting, grade_all, versions
from emgrade.roster import Student
from emgrade.wall import HERE

ROOT = HERE.parent
FOLDER, TARGET = ROOT / "tests" / "grading" / "attacks", ROOT / "exercises" / "warm-up"
FIRST = re.compile(r"# (attack|control): (.+?) \| (\w+)(?: \| (\d+))?")
STUMBLES = re.compile("NameError|SyntaxError|AttributeError|ImportError|UnboundLocalError")
WORKERS, LIMIT = 2, 2.5  # seconds until an endless cell or question is cut


class Attack(NamedTuple):
    """What it tries, what of it must be seen, and what it may get at most."""

    name: str
    words: str
    seen: str
    points: float
    source: str


def attack_of(path: Path) -> Attack:
    source = path.read_text(encoding="utf-8")
    told = FIRST.match(source)
    if not told:
        raise ValueError(f"{path}: its first line is not `# attack: words | what is seen`")
    return Attack(path.stem, told[2], told[3], float(told[4] or 0), source)


def all_attacks(folder: Path = FOLDER) -> list[Attack]:
    return [attack_of(path) for path in sorted(folder.glob("*.py"))]


# ---- run them ----


@contextmanager
def shortened(seconds: float):
    """Endless loops are cut early, so that all of it takes less than a minute."""
    before = phase.CELL, phase.QUESTION
    phase.CELL = phase.QUESTION = seconds
    try:
        yield
    finally:
        phase.CELL, phase.QUESTION = before


def notebook(attack: Attack, constants: dict) -> bytes:
    told = "\n".join(f"{name} = {value!r}" for name, value in constants.items())
    cells = [told, "import numpy as np", "share = None", attack.source]
    made = [{"cell_type": "code", "metadata": {}, "source": cell} for cell in cells]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def run(attacks: list[Attack], unsafe: bool = False) -> list[str]:
    """What is not as it should be, in words."""
    loaded, token = loaded_from(TARGET), f"emgrade-{secrets.token_hex(6)}"
    with tempfile.TemporaryDirectory() as room, traces.listener(token) as listener:
        folder = Path(room)
        book = folder / "results" / store.GRADEBOOK
        constants = {"PORT": listener.port, "TOKEN": token, "ROOT": str(ROOT)}
        constants["GRADEBOOK"] = str(book)
        (folder / "sent").mkdir()
        for attack in attacks:
            (folder / "sent" / f"{attack.name}.ipynb").write_bytes(notebook(attack, constants))
        with closing(store.connect(book)) as db:
            register(db, loaded.assignment.slug, folder / "sent")
            setting = Setting(loaded, "attacks", versions(TARGET, unsafe), unsafe)
            with shortened(LIMIT):
                list(grade_all(db, setting, WORKERS))
            problems = [words for attack in attacks for words in marked(db, loaded, attack)]
            roster = [Student(attack.name, attack.name) for attack in attacks]
            reports.report(db, loaded.assignment, roster, [], folder / "report")
        problems += shown(folder / "report")
        return problems + traces.left(token, listener, folder)


def marked(db, loaded, attack: Attack) -> list[str]:
    slug, problems = loaded.assignment.slug, []
    verdicts = store.rows(db, "checks", slug, attack.name)
    kinds = {flag.kind for flag in store.rows(db, "flags", slug, attack.name)}
    points = sum(verdict.points for verdict in verdicts)
    possible = sum(verdict.possible for verdict in verdicts if verdict.question == "shares")
    words = {verdict.private for verdict in verdicts}
    if points != (possible if attack.seen == "full" else attack.points):
        problems.append(f"it gets {points:g} points")
    if attack.seen not in ("full", "fails") and attack.seen not in kinds:
        problems.append(f"not flagged {attack.seen!r}, but {', '.join(sorted(kinds)) or 'nothing'}")
    if "grader" in kinds:
        problems.append("the grader stumbles over it")
    if stumbled := [one for one in words if STUMBLES.search(one)]:
        problems.append(f"it is no attack, for it stops itself: {stumbled[0]}")
    public = " ".join(f"{v.note} {v.why} {v.hint}" for v in verdicts)
    if "LEAKED" in public:
        problems.append("a student is told what nobody should see")
    return [f"{attack.name}: {problem}" for problem in problems]


def shown(folder: Path) -> list[str]:
    """Pages in which a script of a student's would run."""
    pages = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.html")}
    return [
        f"{path.name}: a script from a notebook stands in the page"
        for path, text in pages.items()
        if re.search(r"<script>document|<img src=x", text)
    ]


def report() -> int:
    """Run all of them, print what is not so, and count it."""
    start, attacks = time.monotonic(), all_attacks()
    problems = run(attacks) + zips.problems()
    count = sum(attack.seen != "full" for attack in attacks) + zips.COUNT
    print(f"{count} attacks, {len(problems)} problems, {time.monotonic() - start:.0f} s")
    print(*(f"    NOT SO: {words}\n" for words in problems), sep="", end="")
    return len(problems)
