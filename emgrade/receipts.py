"""What collecting has changed: for the teacher's terminal, and as tables beside the notebooks."""

from pathlib import Path
from typing import NamedTuple

from emgrade import store
from emgrade.choose import UNKNOWN
from emgrade.harmless import plain, write_csv, write_whole
from emgrade.roster import Student, read_roster, stem


class Outcome(NamedTuple):
    """Ids of students, unless it says otherwise."""

    new: list[str]
    changed: list[str]
    same: list[str]
    older: list[str]  # this source holds an older notebook than an earlier one; that one counts
    kept: list[str]  # have a notebook from before, and nothing in this source
    missing: list[Student]
    late: list[tuple[Student, float]]
    lateness: bool  # whether anything told who is late
    unknown: list[str]  # folders or files of which nobody knows the sender
    refused: list[tuple[str, str, str]]  # id or "", path, reason


def compare(students, have: dict, now: dict, counts: dict, unknown, lost, due: str) -> Outcome:
    """From the rows that counted before, those that came now, and those that count after."""

    def ids(wanted):
        return [student.id for student in students if wanted(student.id)]

    def same(one: dict, other: dict, i: str) -> bool:
        return one[i].sha256 == other[i].sha256

    both = [i for i in now if i in have]
    late = [(s, counts[s.id].late) for s in students if s.id in counts and counts[s.id].late]
    return Outcome(
        new=ids(lambda i: i in now and i not in have),
        changed=ids(lambda i: i in both and same(now, counts, i) and not same(now, have, i)),
        same=ids(lambda i: i in both and same(now, have, i)),
        older=ids(lambda i: i in both and not same(now, counts, i)),
        kept=ids(lambda i: i not in now and i in have),
        missing=[student for student in students if student.id not in counts],
        late=late,
        lateness=bool(late) or bool(due and any(s.received for s in students)),
        unknown=unknown,
        refused=lost,
    )


def write_folder(db, slug: str, folder: Path, students: list[Student], outcome: Outcome) -> None:
    """The notebooks that count under their ids, the manifest, and the list of what was refused."""
    counts = {row.student: row for row in store.newest(db, slug)}
    for row in counts.values():
        content = Path(row.path).read_bytes()
        target = folder / f"{stem(row.student)}.ipynb"
        if not target.exists() or target.read_bytes() != content:
            write_whole(target, content)
    header = ["id", "name", "group", "counts", "sha256", "received", "late", "path"]
    known = {student.id: student for student in keep_roster(folder, students)}
    rows = [manifest_row(row, known, counts) for row in store.rows(db, "submissions", slug)]
    write_csv(folder / "manifest.csv", header, sorted(rows))
    unknown = [("", path, "nobody on the roster") for path in outcome.unknown]
    write_csv(folder / "refused.csv", ["id", "path", "reason"], [*outcome.refused, *unknown])


def keep_roster(folder: Path, students: list[Student]) -> list[Student]:
    """The class as it was told, beside the notebooks; who stood in an earlier roster stays."""
    path = folder / "roster.csv"
    now = {student.id.casefold() for student in students}
    earlier = read_roster(path) if path.exists() else []
    everyone = [*students, *(one for one in earlier if one.id.casefold() not in now)]
    write_csv(path, list(Student._fields), everyone)
    return everyone


def manifest_row(row, known: dict, counts: dict) -> tuple:
    student = known.get(row.student)
    name, group = (student.name, student.group) if student else ("", "")
    counted = "yes" if row == counts[row.student] else "no"
    told = (row.sha256, row.received, hours(row.late), row.path)
    return (row.student, name, group, counted, *told)


def hours(late: float) -> str:
    """Lateness in words; empty if in time."""
    if not late:
        return ""
    return "late" if late == UNKNOWN else f"{late:g} h late"


LATENESS = (
    "Late: not known. The roster’s column “received” (in Moodle’s grading worksheet:"
    " “Last modified (submission)”) together with --due tells it."
)


OLDER = "  If these are to count, tell their times in the roster’s column “received”."


def summary(outcome: Outcome, folder: Path) -> list[str]:
    """What happened, for a terminal."""
    new, changed, same, older = (len(part) for part in outcome[:4])
    lines = [f"{folder}: {new} new notebooks, {changed} changed, {same} as before"]
    if older:
        lines.append(f"Older than what came before, which counts: {ids(outcome.older)}")
        lines.append(OLDER)
    if outcome.kept:
        lines.append(f"Not in this source, kept from before: {ids(outcome.kept)}")
    late = [f"{name(student)}: {hours(value)}" for student, value in outcome.late]
    lines += section("Late", late) if outcome.lateness else [LATENESS]
    lines += section("Missing", map(name, outcome.missing))
    lines += section("Unknown, not collected: nobody on the roster", map(plain, outcome.unknown))
    refused = [f"{plain(path)}: {reason}" for _, path, reason in outcome.refused]
    return lines + section("Refused", refused)


def ids(students: list[str]) -> str:
    return ", ".join(map(plain, students))


def name(student: Student) -> str:
    return f"{plain(student.name)} ({plain(student.id)})"


def section(title: str, lines) -> list[str]:
    lines = list(lines)
    return [f"{title}: {len(lines) or 'none'}", *(f"  {line}" for line in lines)]
