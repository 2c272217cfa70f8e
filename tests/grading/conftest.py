"""Tests that run code in the sandbox are skipped where there is none, and fail under CI."""

import os

import pytest

from emgrade import sandbox, store


@pytest.fixture(scope="session")
def walled():
    """The sandbox works here."""
    try:
        sandbox.probe()
    except sandbox.NoSandbox as error:
        (pytest.fail if "CI" in os.environ else pytest.skip)(str(error))


@pytest.fixture
def db(tmp_path):
    db = store.connect(tmp_path / "results" / store.GRADEBOOK)
    yield db
    db.close()
