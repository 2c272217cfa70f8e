"""Where the set-up cannot go on, it ends with one message that says what to do."""

import ast
import os
import shutil
import subprocess
import sys

import pytest

import setup_env
from notebooks import ROOT


@pytest.fixture
def clone(tmp_path):
    """What the set-up needs of the repository, in a place of its own."""
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "setup_env.py", tmp_path / "tools")
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def set_up(clone, **environment):
    """(exit status, everything printed) of a run that knows no cache and no configuration."""
    env = {"PATH": os.environ["PATH"], "HOME": str(clone), "PIP_CONFIG_FILE": os.devnull}
    command = [sys.executable, "tools/setup_env.py"]
    done = subprocess.run(command, cwd=clone, env=env | environment, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_too_old_a_python_is_told_which_one_to_install(monkeypatch):
    monkeypatch.setattr(setup_env, "version_of", lambda python: (3, 9))
    with pytest.raises(setup_env.CannotSetUp, match=r"is Python 3\.9\.\nInstall one .*apt install"):
        setup_env.choose_python(None)


def test_a_newer_python_on_the_path_is_taken(monkeypatch):
    versions = {sys.executable: (3, 9), "python3.12": (3, 12)}
    monkeypatch.setattr(setup_env, "version_of", versions.get)
    assert setup_env.choose_python(None) == "python3.12"


def test_a_python_that_does_not_exist_is_named(clone):
    status, words = set_up(clone, PYTHON="python3.99")
    assert status == 1
    assert "python3.99 does not run" in words
    assert "Traceback" not in words


def test_a_missing_venv_module_is_told_which_package_has_it(clone):
    (clone / "ensurepip.py").write_text("raise ImportError('Debian ships it apart')")
    status, words = set_up(clone, PYTHONPATH=str(clone))
    assert status == 1
    assert "lacks the standard module 'ensurepip'" in words
    assert "sudo apt install python3-venv" in words
    assert "Traceback" not in words


def test_no_network_is_said_and_the_next_run_starts_over(clone):
    dead = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_TIMEOUT": "1"}
    status, words = set_up(clone, **dead)
    assert status == 1
    assert "it looks as if there is no network" in words
    assert "Traceback" not in words
    assert not (clone / ".venv" / "installed.sha256").exists()


def test_nothing_is_installed_until_the_lock_or_the_metadata_change(monkeypatch, tmp_path):
    monkeypatch.setattr(setup_env, "LOCK", str(tmp_path / "lock"))
    monkeypatch.setattr(setup_env, "STAMP", str(tmp_path / "stamp"))
    monkeypatch.setattr(setup_env, "PYTHON", sys.executable)
    (tmp_path / "lock").write_text("a==1")
    assert not setup_env.up_to_date()
    (tmp_path / "stamp").write_text(setup_env.key())
    assert setup_env.up_to_date()
    (tmp_path / "lock").write_text("a==2")
    assert not setup_env.up_to_date()


def test_the_script_uses_no_syntax_that_an_old_python_cannot_read():
    tree = ast.parse((ROOT / "tools" / "setup_env.py").read_text(encoding="utf-8"))
    new = (ast.JoinedStr, ast.NamedExpr, ast.AnnAssign, ast.Match)
    assert [node.lineno for node in ast.walk(tree) if isinstance(node, new)] == []


def test_one_package_is_cut_out_of_the_lock_with_its_hashes():
    lock = "a==1 \\\n    --hash=x\nuv==2 \\\n    --hash=y \\\n    --hash=z\nw==3 \\\n    --hash=v\n"
    assert setup_env.lock_entry(lock, "uv") == "uv==2 \\\n    --hash=y \\\n    --hash=z\n"
