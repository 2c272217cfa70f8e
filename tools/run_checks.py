"""Everything `make test` checks, part after part; every part runs, whatever fails before.

The last line but one is the verdict, the last the plain count that a machine can read. A check
that could not be made (the site's, without a browser) is said to be so, and is a failure under CI.
"""

import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import chromium
from notebooks import ROOT, all_notebooks, leave_home

RESULTS = ROOT / "_build" / "checks"
# in the order given: else xdist would begin with the files of many tests, which are not the longest
PYTEST = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--no-loadscope-reorder"]
PLAIN = ["-p", "no:nbval"]  # which takes its time to be loaded
BROWSER = ["tests/widgets", "tests/site"]  # with tests that drive a browser, the longest first
NBVAL = [
    "--dist=loadfile",  # the cells of one notebook stay together, in order
    "-p",
    "tests.notebooks.plugin",
    "--nbval",
    "--nbval-current-env",
    "--nbval-cell-timeout=120",
    "--nbval-sanitize-with=tests/notebooks/sanitize.cfg",
]


class Result(NamedTuple):
    """How a part went: its tests by outcome, a word on it, and its seconds."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    note: str = ""
    seconds: float = 0.0


def run(command):
    print("$", " ".join(str(word) for word in command).replace(sys.executable, "python"))
    sys.stdout.flush()
    return subprocess.call(command, cwd=ROOT)


def commands(*several):
    """A part made of plain commands, each of them one check."""
    codes = [run(command) for command in several]
    return Result(passed=codes.count(0), failed=len(codes) - codes.count(0))


def counts(report):
    """(passed, failed, skipped) of a JUnit report."""
    suites = ET.parse(report).getroot().iter("testsuite")
    n = [[int(s.get(k)) for k in ("tests", "failures", "errors", "skipped")] for s in suites]
    tests, failures, errors, skipped = (sum(column) for column in zip(*n, strict=True))
    return max(tests - failures - errors - skipped, 0), failures + errors, skipped


def pytest_part(name, *arguments):
    """A part made of tests; one that ends badly with no failed test has failed all the same."""
    report = RESULTS / f"{name}.xml"
    report.unlink(missing_ok=True)
    code = run([*PYTEST, f"--junitxml={report}", *arguments])
    passed, failed, skipped = counts(report) if report.exists() else (0, 0, 0)
    if code and not failed:
        return Result(passed, 1, skipped, f"pytest ended with status {code}")
    return Result(passed, failed, skipped)


def style():
    return commands(
        ["ruff", "check", "--output-format=concise", "."], ["ruff", "format", "--check", "."]
    )


def units():
    ignored = [f"--ignore=tests/{folder}" for folder in ("notebooks", "site")]
    return pytest_part("units", *PLAIN, "tests", "-m", "not browser", *ignored)


def notebooks():
    names = [str(path.relative_to(ROOT)) for path in all_notebooks()]
    return pytest_part("notebooks", *NBVAL, "tests/notebooks", *names)  # the longest tests first


def book():
    """Runs beside the units, which leave some of the second core; told when it has ended."""
    command = [sys.executable, "tools/build_book.py"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    print(f"\n$ python {command[1]}", done.stdout.decode(errors="replace"), sep="\n", flush=True)
    return Result(passed=int(done.returncode == 0), failed=int(done.returncode != 0))


def site():
    """The built pages, and every other test that drives a browser."""
    if not chromium.find():
        print(chromium.NONE)
        return Result(failed=int("CI" in os.environ), note="not run: no Chromium")
    if not (ROOT / "_build" / "html" / "index.html").exists():
        return Result(failed=1, note="not run: no book")
    return pytest_part("site", *PLAIN, *BROWSER, "-m", "browser", "--dist=loadgroup")


GROUPS = [[style], [units, book], [notebooks], [site]]  # what stands together runs side by side


def timed(part):
    print(f"\n=== {part.__name__} " + "=" * (70 - len(part.__name__)), flush=True)
    start = time.perf_counter()
    return part()._replace(seconds=time.perf_counter() - start)


def summary(results, seconds=0.0):
    """A line for each part, then the verdict and the count; some parts run side by side."""
    columns = zip(*(r[:3] for r in results.values()), strict=True)
    total = Result(*(sum(column) for column in columns))
    yield f"\n{'part':<12}{'passed':>8}{'failed':>8}{'skipped':>9}{'seconds':>9}"
    for name, r in results.items():
        line = f"{name:<12}{r.passed:>8}{r.failed:>8}{r.skipped:>9}{r.seconds:>9.0f}  {r.note}"
        yield line.rstrip()
    yield f"{'all':<12}{'':>25}{seconds:>9.0f}\n"
    not_run = [name for name, r in results.items() if r.note.startswith("not run")]
    but = f", except what was not run: {', '.join(not_run)}" if not_run else ""
    yield f"FAIL: {total.failed} failed" if total.failed else f"PASS: everything holds{but}"
    skipped = f", {total.skipped} skipped" if total.skipped else ""
    yield f"{total.passed} passed, {total.failed} failed{skipped}"


def main(names):
    """Run the parts named, or all; the exit status is 0 if nothing failed."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    leave_home()
    results, start = {}, time.perf_counter()
    for group in GROUPS:
        chosen = [part for part in group if not names or part.__name__ in names]
        with ThreadPoolExecutor(len(group)) as pool:
            results |= zip([p.__name__ for p in chosen], pool.map(timed, chosen), strict=True)
    print(*summary(results, time.perf_counter() - start), sep="\n")
    return int(any(r.failed for r in results.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
