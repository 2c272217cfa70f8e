"""emgrade beside nbgrader on assignment A: `make bench`, or `python benchmarks/bench_grading.py`.

With a number, as in `python benchmarks/bench_grading.py 200`, it makes a class of so many and times
emgrade alone. Other programs that run at the same time count: the line says how many did.

Every submission holds one right or wrong answer of the corpus for each question, so that no two of
one size are alike. emgrade runs each twice, in a sandbox, with hidden inputs; nbgrader once, in a
kernel without one. Seconds of whole commands, with what starting them costs.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

import nbformat

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from emgrade import build, corpus, student  # noqa: E402
from emgrade.load import load  # noqa: E402

SLUG = "a-one-week"
SIZES = [10, 20, 40, 200]
GOAL = 1.2  # seconds for a submission: 200 in less than 4 minutes


def answers(folder: Path, question: str):
    """Right and wrong ones in turn, without end."""
    sides = [corpus.files(folder, side, question) for side in ("right", "wrong")]
    return cycle([path.read_text("utf-8") for pair in zip(*sides, strict=False) for path in pair])


def write_class(into: Path, loaded, count: int) -> None:
    into.mkdir(parents=True)
    notebooks = [student.notebook(loaded) for _ in range(count)]
    for question in loaded.solutions:
        texts = islice(answers(ROOT / "exercises" / SLUG, question), count)
        for notebook, text in zip(notebooks, texts, strict=False):  # no corpus: the stub stays
            for cell in notebook.cells:
                if {"answer", question} <= set(cell.metadata.get("tags", [])):
                    cell.source = text
    for n, notebook in enumerate(notebooks):
        nbformat.write(notebook, into / f"s{n:03}.ipynb")


def seconds(*command: str, where: Path = ROOT) -> float:
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", *command], cwd=where, capture_output=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr.decode()[-2000:]}")
    return time.perf_counter() - begin


def with_emgrade(folder: Path, loaded, count: int) -> float:
    write_class(folder / "class", loaded, count)
    places = ["--submissions", str(folder / "class"), "--results", str(folder / "results")]
    return seconds("emgrade", "grade", f"exercises/{SLUG}", *places)


def with_nbgrader(folder: Path, loaded, count: int) -> float:
    """Solved notebooks, which is all that its release has in common with ours."""
    made = next(text for name, text in build.private(loaded).items() if "nbgrader" in name)
    homes = [Path("source")] + [Path("submitted") / f"s{n:03}" for n in range(count)]
    for home in homes:
        path = folder / home / SLUG / f"{SLUG}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(made, encoding="utf-8")
    seconds("nbgrader", "generate_assignment", SLUG, where=folder)
    return seconds("nbgrader", "autograde", SLUG, where=folder)


def timed(job, loaded, count: int) -> float:
    """Seconds that a class of so many takes, in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        return job(folder, loaded, count)
    finally:
        shutil.rmtree(folder)


def busy() -> float:
    """Programs that wanted a core in the last minute, on average."""
    return os.getloadavg()[0]


def row(name: str, count: int, spent: float, note: str = "") -> None:
    print(f"{name:10}{count:7}{spent:9.1f}{spent / count:7.2f}{note}", flush=True)


def alone(loaded, count: int) -> None:
    """One class, with what else went on: before it nothing should, in it the workers do."""
    before = busy()
    spent = timed(with_emgrade, loaded, count)
    cores, load = os.cpu_count(), f"programs at once: {before:.1f} before, {busy():.1f} after"
    row("emgrade", count, spent, f"  on {cores} cores; {load}; goal: under {GOAL * count:.0f}")


def compare(loaded, sizes: list[int]) -> None:
    jobs = [("emgrade", with_emgrade, n) for n in sizes]
    for name, job, count in [*jobs[:1], ("nbgrader", with_nbgrader, 5), *jobs[1:]]:
        note = f"  goal: {GOAL} each" if name == "emgrade" and count == SIZES[-1] else ""
        row(name, count, timed(job, loaded, count), note)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("class_of", nargs="?", type=int, help="time emgrade alone, with so many")
    parser.add_argument("--quick", action="store_true", help="no class of 200")
    told = parser.parse_args()
    if told.class_of is not None and told.class_of < 1:
        parser.error(f"a class of {told.class_of}; give 1 or more, like 200")
    loaded = load(ROOT / "exercises" / SLUG)
    print(f"{'':10}{'class':>7}{'seconds':>9}{'each':>7}")
    if told.class_of:
        alone(loaded, told.class_of)
    else:
        compare(loaded, SIZES[:-1] if told.quick else SIZES)


if __name__ == "__main__":
    main()
