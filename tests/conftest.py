"""What is in tests/site runs after the book is built, like every test that drives a browser."""

from pathlib import Path

import pytest

SITE = Path(__file__).parent / "site"


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(SITE):
            item.add_marker(pytest.mark.browser)
