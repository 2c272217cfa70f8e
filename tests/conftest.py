"""Tests that drive a browser run after the book is built, and share one browser."""

from pathlib import Path

import pytest

import chromium

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


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(SITE) or "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
