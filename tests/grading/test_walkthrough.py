"""The teacher's page: its commands, run in order and as they are written, print what it says."""

import re
import shlex
import shutil
import subprocess
from typing import NamedTuple

import pytest

from emgrade import __main__ as emgrade
from emgrade import grade, said
from emgrade.sections import ROOT

PAGE = ROOT / "book" / "exercises" / "for-teachers.md"
NEEDED = ("exercises", "notebooks/exercises", "_config.yml")  # what the commands read


class Step(NamedTuple):
    command: str
    wanted: str  # what the page says that it prints


def steps(text: str) -> list[Step]:
    """The commands of all console blocks; a line that ends in a backslash goes on."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```", text, re.S | re.M):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, wanted = part.replace("\\\n", " ").partition("\n")
            found.append(Step(" ".join(command.split()), normal(wanted)))
    return found


def normal(words: str) -> str:
    """Without what differs from run to run: seconds, hashes; of a bar only its end counts."""
    words = words.replace("\ufeff", "").replace("\r\n", "\n")
    lines = [line.rpartition("\r")[2] for line in words.split("\n")]
    lines = [line for line in lines if not line.endswith("[00:00, ?it/s]")]  # an empty bar
    text = "\n".join(line.strip() for line in lines if line.strip())
    text = re.sub(r"\[\d\d:\d\d<\d\d:\d\d, +[\d.]+(s/it|it/s)\]", "[TIME]", text)
    return re.sub(r"\b[0-9a-f]{12,64}\b", "HASH", text)


def run(step: Step, capfd) -> str:
    """What a command prints, on both channels; those of emgrade run in this process."""
    first, *words = shlex.split(step.command)
    if [first, *words[:2]] == ["python", "-m", "emgrade"]:
        status = emgrade.main(words[2:])
    else:
        status = subprocess.run(step.command, shell=True, check=False).returncode
    out, err = capfd.readouterr()
    assert status == 0, out + err
    return normal(err.strip("\r\n") + "\n" + out)


@pytest.mark.usefixtures("walled")
def test_the_commands_of_the_teachers_page_print_what_it_says(tmp_path, monkeypatch, capfd):
    for name in NEEDED:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("EMGRADE_SEED", raising=False)
    walk = steps(PAGE.read_text(encoding="utf-8"))
    named = {word for step in walk for word in step.command.split()}
    assert {"build", "rehearse", "collect", "grade", "report", "mark"} <= named
    for step in walk:
        assert run(step, capfd) == step.wanted, step.command


def test_every_kind_of_flag_is_explained_to_teachers():
    kinds = {*said.KINDS.values(), *grade.WORST, "unreadable", "grader", "hidden", "missing"}
    kinds |= {"long", "name", "value"}  # of grading
    kinds |= {"refused", "several", "copy", "absent", "excused", "late", "ungraded"}  # around it
    kinds |= {"marked"}  # of points by hand
    _, table = PAGE.read_text(encoding="utf-8").split("| flag |")
    explained = re.findall(r"^\| `([a-z]+)` \|", table.split("\n\n")[0], re.M)
    assert sorted(explained) == sorted(kinds)
