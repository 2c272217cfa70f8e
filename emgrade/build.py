"""Make everything that follows from exercises/<slug>: python -m emgrade build.

    book/exercises/<slug>.md            the page            (and index.md, which lists them)
    notebooks/exercises/<slug>.ipynb    the student's notebook
    instructor/<slug>.solution.ipynb    the same, solved
    instructor/nbgrader/source/...      the same for nbgrader

instructor/ is not kept in git. With --root the exercises of another folder are read, such as a
private repository of the same layout, and the files are written there. Twice in a row no byte
changes.
"""

import argparse
import sys
from pathlib import Path

from emgrade import export, page, student
from emgrade.harmless import write_whole
from emgrade.load import AssignmentError, Loaded, load
from emgrade.sections import ROOT

sys.path.append(str(ROOT / "tools"))  # scripts that import one another
from notebooks import as_text, normalise


def assignments(root: Path) -> list[Loaded]:
    """Every assignment of a folder, practice first, then by slug."""
    found = [load(path.parent) for path in sorted(root.glob("exercises/*/grade.py"))]
    return sorted(found, key=lambda loaded: loaded.assignment.release != "practice")


def published(loaded: Loaded) -> dict[str, str]:
    """{path: text} of what students may see."""
    slug = loaded.assignment.slug
    return {
        f"book/exercises/{slug}.md": page.page(loaded),
        f"notebooks/exercises/{slug}.ipynb": as_text(normalise(student.notebook(loaded))),
    }


def private(loaded: Loaded) -> dict[str, str]:
    """{path: text} of what is the teacher's alone."""
    slug = loaded.assignment.slug
    solved, tests = student.notebook(loaded, solved=True), export.notebook(loaded)
    return {
        f"instructor/{slug}.solution.ipynb": as_text(normalise(solved)),
        f"instructor/nbgrader/source/{slug}/{slug}.ipynb": as_text(normalise(tests)),
    }


def files(root: Path = ROOT) -> dict[str, str]:
    """All that is published, by path."""
    found = assignments(root)
    made = {"book/exercises/index.md": page.index(found)}
    for loaded in found:
        made |= published(loaded)
    return made


def write(root: Path, made: dict[str, str]) -> None:
    for name, text in made.items():
        path = root / name
        old = path.read_text(encoding="utf-8") if path.exists() else None
        if text != old:
            write_whole(path, text.encode())
        print(f"{name}: {'same' if text == old else 'changed'}")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("emgrade build", description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder that holds exercises/")
    root = parser.parse_args(arguments).root.resolve()
    try:
        found = assignments(root)
        made = [published(loaded) | private(loaded) for loaded in found]
    except AssignmentError as error:
        print(error, file=sys.stderr)
        return 1
    write(root, {"book/exercises/index.md": page.index(found)})
    for files_of_one in made:
        write(root, files_of_one)
    return 0
