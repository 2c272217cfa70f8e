"""Grade every submission of an assignment, several at a time, and lose nothing when interrupted.

A submission is written to the gradebook as a whole when it is done. Started again, the grader goes
on with those that are not there, or that were graded from another file, seed or version.
"""

import hashlib
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from typing import Any, NamedTuple

from emgrade import data, records, store, wall
from emgrade.asked import Job
from emgrade.grade import Result, grade, not_graded
from emgrade.gradesheet import class_list
from emgrade.notebook import FILE, Unreadable, code_cells

PACKAGES = ("numpy", "scipy", "matplotlib")
SHOW = f"""
import platform
from importlib.metadata import version
print("python", platform.python_version(), *(f"{{n}} {{version(n)}}" for n in {PACKAGES}))
"""
MARKING = (  # the modules that a mark depends on
    *("flaws", "grade", "judge", "many", "notebook", "phase", "runner", "said"),
    *("sandbox", "seeds", "spec", "wire", "load", "forbidden", "bounds", "cells", "wall"),
    *("compare", "asked", "known", "data"),
)


class Setting(NamedTuple):
    """What all submissions of one command are graded with."""

    loaded: Any  # .assignment and .solutions, of emgrade.load
    secret: str
    versions: str
    unsafe: bool = False


# ---- what a mark depends on ----


def digest(*contents: bytes) -> str:
    return hashlib.sha256(b"".join(hashlib.sha256(c).digest() for c in contents)).hexdigest()[:12]


@cache
def packages() -> str:
    command = [wall.python(), "-I", "-c", SHOW]
    return subprocess.check_output(command, text=True).strip()


def versions(folder: Path, unsafe: bool = False) -> str:
    """All that may change a mark, but for the submission and the seed."""
    sources = [wall.HERE / f"{name}.py" for name in MARKING]
    sources += [data.FOLDER / "SHA256SUMS"]
    ours = digest(*(path.read_bytes() for path in sources if path.exists()))
    asked = digest(*((folder / name).read_bytes() for name in ("grade.py", "master.md")))
    words = f"{packages()} assignment {asked} emgrade {ours}"
    return f"{words} unsafe" if unsafe else words


def run_of(setting: Setting, submission: records.Submission, status="", seconds=0.0) -> records.Run:
    seed = digest(b"seed", setting.secret.encode())
    key = (submission.student, submission.assignment, submission.sha256)
    return records.Run(*key, seed, setting.versions, status, seconds)


# ---- one of them ----


def read(submission: records.Submission) -> list[str]:
    """The code cells of a file that is still the one that came in."""
    path = Path(submission.path)
    if not path.is_file() or path.is_symlink():
        raise Unreadable(f"{path.name} is not there any more")
    with path.open("rb") as file:
        data = file.read(FILE + 1)
    cells = code_cells(data)
    if hashlib.sha256(data).hexdigest() != submission.sha256:
        raise Unreadable(f"{path.name} is not the file that came in: it was changed since")
    return cells


def name_of(submission: records.Submission) -> str:
    """The student's name in the list of the class that collect leaves beside the notebooks."""
    folder = Path(submission.path).parent
    known = class_list(folder.parent) if folder.name == "files" else []
    return next((one.name for one in known if one.id == submission.student), "")


def grade_one(setting: Setting, submission: records.Submission, worker: int = 0) -> Result:
    assignment, solutions = setting.loaded.assignment, setting.loaded.solutions
    job = Job(assignment, solutions, submission.student, [], setting.secret)
    try:
        job = job._replace(cells=read(submission), name=name_of(submission))
    except (Unreadable, OSError) as error:
        return not_graded(job, "unreadable", f"the file cannot be graded: {error}")
    try:
        return grade(job, worker=worker, unsafe=setting.unsafe)
    except Exception as error:  # the others are graded all the same
        return not_graded(job, "grader", f"the grader stopped with {type(error).__name__}: {error}")


# ---- all of them ----


def waiting(db, setting: Setting) -> list[records.Submission]:
    """The submissions that are not graded yet."""
    newest = store.newest(db, setting.loaded.assignment.slug)
    return [one for one in newest if not store.graded(db, run_of(setting, one))]


def grade_all(db, setting: Setting, workers: int) -> Iterator[records.Run]:
    """Grade what is waiting; each is in the gradebook when its run comes out here."""
    places = SimpleQueue()
    for worker in range(workers):
        places.put(worker)

    def work(submission):
        worker, start = places.get(), time.perf_counter()
        try:
            result = grade_one(setting, submission, worker)
        finally:
            places.put(worker)
        seconds = time.perf_counter() - start
        return run_of(setting, submission, result.status, seconds), result

    with ThreadPoolExecutor(workers) as pool:
        futures = [pool.submit(work, one) for one in waiting(db, setting)]
        try:
            for future in ended(futures):
                done, result = future.result()
                store.save(db, done, result.verdicts, result.answers, result.flags)
                yield done
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def ended(futures: list[Future]) -> Iterator[Future]:
    """Each future once, as it ends."""
    left = set(futures)
    while left:
        done, left = wait(left, return_when=FIRST_COMPLETED)
        yield from done
