"""Who is in the class, and who sent a file: told by the roster and the learning system alone.

Moodle names what a student sent “Ada Lovelace_1234567_assignsubmission_file_/…”, or the same before
the file's own name; Canvas “lovelaceada_LATE_1234_5678_…”. A student writes only what comes after.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from emgrade.harmless import plain, read_csv, uncell, unseen

COLUMNS = {  # what a column is called here, and in the tables that learning systems hand out
    "id": ("id", "id number", "student id", "sis user id"),
    "name": ("name", "full name", "student"),
    "moodle": ("moodle", "identifier"),
    "canvas": ("canvas", "canvas id"),
    "group": ("group", "section"),
    "received": ("received", "last modified (submission)"),
    "due": ("due",),
}
TIMES = ("%A, %d %B %Y, %I:%M %p", "%d/%m/%Y %H:%M", "%d.%m.%Y %H:%M")  # beside ISO
CANVAS = re.compile(
    r"(?P<name>[^_/]+)_(?P<late>LATE_)?(?P<number>\d+)_(?P<upload>\d+)_(?P<rest>.+)", re.ASCII
)
MOODLE = re.compile(r"(?P<name>[^/]+?)_(?P<number>\d+)_assignsubmission_file(?P<rest>.*)", re.ASCII)


class Student(NamedTuple):
    id: str
    name: str
    moodle: str = ""  # the number in Moodle's names; it differs from assignment to assignment
    canvas: str = ""
    group: str = ""
    received: str = ""  # ISO time of the submission, if the learning system told it
    due: str = ""  # this student's own deadline


class Sender(NamedTuple):
    system: str  # "moodle", "canvas" or "folder"
    name: str
    number: str
    late: bool = False
    upload: int = 0  # Canvas numbers what comes in


def read_roster(path: str | Path) -> list[Student]:
    """The class from a csv; the columns id and name are needed, the others help."""
    rows = read_csv(path)
    have = list(rows[0]) if rows else []
    where = {field: next((n for n in names if n in have), None) for field, names in COLUMNS.items()}
    for field in ("id", "name"):
        if where[field] is None:
            raise ValueError(
                f"ROSTER {path} has no column “{field}”. Looked for: {looked_for()}."
                f" Found: {', '.join(plain(name) for name in have) or 'no line of students'}."
            )
    rows = [row for row in rows if row[where["name"]].strip() != "Points Possible"]  # Canvas's own
    students = [student(row, where, path) for row in rows]
    refuse_doubles(students, path)
    return students


def looked_for() -> str:
    return "; ".join(f"{field} ({' or '.join(names)})" for field, names in COLUMNS.items())


def student(row: dict, where: dict, path) -> Student:
    told = {field: uncell(row[name]) for field, name in where.items() if name}
    told["moodle"] = re.sub(r"\D+", "", told.get("moodle", ""))  # "Participant 1234567"
    for field in ("received", "due"):
        told[field] = time(told.get(field, ""), f"ROSTER {path}, {told['id']}, {field}")
    if not told["id"] or any(unseen(character) for character in told["id"]):
        raise ValueError(f"ROSTER {path}: the id of “{plain(told['name'])}” is {told['id']!r}")
    return Student(**told)


def refuse_doubles(students: list[Student], path) -> None:
    """Ids that differ only by capitals would be one file on some machines."""
    for field in ("id", "moodle", "canvas"):
        counts = Counter(getattr(student, field).casefold() for student in students)
        if doubles := [value for value, n in counts.items() if n > 1 and value]:
            raise ValueError(f"ROSTER {path}: two students have the {field} {plain(doubles[0])}")


def time(words: str, what: str) -> str:
    """A time as ISO text without a zone, or "" if there is none."""
    words = words.strip()
    if words in ("", "-"):
        return ""
    for form in (None, *TIMES):
        try:
            found = datetime.strptime(words, form) if form else datetime.fromisoformat(words)
        except ValueError:
            continue
        if found.tzinfo:
            found = found.astimezone().replace(tzinfo=None)
        return found.isoformat(timespec="seconds")
    raise ValueError(f"{what}: {plain(words)!r} is no time; write it like 2026-11-20T23:59")


def stem(student: str) -> str:
    """A student's id as a file name; what had to be replaced is told apart by a hash."""
    safe = re.sub(r"[^A-Za-z0-9_@.-]", "_", student).lstrip(".-")[:80]
    if safe == student:
        return safe
    return f"{safe or 'id'}-{hashlib.sha256(student.encode()).hexdigest()[:8]}"


# ---- who sent this? ----


def sender(path: str) -> Sender:
    """Read from what the learning system put before the student's own part of a path."""
    top, _, rest = path.partition("/")
    if not rest and (match := CANVAS.fullmatch(top)):
        return Sender(
            "canvas", match["name"], match["number"], bool(match["late"]), int(match["upload"])
        )
    if match := MOODLE.fullmatch(top):
        return Sender("moodle", match["name"].replace("_", " "), match["number"])
    own = top if rest else re.sub(r"\.ipynb$", "", top, flags=re.IGNORECASE)
    return Sender("folder", own, own)


def find(roster: list[Student], sender: Sender) -> Student | None:
    """The student with this number; or else with this name, if the roster has no number for it."""
    if sender.system == "folder":
        own = sender.number.casefold()  # ids differ by more than capitals
        return next((s for s in roster if own in (s.id.casefold(), stem(s.id).casefold())), None)
    for student in roster:
        if getattr(student, sender.system) == sender.number:
            return student
    named = [s for s in roster if letters(sender.name) in spellings(s.name)]
    if len(named) > 1:  # Canvas's own table calls its number the id
        named = [s for s in named if s.id == sender.number]
    return named[0] if named and not getattr(named[0], sender.system) else None


def letters(name: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name).casefold()))


def bare(name: str) -> str:
    """Without accents: Canvas leaves them out, or keeps them."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def spellings(name: str) -> set[str]:
    """A name as one word, whichever of its parts comes first."""
    words = name.replace(",", " ").split()
    turned = [" ".join(words[n:] + words[:n]) for n in range(len(words))]
    return {letters(form(words)) for words in turned for form in (str, bare)}
