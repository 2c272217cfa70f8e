"""The short loop of an author: `make chapter N=04` executes, checks and builds one chapter.

It stores the chapter's outputs, refuses what may not be published, tries its exercises, renews the
site, and opens its page and its figures to the site's checks. The whole truth stays with
`make test`.
"""

import re
import subprocess
import sys
import time

from emlib import widgets
from notebooks import ROOT, all_notebooks, leave_home

PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:nbval"]
BUILD = [sys.executable, "tools/build_book.py"]  # whole: all pages share one sheet and one script
SHOWN = re.compile(r"from emlib\.widgets import ([\w, ]+)")


def pages(number):
    """The notebooks of chapter `number`, such as 04; chapter 06 has two."""
    found = [path for path in all_notebooks() if path.name.startswith(f"{number:02d}-")]
    if not found:
        raise SystemExit(f"there is no notebook {number:02d}-….ipynb; say, for example, N=04")
    return found


def figures(path):
    """The test files of the moving figures that a notebook imports."""
    names = ", ".join(SHOWN.findall(path.read_text(encoding="utf-8"))).split(", ")
    stems = [
        getattr(widgets, name).__module__.rpartition(".")[2]
        for name in names
        if name in widgets.__all__
    ]
    tests = [ROOT / "tests" / "widgets" / f"test_{stem}.py" for stem in stems]
    return [test for test in tests if test.exists()]


def steps(paths):
    """(what it is, the command), one after another."""
    names = [str(path.relative_to(ROOT)) for path in paths]
    chosen = " or ".join(path.stem for path in paths)
    figure_tests = [str(t.relative_to(ROOT)) for path in paths for t in figures(path)]
    yield "execute and store", [sys.executable, "tools/notebooks.py", *names]
    yield "may it be published?", [sys.executable, "tools/check_stored.py", *names]
    yield "exercises", [*PYTEST, "tests/chapters", "-k", chosen]
    yield "build", BUILD
    yield "page", [*PYTEST, "tests/site/test_pages.py", "-k", f"sound and ({chosen})"]
    if figure_tests:
        yield "figures", [*PYTEST, "-n", "2", *figure_tests]


def main(number):
    leave_home()
    for what, command in steps(pages(int(number))):
        print(f"--- {what}", flush=True)
        start = time.perf_counter()
        code = subprocess.call(command, cwd=ROOT)
        print(f"    {time.perf_counter() - start:.0f} s", flush=True)
        if code not in (0, 5):  # 5: no test of that name, as for a chapter without exercises
            return f"{what}: this must be mended first"
    print("This chapter is sound. Before you hand it in: make test")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].isdigit():
        sys.exit("say which chapter: make chapter N=04")
    sys.exit(main(sys.argv[1]))
