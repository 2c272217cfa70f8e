"""emgrade grade on the command line: a folder of notebooks in, a gradebook and two tables out."""

import argparse
import hashlib
import os
import re
import shutil
import stat
import subprocess
from importlib import import_module

import pytest

from emgrade import made_up, report, store, wall
from emgrade.__main__ import COMMANDS
from emgrade.command import register
from emgrade.harmless import read_csv
from tests.grading import toy

GRADE = """
import numpy as np
from emgrade.spec import Assignment, Check, Function

def drawn(rng):
    return [(rng.normal(size=3),)]

def check(name, **more):
    return Check(name=name, points=1, calls=drawn, hint="add and divide", **more)

ASSIGNMENT = Assignment(slug="means", title="Means", questions=[Function(
    id="mean", title="The mean", name="mean", section="05-m-step.html#weighted", minutes=1,
    checks=[check("seen", visible=True), check("unseen")])])
"""
MASTER = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

# Means

```{code-cell} ipython3
:tags: [answer, mean]

def mean(x):
    ### BEGIN SOLUTION
    return sum(x) / len(x)
    ### END SOLUTION
```
"""


@pytest.fixture
def place(tmp_path):
    """An assignment and what two students handed in."""
    for name in ("means", "in"):
        (tmp_path / name).mkdir()
    (tmp_path / "means" / "grade.py").write_text(GRADE)
    (tmp_path / "means" / "master.md").write_text(MASTER)
    (tmp_path / "in" / "ada.ipynb").write_bytes(toy.notebook(["mean = lambda x: x.mean()"]))
    (tmp_path / "in" / "bob.ipynb").write_bytes(toy.notebook(["mean = lambda x: x.sum()"]))
    return tmp_path


def emgrade(place, *more, path=None, **environment):
    """(exit status, what was printed); run as teachers do, in the grader's own environment."""
    env = {"PATH": path or os.environ["PATH"], "HOME": str(place), **environment}
    command = [wall.python(), "-m", "emgrade", "grade", place / "means"]
    command += ["--results", place / "out", *more]
    root = wall.HERE.parent
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def grades(place) -> dict:
    rows = read_csv(place / "out" / "means" / "grades.csv")
    return {row["student"]: row["points"] for row in rows}


@pytest.mark.usefixtures("walled")
def test_a_folder_is_graded_once_and_the_seed_is_kept_for_the_teacher_alone(place):
    status, words = emgrade(place, "--submissions", place / "in", "--workers", "1")
    assert status == 0, words
    assert "2 graded, 0 were graded already; 0 flags" in words
    assert grades(place) == {"ada": "2", "bob": "0"}
    assert stat.S_IMODE((place / "out" / "seed").stat().st_mode) == 0o600
    assert "0 graded, 2 were graded already" in emgrade(place)[1]
    assert "2 graded" in emgrade(place, EMGRADE_SEED="another")[1]
    (place / "means" / "grade.py").write_text(GRADE.replace("points=1", "points=2"))
    words = emgrade(place, EMGRADE_SEED="another")[1]
    assert "2 graded" in words
    assert "same notebook that have changed: 1\n  ada: 2, now 4\n" in words
    assert grades(place) == {"ada": "4", "bob": "0"}


@pytest.fixture
def no_bwrap(tmp_path):
    """A PATH with what there is but bubblewrap."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "setpriv").symlink_to(shutil.which("setpriv") or "/usr/bin/setpriv")
    return str(folder)


def test_without_a_sandbox_nothing_is_run(place, no_bwrap):
    (place / "in" / "eve.ipynb").write_bytes(toy.notebook([f"open({str(place / 'ran')!r}, 'w')"]))
    status, words = emgrade(place, "--submissions", place / "in", path=no_bwrap)
    assert status == 2
    assert "no sandbox: bwrap was not found" in words
    assert "sudo apt install bubblewrap" in words
    assert not (place / "ran").exists()
    assert not (place / "out").exists()


def test_a_sandbox_that_does_not_work_is_told_with_its_own_words(place, no_bwrap):
    broken = place / "bin" / "bwrap"
    broken.write_text("#!/bin/sh\necho setting up uid map: Permission denied >&2\nexit 1\n")
    broken.chmod(0o755)
    status, words = emgrade(place, "--submissions", place / "in", path=no_bwrap + ":/bin")
    assert status == 2
    assert "no sandbox: setting up uid map: Permission denied" in words


def test_unsafe_says_so_loudly_and_gives_the_same_marks(place, no_bwrap):
    told = ["--submissions", place / "in", "--unsafe-no-sandbox"]
    status, words = emgrade(place, *told, path=no_bwrap)
    assert status == 0, words
    assert "WITHOUT A SANDBOX" in words
    assert grades(place) == {"ada": "2", "bob": "0"}
    db = store.connect(place / "out" / store.GRADEBOOK)
    assert {run.versions.split()[-1] for run in store.rows(db, "runs", "means")} == {"unsafe"}
    db.close()


@pytest.mark.parametrize(
    ("more", "words"),
    [([], "nothing was handed in for means"), (["--submissions", "/nowhere"], "holds no .ipynb")],
)
@pytest.mark.usefixtures("walled")
def test_what_is_missing_is_told_in_a_line(place, more, words):
    status, printed = emgrade(place, *more)
    assert status == 2
    assert words in printed


def test_what_stands_in_the_folder_now_counts(db, tmp_path):
    path = tmp_path / "ada.ipynb"
    for source in ("a = 1", "a = 2", "a = 1"):
        path.write_bytes(toy.notebook([source]))
        register(db, "means", tmp_path)
        (counts,) = store.newest(db, "means")
        assert counts.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert len(store.rows(db, "submissions", "means")) == 2


# ---- how the commands are called ----


class Caught(Exception):
    """Holds the parser of a command."""


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_is_explained_by_more_than_its_default(name, monkeypatch):
    def catch(parser, *arguments):
        raise Caught(parser)

    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", catch)
    with pytest.raises(Caught) as caught:
        import_module(COMMANDS[name][0]).main([])
    for action in caught.value.args[0]._actions:
        assert re.search(r"\w", (action.help or "").replace("%(default)s", "")), action.dest
        assert action.default != "" or "%(default)s" not in action.help, action.dest


def test_the_folder_of_results_goes_by_one_name_everywhere():
    told = report.options().parse_args(["week-one", "--results", "here"])
    assert told == report.options().parse_args(["week-one", "--from", "here"])


def test_a_slug_in_place_of_the_folder_is_told(capsys):
    said = "no grade.py in a-one-week; give the folder of the assignment, like exercises/a-one-week"
    assert made_up.main(["a-one-week"]) == 2  # which reads it as grade does
    assert capsys.readouterr().err == f"emgrade rehearse: {said}\n"
