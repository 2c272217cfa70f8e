"""emgrade beside nbgrader on assignment A: `make bench`, or `python benchmarks/bench_grading.py`.

Every submission holds one right or wrong answer of the corpus for each question, so that no two of
one size are alike. emgrade runs each twice, in a sandbox, with hidden inputs; nbgrader once, in a
kernel without one. Seconds of whole commands, with what starting them costs.
"""

import argparse
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
GOAL = 1.5  # seconds for a submission; 200 in less than 4 minutes


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="no class of 200")
    quick = parser.parse_args().quick
    loaded = load(ROOT / "exercises" / SLUG)
    print(f"{'':10}{'class':>7}{'seconds':>9}{'each':>7}")
    jobs = [("emgrade", with_emgrade, n) for n in (SIZES[:-1] if quick else SIZES)]
    for name, job, count in [*jobs[:1], ("nbgrader", with_nbgrader, 5), *jobs[1:]]:
        folder = Path(tempfile.mkdtemp(prefix="bench-"))
        try:
            spent = job(folder, loaded, count)
        finally:
            shutil.rmtree(folder)
        note = f"  goal: {GOAL} each" if name == "emgrade" and count == SIZES[-1] else ""
        print(f"{name:10}{count:7}{spent:9.1f}{spent / count:7.2f}{note}", flush=True)


if __name__ == "__main__":
    main()
