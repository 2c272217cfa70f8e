"""What strangers wrote, made harmless: on a terminal, in a page, in a table for a spreadsheet.

Control characters and marks that turn the direction of writing are shown as their numbers, for a
reader must see what is there. The two joiners stay: Persian, Hindi and emoji need them.
"""

import csv
import io
import re
import unicodedata
from html import escape
from pathlib import Path

JOINERS = "\u200c\u200d"
FORMULA = "=+-@\t\r＝＋－＠"
INNER = re.compile(rf"([;,\t\r\n]\s*)(?=[{re.escape(FORMULA)}])")  # where columns may be split
MADE = re.compile(rf"([;,\t\r\n]\s*)'(?=[{re.escape(FORMULA)}])")  # what a cell makes of it


def unseen(character: str) -> bool:
    """Whether a character shows nothing of itself: control, format, surrogate, unassigned."""
    return unicodedata.category(character)[0] == "C" and character not in JOINERS


def plain(words: object, most: int = 200, lines: bool = False) -> str:
    """Words without unseen characters, cut after `most`; one line unless `lines`."""
    words = str(words)
    kept = "\n\t" if lines else ""
    head = "".join(
        c if c in kept or not unseen(c) else " " if c in "\n\t\r" else f"\\u{ord(c):04x}"
        for c in words[:most]
    )
    return head if len(words) <= most else f"{head} … ({len(words) - most} more characters)"


def html(words: object, most: int = 200, lines: bool = False) -> str:
    """The same for a page: escaped, also for attributes."""
    return escape(plain(words, most, lines), quote=True)


def cell(value: object, most: int = 30_000) -> object:
    """The same for a spreadsheet: what it would take for a formula begins with an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return int(value) if float(value).is_integer() else value
    words = INNER.sub(r"\1'", plain(value, most, lines=True))
    return f"'{words}" if words.lstrip(" ")[:1] in tuple(FORMULA) else words


def uncell(words: str) -> str:
    """What `cell` was given, without its apostrophes."""
    words = MADE.sub(r"\1", words.strip())
    return words[1:] if words[:1] == "'" and words[1:].lstrip(" ")[:1] in tuple(FORMULA) else words


def write_csv(path: str | Path, header: list[str], rows: list) -> None:
    """Write a table whole or not at all, with the mark that makes a spreadsheet read UTF-8."""
    sheet = io.StringIO()
    csv.writer(sheet).writerows([[cell(value) for value in row] for row in [header, *rows]])
    write_whole(path, sheet.getvalue().encode("utf-8-sig"))


def raw_csv(path: str | Path) -> list[list[str]]:
    """The lines of a csv that are not empty, the first of them the columns' names."""
    try:
        words = Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(f"{path} is not in UTF-8; save it as “CSV UTF-8”") from None
    header = words.split("\n", 1)[0]
    comma = max(",;\t", key=header.count)
    sheet = csv.reader(io.StringIO(words, newline=""), delimiter=comma, strict=True)
    try:
        lines = [line for line in sheet if any(field.strip() for field in line)]
    except csv.Error as error:
        raise ValueError(f"{path}, line {sheet.line_num}: {error}") from None
    if not lines:
        raise ValueError(f"{path} is empty; its first line must name the columns")
    return lines


def read_csv(path: str | Path) -> list[dict[str, str]]:
    """The rows of a csv as {column in small letters: text}; commas, semicolons or tabs."""
    names, *lines = raw_csv(path)
    names = [name.strip().lower() for name in names]
    return [{**dict.fromkeys(names, ""), **dict(zip(names, line, strict=False))} for line in lines]


def write_whole(path: str | Path, content: bytes) -> None:
    """Write a file so that a stop in the middle leaves the old one."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.half")
    half.write_bytes(content)
    half.replace(path)
