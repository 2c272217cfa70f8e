"""Build the site into _build/html: first the stored outputs are checked; warnings are errors."""

import shutil
import subprocess
import sys

import check_stored
from notebooks import ROOT

BUILT = ("html", ".doctrees", "jupyter_execute")  # made afresh: a page that is gone leaves no trace
BUILD = ["jupyter-book", "build", ".", "--path-output", ".", "-n", "-W", "--keep-going", "--all"]


def main():
    if check_stored.main([]):
        return "\nthe book was not built: its notebooks must be mended first (above)"
    for folder in BUILT:
        shutil.rmtree(ROOT / "_build" / folder, ignore_errors=True)
    if subprocess.call(BUILD, cwd=ROOT):
        return "\nthe book was not built as it should be: every warning above is an error"
    print("\nThe site is built. Open _build/html/index.html, or run `make serve`.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
