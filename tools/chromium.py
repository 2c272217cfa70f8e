"""The Chromium that the site checks drive: the system's, else Playwright's own."""

import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NONE = """no Chromium was found, so the pages were not looked at in a browser.
Install one (Debian, Ubuntu: sudo apt install chromium; elsewhere: .venv/bin/playwright install
chromium) and run `make test` again."""


def playwrights_own():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.exists() else None


def find():
    """Its path, or None if there is none."""
    paths = (shutil.which(name) for name in NAMES)
    return next((path for path in paths if path), None) or playwrights_own()
