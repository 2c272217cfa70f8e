"""python -m emgrade: a reader that goes away, a key that is pressed, a missing package."""

import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from emgrade import __main__ as emgrade
from emgrade.sections import ROOT


@pytest.mark.parametrize("more", [[], ["-u"]])
def test_who_reads_no_further_ends_nothing_and_hears_of_nothing(more):
    heard, said = os.pipe()
    os.close(heard)  # as `| true` does
    command = [sys.executable, *more, "-m", "emgrade"]
    done = subprocess.run(command, cwd=ROOT, stdout=said, stderr=subprocess.PIPE)
    os.close(said)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("error", "said", "status"),
    [
        (KeyboardInterrupt(), "\nemgrade mark: stopped; give the same command again", 130),
        (ModuleNotFoundError("No module named 'numpy'"), "numpy'; in the folder of the", 2),
    ],
)
def test_what_stops_a_command_is_told_in_one_line(monkeypatch, capsys, error, said, status):
    def stops(arguments):
        raise error

    monkeypatch.setattr(emgrade, "import_module", lambda name: SimpleNamespace(main=stops))
    assert emgrade.main(["mark"]) == status
    told = capsys.readouterr().err
    assert said in told and len(told.strip().splitlines()) == 1
