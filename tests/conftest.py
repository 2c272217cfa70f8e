"""Tests that drive a browser run after the book is built, and share one browser."""

import os
from pathlib import Path

import pytest

import chromium

# Before numpy is imported: the workers of a test run share the cores, and threads that share
# small matrices as well make them many times slower.
for library in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{library}_NUM_THREADS", "1")

SITE = Path(__file__).parent / "site"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def browser():
    """One for the session: a process can start Playwright only once."""
    playwright = pytest.importorskip("playwright.sync_api")
    if not (path := chromium.find()):
        pytest.skip("no browser")
    with playwright.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """With --dist=loadgroup, what is marked as one group goes to one worker.

    pytest-xdist 3.8 writes the group into the test's name, which pytest 9.2 no longer lets it do;
    so the group is read from the name as it is: a page's checks, or a file whose tests share.
    """
    from xdist.scheduler import LoadScopeScheduling

    if config.getvalue("dist") != "loadgroup":
        return None

    class ByPage(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            file, _, name = nodeid.partition("::")
            if name.startswith("test_the_page_is_sound["):
                return name.rpartition("-")[0]
            return file if file.endswith(("test_checks.py", "test_extensions.py")) else nodeid

    return ByPage(config, log)


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(SITE) or "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
