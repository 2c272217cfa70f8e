"""What is asked of a file before it is read: its name, its kind, how much may come out of it."""

import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from emgrade.harmless import unseen

CHUNK = 1 << 16


class Limits(NamedTuple):
    file: int = 5 * 10**6  # bytes
    total: int = 2 * 10**9  # bytes, of all files that are read
    files: int = 20_000
    ratio: int = 300  # bytes that come out of one that goes in


LIMITS = Limits()


class Item(NamedTuple):
    path: str  # with /, relative, checked
    time: str  # ISO; of the upload, of the download or of a copy: it decides which is the latest
    read: Callable[[], bytes]  # raises Refusal


class Refused(NamedTuple):
    path: str
    reason: str


class Refusal(ValueError):
    """Why a file is not read."""


def name_problem(path: str) -> str | None:
    """What is wrong with a path, or None."""
    parts = path.split("/")
    if "\\" in path or path.startswith("/") or re.match(r"[A-Za-z]:", path):
        return "an absolute path, or one with backslashes"
    if any(part in ("", ".", "..") for part in parts):
        return "a path that leaves its folder"
    if any(unseen(character) for character in path):
        return "a name with unseen characters or in an unknown encoding"
    if any(len(part.encode()) > 255 for part in parts) or len(path) > 1000:
        return "a name that is too long"
    return None


def kind_problem(mode: int) -> str | None:
    """What is wrong with the kind of a file, or None."""
    kind = stat.S_IFMT(mode)
    if kind in (0, stat.S_IFREG):
        return None
    return "a link" if kind == stat.S_IFLNK else "a device, a pipe or a socket"


class Meter:
    """Counts the bytes of all files; mutable, for it is shared by their readers."""

    def __init__(self, most: int):
        self.left = most

    def gather(self, stream, size_limit: int, packed: float) -> bytes:
        """Read a stream to its end, or refuse it as soon as it passes a limit."""
        parts, size = [], 0
        while chunk := stream.read(CHUNK):
            parts.append(chunk)
            size, self.left = size + len(chunk), self.left - len(chunk)
            if size > size_limit:
                raise Refusal(f"larger than {size_limit / 1e6:g} MB")
            if size > max(packed, CHUNK):
                raise Refusal("a zip bomb: far more comes out of it than went in")
            if self.left < 0:
                raise Refusal("all files together are too large")
        return b"".join(parts)


def refuse_many(source: Path, count: int, limits: Limits) -> None:
    if count > limits.files:
        raise ValueError(
            f"SOURCE {source} holds {count} files; more than {limits.files} are refused"
        )
