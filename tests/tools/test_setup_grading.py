"""The grader's environment is made once, and again when its lock changes."""

import pytest

import setup_grading


@pytest.fixture
def place(monkeypatch, tmp_path):
    """An environment that says it is there, with a lock and a stamp of its own."""
    for name, file in {"LOCK": "lock", "STAMP": "stamp", "PYTHON": "python"}.items():
        monkeypatch.setattr(setup_grading, name, tmp_path / file)
    (tmp_path / "lock").write_text("a==1")
    (tmp_path / "python").touch()
    return tmp_path


def test_nothing_is_installed_until_the_lock_changes(place):
    assert not setup_grading.up_to_date()
    (place / "stamp").write_text(setup_grading.key())
    assert setup_grading.up_to_date()
    (place / "lock").write_text("a==2")
    assert not setup_grading.up_to_date()


def test_a_failed_install_is_said_and_the_next_run_starts_over(place, monkeypatch):
    monkeypatch.setattr(setup_grading, "VENV", place / "venv")
    monkeypatch.setattr(setup_grading, "install", lambda: False)
    with pytest.raises(SystemExit, match="could not be installed"):
        setup_grading.set_up()
    assert not setup_grading.up_to_date()


def test_the_list_of_fonts_and_the_bytecode_are_in_it():
    assert setup_grading.up_to_date(), "make grade-env"
    assert list(setup_grading.FONTS.glob("fontlist-*.json"))
    numpy = next(setup_grading.VENV.glob("lib/python*/site-packages/numpy"))
    assert list(numpy.glob("__pycache__/__init__.*.pyc"))


def test_emlib_is_not_in_it():
    assert not list(setup_grading.VENV.glob("lib/python*/site-packages/*emlib*"))
