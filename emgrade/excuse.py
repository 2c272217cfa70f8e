"""Excuse a student from a set: the total stays empty, and nobody asks where the notebook is."""

from emgrade import records, store
from emgrade.harmless import plain

KIND = "excused"  # of the flag that says so, with the teacher's words


def excuse(db, slug: str, student: str, words: str) -> str:
    with db:
        forget(db, slug, student)
        store.add(db, "flags", [records.Flag(student, slug, "", KIND, words, "excuse")])
    return f"{plain(student)} is excused from {slug}"


def take_back(db, slug: str, student: str) -> str:
    with db:
        if not forget(db, slug, student):
            raise ValueError(f"STUDENT {plain(student)!r} was not excused from {slug}")
    return f"{plain(student)} is not excused from {slug} any more"


def forget(db, slug: str, student: str) -> int:
    """How many excuses there were."""
    where = "student = ? AND assignment = ? AND source = 'excuse'"
    return db.execute(f"DELETE FROM flags WHERE {where}", (student, slug)).rowcount
