"""requirements.lock fits requirements.txt, and that fits emlib's own metadata."""

import re
import tomllib

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from notebooks import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
ENTRY = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?: ; (?P<marker>.*?))? \\$", re.M)
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def direct():
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def locked(python):
    """{name: version} that the lock installs on a Linux machine with this Python."""
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    environment |= {"sys_platform": "linux", "os_name": "posix", "implementation_name": "cpython"}
    entries = [match.groupdict() for match in ENTRY.finditer(LOCK)]
    return {
        entry["name"]: entry["version"]
        for entry in entries
        if not entry["marker"] or Marker(entry["marker"]).evaluate(environment)
    }


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_the_lock_satisfies_every_range(python):
    versions = locked(python)
    wrong = [
        str(wanted)
        for wanted in direct()
        if not wanted.specifier.contains(versions.get(canonicalize_name(wanted.name), "0"))
    ]
    assert wrong == []


def test_every_line_of_the_lock_is_a_version_or_a_hash_and_none_an_address():
    lines = [line for line in LOCK.splitlines() if not ENTRY.fullmatch(line)]
    assert [line for line in lines if not HASH.fullmatch(line)] == []
    assert "://" not in LOCK
    assert len(locked("3.11")) > len(direct())


def test_emlibs_own_ranges_are_those_of_the_requirements():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    ours = [*project["dependencies"], *extras["plots"], *extras["widgets"]]
    assert {str(Requirement(text)) for text in ours} <= {str(wanted) for wanted in direct()}
