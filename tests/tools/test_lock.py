"""Each lock fits its requirements, and those fit emlib's own metadata."""

import re
import tomllib

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from notebooks import ROOT

NAMES = ["requirements", "requirements-grading"]
ENTRY = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?: ; (?P<marker>.*?))? \\$", re.M)
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def direct(name):
    lines = read(f"{name}.txt").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


def locked(name, python):
    """{name: version} that the lock installs on a Linux machine with this Python."""
    environment = {"python_version": python, "python_full_version": f"{python}.0"}
    environment |= {"sys_platform": "linux", "os_name": "posix", "implementation_name": "cpython"}
    entries = [match.groupdict() for match in ENTRY.finditer(read(f"{name}.lock"))]
    return {
        entry["name"]: entry["version"]
        for entry in entries
        if not entry["marker"] or Marker(entry["marker"]).evaluate(environment)
    }


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
@pytest.mark.parametrize("name", NAMES)
def test_the_lock_satisfies_every_range(name, python):
    versions = locked(name, python)
    wrong = [
        str(wanted)
        for wanted in direct(name)
        if not wanted.specifier.contains(versions.get(canonicalize_name(wanted.name), "0"))
    ]
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_the_lock_is_a_version_or_a_hash_and_none_an_address(name):
    lock = read(f"{name}.lock")
    lines = [line for line in lock.splitlines() if not ENTRY.fullmatch(line)]
    assert [line for line in lines if not HASH.fullmatch(line)] == []
    assert "://" not in lock
    assert len(locked(name, "3.11")) > len(direct(name))


def test_a_student_and_the_grader_compute_with_the_same_versions():
    grading, main = (locked(name, "3.11") for name in ("requirements-grading", "requirements"))
    for name in ("numpy", "scipy", "matplotlib"):
        assert grading[name] == main[name]


def test_emlibs_own_ranges_are_those_of_the_requirements():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    ours = {*project["dependencies"], *extras["plots"], *extras["widgets"]}
    direct_ones = {str(wanted) for wanted in direct("requirements")}
    assert {str(Requirement(text)) for text in ours} <= direct_ones
