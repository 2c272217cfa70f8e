"""Zips that try to write outside, or to fill the disk: each is refused when it is collected."""

import io
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from emgrade.collect import collect
from emgrade.entries import LIMITS
from emgrade.harmless import read_csv

ADA = "Ada Lovelace_4100001_assignsubmission_file_"
ROSTER = "id,name,moodle\nada,Ada Lovelace,4100001\n"
GOOD = b'{"cells": [{"cell_type": "code", "source": "escaped = 1"}], "nbformat": 4}'
PATHS = ("/escaped.ipynb", "../escaped.ipynb", f"{ADA}/../../escaped.ipynb", "C:\\escaped.ipynb")


def link(target: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(f"{ADA}/link.ipynb")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    info.comment = target.encode()
    return info


def nested(depth: int = 3) -> bytes:
    """A zip in a zip in a zip, each full of zeros."""
    content = bytes(20_000_000)
    for _ in range(depth):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.ipynb", content)
        content = made.getvalue()
    return content


def attempts() -> Iterator[tuple[str, list]]:
    """(what is tried, [(path or ZipInfo, content), ...])."""
    for path in PATHS:
        yield f"the path {path}", [(path, GOOD)]
    yield "a link to the grader's seed", [(link("/etc/passwd"), b"/etc/passwd")]
    yield "a file that unpacks to 60 MB", [(f"{ADA}/bomb.ipynb", bytes(60_000_000))]
    yield "zips within zips", [(f"{ADA}/nested.ipynb", nested())]
    yield "too many files", [(f"{ADA}/{n}.ipynb", b"{}") for n in range(LIMITS.files + 1)]


COUNT = len(list(attempts()))


def problems() -> list[str]:
    return [f"{what}: {words}" for what, files in attempts() for words in tried(files)]


def tried(files: list) -> list[str]:
    """What collecting it leaves that should not be there."""
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / "class"
        folder.mkdir()
        (folder / "roster.csv").write_text(ROSTER)
        with zipfile.ZipFile(folder / "moodle.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for path, content in files:
                archive.writestr(path, content, zipfile.ZIP_DEFLATED)
        try:
            into, results = folder / "submissions", folder / "results"
            collect(folder / "moodle.zip", folder / "roster.csv", "week", into, results)
            refused = len(read_csv(into / "week" / "refused.csv"))
        except ValueError:  # the zip as a whole is refused
            refused = len(files)
        found = [path for path in Path(room).rglob("*") if path.suffix == ".ipynb"]
        found += [path for path in (Path("/escaped.ipynb"),) if path.exists()]
        words = [f"{path.relative_to(room)} was written" for path in found]
        return words if refused else [*words, "nothing is said of it"]
