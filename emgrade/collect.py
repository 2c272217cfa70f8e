"""Collect what students handed in: one notebook each, under the student's id.

Writes INTO/SLUG/<id>.ipynb, the notebook that counts; INTO/SLUG/files/<sha256>.ipynb, every
notebook that ever came in; manifest.csv and refused.csv; and the gradebook's rows. The times in a
zip only order the files of one student in it, for most systems write the time of the download
there. Which of two sources is newer is told by the roster's column “received”, or else by the order
in which they are collected. Who is late is told by that column and a deadline, or Canvas's LATE.
"""

import argparse
import hashlib
import re
from contextlib import closing
from pathlib import Path

from emgrade import records, store
from emgrade.choose import Sent, by_student, choose, lateness, owner
from emgrade.entries import LIMITS, Limits
from emgrade.harmless import plain, write_whole
from emgrade.intake import look
from emgrade.receipts import Outcome, compare, summary, write_folder
from emgrade.roster import looked_for, read_roster, time
from emgrade.sets import folder_of


def collect(source, roster, slug, into, results, due="", limits: Limits = LIMITS) -> Outcome:
    """Take in a source; a second time only what is new. Nothing that came before is lost."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", slug):
        raise ValueError(f"SLUG {plain(slug)!r}: small letters, digits and hyphens, like week-one")
    students, due = read_roster(roster), time(due, "--due")
    items, refused = look(source, limits)
    with closing(store.connect(Path(results) / store.GRADEBOOK)) as db:
        return take_in(db, slug, Path(into) / slug, students, due, items, refused)


def take_in(db, slug: str, folder: Path, students, due: str, items, refused) -> Outcome:
    sent, unknown = by_student(items, students)
    lost = [(owner(entry.path, students), entry.path, entry.reason) for entry in refused]
    have = {row.student: row for row in store.newest(db, slug)}
    now = {}
    for student in students:
        found, reasons = choose(sent.get(student.id, []))
        lost += [(student.id, entry.path, entry.reason) for entry in reasons]
        if found:
            now[student.id] = row_of(student, slug, *found, folder, due, have.get(student.id))
    seen = {*sent, *(student for student, _, _ in lost if student)}
    write_rows(db, slug, list(now.values()), flags_of(slug, sent, now, lost), seen)
    counts = {row.student: row for row in store.newest(db, slug)}
    outcome = compare(students, have, now, counts, sorted(unknown), lost, due)
    write_folder(db, slug, folder, students, outcome)
    return outcome


def row_of(student, slug, one: Sent, content: bytes, folder: Path, due: str, old):
    """The row of a notebook, whose file is written under its hash."""
    digest = hashlib.sha256(content).hexdigest()
    path = folder / "files" / f"{digest}.ipynb"
    if not path.exists():
        write_whole(path, content)
    same = old is not None and old.sha256 == digest
    received = student.received or (old.received if same else one.item.time)
    told = bool(student.received or (same and old.told))
    late = lateness(student, one.sender, due)
    return records.Submission(student.id, slug, digest, late, path.as_posix(), received, told)


def flags_of(slug: str, sent: dict, now: dict, lost: list) -> list[records.Flag]:
    """What a human should look at: refused files, and a choice among several."""
    flags = []
    for student, path, reason in lost:
        if student:
            words = f"refused: {plain(path)}: {reason}"
            flags.append(records.Flag(student, slug, "", "refused", words, "collect"))
    for student, files in sent.items():
        several = sum(one.item.path.lower().endswith(".ipynb") for one in files)
        if student in now and several > 1:
            words = f"sent {several} notebooks; the latest that can be read counts"
            flags.append(records.Flag(student, slug, "", "several", words, "collect"))
    return flags


def write_rows(db, slug: str, rows: list, flags: list, seen: set) -> None:
    """In one go; the flags of students of whom this source says nothing stay."""
    with db:
        for student in seen:
            db.execute(
                "DELETE FROM flags WHERE student = ? AND assignment = ? AND source = 'collect'",
                (student, slug),
            )
        store.add(db, "submissions", [row for row in rows if not row.told])
        store.arrive(db, [row for row in rows if row.told])
        store.add(db, "flags", flags)


# ---- the command ----


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="emgrade collect", description=__doc__.split("\n")[0])
    parser.add_argument("source", help="the zip that Moodle or Canvas handed out, or a folder")
    parser.add_argument("roster", help=f"csv of the class; columns looked for: {looked_for()}")
    parser.add_argument("slug", help="the assignment, by the name of its folder")
    parser.add_argument(
        "--into", default="instructor/submissions", help="for the notebooks (%(default)s)"
    )
    parser.add_argument(
        "--results", default="instructor/results", help="folder of the gradebook (%(default)s)"
    )
    parser.add_argument("--due", default="", help="the deadline, like 2026-11-20T23:59")
    parser.add_argument(
        "--exercises", default="exercises", help="where the folder of the set is (%(default)s)"
    )
    told = parser.parse_args(arguments)
    try:
        if not (Path(told.into) / told.slug).is_dir():  # a new one may be misspelt
            folder_of(Path(told.exercises), told.slug)
        outcome = collect(told.source, told.roster, told.slug, told.into, told.results, told.due)
    except (ValueError, OSError) as error:
        parser.exit(2, f"emgrade collect: {error}\n")
    print("\n".join(summary(outcome, Path(told.into) / told.slug)))
    return 0
