"""The folded set-up cell of a student's notebook: the checks, as two modules of their own."""

import inspect
import re
from pathlib import Path

from emgrade import answers, seeds
from emgrade.flaws import word_count
from emgrade.load import AssignmentError, Loaded
from emgrade.sections import ROOT
from emgrade.sources import source_of
from emgrade.spec import Check, Question

OF_THE_PROJECT = re.compile(r"^from em(?:grade|lib).* import .*\n", re.M)
BORROWED = (seeds.drawn_from, seeds.own, word_count)  # what answers.py takes from elsewhere


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
