"""Flag the notebooks and texts of a class that are nearly the same: a reason to look, no more."""

from pathlib import Path

from emgrade import records, store
from emgrade.likeness import Pair, alike, twins
from emgrade.notebook import Unreadable, code_cells
from emgrade.spec import Assignment
from emgrade.texts import listed


def find_alike(db, assignment: Assignment, template: list[str]) -> list[Pair]:
    """Pairs of submissions that share much code; each is flagged for both, as are equal texts."""
    cells = {row.student: cells_of(row) for row in store.newest(db, assignment.slug)}
    pairs = alike(cells, template)
    flags = []
    for pair in pairs:
        for student, other in ((pair.one, pair.other), (pair.other, pair.one)):
            words = f"shares {pair.share:.0%} of its own code with the notebook of {other}"
            flags.append(records.Flag(student, assignment.slug, "", "copy", words, "report"))
    for (student, question), others in twins(store.rows(db, "texts", assignment.slug)).items():
        words = f"the text has the words of {listed(others)}"
        flags.append(records.Flag(student, assignment.slug, question, "copy", words, "report"))
    with db:
        db.execute(
            "DELETE FROM flags WHERE assignment = ? AND source = 'report'", [assignment.slug]
        )
        store.add(db, "flags", flags)
    return pairs


def cells_of(row: records.Submission) -> list[str]:
    try:
        return code_cells(Path(row.path).read_bytes())
    except (Unreadable, OSError):  # which grading flags
        return []
