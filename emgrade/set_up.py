"""The folded set-up cell of a student's notebook: the checks, as two modules of their own."""

import inspect
import re
from pathlib import Path

from emgrade import amounts, answers, choices, seeds
from emgrade.flaws import word_count
from emgrade.load import AssignmentError, Loaded
from emgrade.sections import ROOT
from emgrade.sources import source_of
from emgrade.spec import Check, Question

OF_THE_PROJECT = re.compile(r"^from em(?:grade|lib).* import .*\n", re.M)
BORROWED = (seeds.drawn_from, seeds.own, word_count)  # what CHECKS take from elsewhere
CHECKS = (answers, amounts, choices)
HEAD = re.compile(
    r'""".*?"""\n\n((?:(?:import|from) [^\n]*\n|\n)*)', re.S
)  # of a source: its imports


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
    emcheck = "\n\n".join([selfcheck, "import json", *own, checks()])
    title = "# @title Set-up: run this cell first; there is nothing in it to change\n"
    return (
        title
        + "import sys\nimport types\n\n"
        + "\n".join([module("emcheck", emcheck), module("emrules", rules(loaded))])
    )


def checks() -> str:
    """CHECKS as one source: the words and imports of all at the head, then what each defines."""
    texts = [
        OF_THE_PROJECT.sub("", Path(one.__file__).read_text(encoding="utf-8")) for one in CHECKS
    ]
    heads = [HEAD.match(text) for text in texts]
    lines = dict.fromkeys(line for head in heads for line in head[1].splitlines() if line)
    own = [line for line in lines if "numpy" not in line]
    words = texts[0][: texts[0].index('"""', 3) + 3]
    bodies = [text[head.end() :].strip() for text, head in zip(texts, heads, strict=True)]
    first = "\n".join([words, "", *own, "", "import numpy as np", ""])
    return "\n\n".join([first, *("\n" + body for body in bodies)])


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
