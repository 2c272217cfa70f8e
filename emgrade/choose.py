"""Which notebook of a student counts, and how late it is."""

import math
from collections import defaultdict
from datetime import datetime
from typing import NamedTuple

from emgrade.entries import Item, Refusal, Refused
from emgrade.notebook import Unreadable, code_cells
from emgrade.roster import Sender, Student, find, sender

FILES_EACH = 50  # more from one student are refused
UNKNOWN = math.inf  # hours late, when the system says only that it is late


class Sent(NamedTuple):
    sender: Sender
    item: Item


def by_student(items: list[Item], students: list[Student]) -> tuple[dict, set]:
    """{id: what was sent}, and the folders or files of senders that nobody knows."""
    sent, unknown = defaultdict(list), set()
    for item in items:
        if item.path.startswith("__MACOSX/") or item.path.rpartition("/")[2].startswith("."):
            continue
        who = sender(item.path)
        if student := find(students, who):
            sent[student.id].append(Sent(who, item))
        else:
            unknown.add(item.path.partition("/")[0])
    return sent, unknown


def owner(path: str, students: list[Student]) -> str:
    found = find(students, sender(path))
    return found.id if found else ""


def choose(sent: list[Sent]) -> tuple[tuple[Sent, bytes] | None, list[Refused]]:
    """The latest notebook that can be read, and why later ones, or all, are not taken."""
    notebooks = [one for one in sent if one.item.path.lower().endswith(".ipynb")]
    if len(sent) > FILES_EACH:
        return None, [Refused(sent[0].item.path, f"one of {len(sent)} files; at most {FILES_EACH}")]
    if sent and not notebooks:
        return None, [Refused(one.item.path, "not a notebook (.ipynb)") for one in sent]
    reasons = []
    in_time = sorted(notebooks, key=lambda one: (one.item.time, one.sender.upload))
    for one in reversed(in_time):
        try:
            return (one, checked(one.item.read())), reasons
        except Refusal as refusal:
            reasons.append(Refused(one.item.path, str(refusal)))
    return None, reasons


def checked(content: bytes) -> bytes:
    """The content, if the grader can read it; its cells are not judged here."""
    try:
        code_cells(content)
    except Unreadable as unreadable:
        raise Refusal(str(unreadable)) from None
    return content


def lateness(student: Student, sender: Sender, due: str) -> float:
    """Hours after the deadline; a student's own deadline goes before the class's."""
    due = student.due or due
    if student.received and due:
        gap = datetime.fromisoformat(student.received) - datetime.fromisoformat(due)
        return max(round(gap.total_seconds() / 3600, 2), 0.0)
    return UNKNOWN if sender.late else 0.0
