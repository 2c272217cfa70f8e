"""Look into what a learning system hands out, a zip or a folder, and trust nothing in it.

Nothing is unpacked to the disk. A file is read by chunks and counted as it comes, whatever its
header says; what is not an ordinary file with an ordinary name is refused with a reason.
"""

import os
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from emgrade.entries import (
    LIMITS,
    Item,
    Limits,
    Meter,
    Refusal,
    Refused,
    kind_problem,
    name_problem,
    refuse_many,
)
from emgrade.unzip import in_zip


def look(source: str | Path, limits: Limits = LIMITS) -> tuple[list[Item], list[Refused]]:
    """The files of a zip or a folder that may be read, and those that may not."""
    source = Path(source)
    if source.is_dir():
        found = in_folder(source, limits)
    elif source.is_file() and zipfile.is_zipfile(source):
        found = in_zip(source, limits)
    else:
        what = "neither a zip nor a folder" if source.exists() else "not there"
        raise ValueError(f"SOURCE {source} is {what}; give what the learning system handed out")
    found = list(found)
    twins = Counter(folded(path) for path, _ in found)
    items, refused = [], []
    for path, thing in found:
        if isinstance(thing, Item) and twins[folded(path)] > 1:
            thing = Refused(path, "another name here is the same but for capitals or accents")
        (items if isinstance(thing, Item) else refused).append(thing)
    return items, refused


def folded(path: str) -> str:
    return unicodedata.normalize("NFKC", path).casefold()


def in_folder(source: Path, limits: Limits) -> Iterator[tuple[str, Item | Refused]]:
    meter = Meter(limits.total)
    found = sorted(walk(source))
    refuse_many(source, len(found), limits)
    for file in found:
        path = file.relative_to(source).as_posix()
        info = file.lstat()
        if reason := name_problem(path) or kind_problem(info.st_mode):
            yield path, Refused(path, reason)
        else:
            time = datetime.fromtimestamp(info.st_mtime).isoformat(timespec="seconds")
            yield path, Item(path, time, file_reader(file, limits, meter))


def walk(source: Path) -> Iterator[Path]:
    """Everything in a folder that is no folder, links to folders among it."""
    for entry in os.scandir(source):
        if entry.is_dir(follow_symlinks=False):
            yield from walk(Path(entry.path))
        else:
            yield Path(entry.path)


def file_reader(file: Path, limits: Limits, meter: Meter):
    def opener(path, flags):
        return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))

    def read() -> bytes:
        try:
            with open(file, "rb", opener=opener) as stream:
                return meter.gather(stream, limits.file, float("inf"))
        except OSError as error:
            raise Refusal(f"cannot be read ({error.strerror})") from None

    return read
