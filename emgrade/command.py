"""emgrade grade: run every submission of an assignment in the sandbox, and mark it."""

import argparse
import hashlib
import os
import secrets
import sys
from datetime import datetime
from pathlib import Path

from tqdm import tqdm

from emgrade import records, sandbox, store, wall
from emgrade.by_hand import flag_earlier
from emgrade.gradesheet import number
from emgrade.harmless import plain
from emgrade.load import load
from emgrade.many import Setting, grade_all, versions, waiting
from emgrade.tables import write_tables

UNSAFE = """
WITHOUT A SANDBOX: students' code runs as you, on your files, with your network. It can read the
solutions, delete what you can delete, and go on running after the grading. Never do this with
code from people you do not trust.
"""


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="emgrade grade", description=__doc__)
    parser.add_argument("folder", type=Path, help="of the assignment: exercises/SLUG")
    parser.add_argument(
        "--submissions",
        type=Path,
        help="a folder of STUDENT.ipynb, instead of what `emgrade collect` took in",
    )
    parser.add_argument(
        "--results",
        type=Path,
        default=Path("instructor/results"),
        help="folder of the gradebook and the tables (%(default)s)",
    )
    parser.add_argument(
        "--workers",
        type=int,
        default=os.cpu_count() or 1,
        help="how many notebooks at once (%(default)s)",
    )
    parser.add_argument(
        "--unsafe-no-sandbox",
        action="store_true",
        help="run students' code unprotected, with bounds on memory and time only",
    )
    return parser


def secret_of(folder: Path) -> str:
    """EMGRADE_SEED, or else the seed that was made, once, for this folder of results."""
    if seed := os.environ.get("EMGRADE_SEED"):
        return seed
    path = folder / "seed"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(16))
    return path.read_text().strip()


def register(db, slug: str, folder: Path) -> None:
    """Enter the notebooks of a folder as submissions; the name of a file is its student."""
    rows = []
    for path in sorted(folder.glob("*.ipynb")):
        received = datetime.fromtimestamp(path.stat().st_mtime).isoformat(timespec="seconds")
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        rows.append(records.Submission(path.stem, slug, sha256, 0.0, str(path), received))
    if not rows:
        raise ValueError(f"--submissions {folder} holds no .ipynb")
    with db:
        store.arrive(db, rows)


def totals(db, slug: str) -> dict[tuple[str, str], float]:
    """{(student, notebook): points} of what is graded."""
    files = {run.student: run.sha256 for run in store.rows(db, "runs", slug)}
    found = {}
    for student, _, points, _, _ in store.grades(db, slug):
        key = student, files.get(student, "")
        found[key] = found.get(key, 0.0) + (points or 0.0)
    return found


def moved(before: dict, after: dict) -> list[str]:
    """Whose points another version of the checks has changed, for the same notebook."""
    both = [key for key in after if key in before and after[key] != before[key]]
    lines = [
        f"  {plain(key[0])}: {number(before[key])}, now {number(after[key])}\n" for key in both
    ]
    return [f"points of the same notebook that have changed: {len(both)}\n", *lines] if both else []


def grade(told: argparse.Namespace) -> int:
    if told.unsafe_no_sandbox:
        print(UNSAFE, file=sys.stderr)
    else:
        sandbox.probe()
    loaded = load(told.folder)
    slug = loaded.assignment.slug
    db = store.connect(told.results / store.GRADEBOOK)
    if told.submissions:
        register(db, slug, told.submissions)
    marking = versions(told.folder, told.unsafe_no_sandbox)
    setting = Setting(loaded, secret_of(told.results), marking, told.unsafe_no_sandbox)
    left, all_of_them = len(waiting(db, setting)), len(store.newest(db, slug))
    if not all_of_them:
        raise ValueError(f"nothing was handed in for {slug}: run emgrade collect first")
    before = totals(db, slug)
    for _ in tqdm(grade_all(db, setting, max(told.workers, 1)), total=left, desc=slug):
        pass
    flag_earlier(db, slug)
    paths = write_tables(db, loaded.assignment, told.results / slug)
    flags = len(store.rows(db, "flags", slug))
    plural = "" if flags == 1 else "s"
    done = f"{left} graded, {all_of_them - left} were graded already"
    print(f"{done}; {flags} flag{plural} for a human")
    print(*moved(before, totals(db, slug)), sep="", end="")
    print(*paths, sep="\n")
    return 0


def main(arguments: list[str]) -> int:
    parser = options()
    try:
        return grade(parser.parse_args(arguments))
    except (wall.NoSandbox, ValueError, OSError) as error:
        parser.exit(2, f"emgrade grade: {error}\n")
