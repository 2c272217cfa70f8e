"""Make .venv hold exactly what requirements.lock names, and emlib itself; do nothing when it does.

Runs on the standard library alone, and on Pythons too old for the project just far enough to find
a newer one or to say what to install.
"""

from __future__ import print_function

import hashlib
import os
import re
import subprocess
import sys

OLDEST = (3, 11)
CANDIDATES = ["python3", "python3.13", "python3.12", "python3.11"]
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(BIN, "python")
LOCK = os.path.join(ROOT, "requirements.lock")
STAMP = os.path.join(VENV, "installed.sha256")


class CannotSetUp(Exception):
    """Its text says what is wrong and what to do about it."""


TOO_OLD = """this project needs Python 3.11 or newer, and {found}.
Install one (Debian 12, Ubuntu 24.04: sudo apt install python3 python3-venv; elsewhere: your
system's packages or python.org), or name one that you have: make {goal} PYTHON=python3.12"""

NO_VENV = """{python} lacks the standard module '{module}', which makes virtual environments.
Debian and Ubuntu ship it apart: sudo apt install python3-venv (or python{version}-venv), then
run the same command again."""

OFFLINE = """the packages could not be fetched: it looks as if there is no network.
The first set-up needs one (behind a proxy: set https_proxy). Connect and run the same command
again; what has been fetched already is kept."""

NOT_INSTALLED = """the packages could not be installed; the lines above say why.
If they speak of a connection: connect and run the same command again. If they speak of a hash: a
download was damaged or changed. Otherwise remove .venv and try once more."""


def version_of(python):
    """(major, minor) of an interpreter, or None if it does not run."""
    show = "import sys; print('%d %d' % sys.version_info[:2])"
    try:
        with open(os.devnull, "w") as null:
            out = subprocess.check_output([python, "-c", show], stderr=null)
    except (OSError, subprocess.CalledProcessError):
        return None
    return tuple(int(part) for part in out.split())


def say_version(version):
    return "{0[0]}.{0[1]}".format(version)


def choose_python(asked):
    """The interpreter to build on: the one asked for, else this one, else a newer one on PATH."""
    for python in [asked] if asked else [sys.executable] + CANDIDATES:
        version = version_of(python)
        if version and version >= OLDEST:
            return python
    found = version_of(asked or sys.executable)
    said = "{0} is Python {1}" if found else "{0} does not run"
    raise CannotSetUp(
        TOO_OLD.format(
            found=said.format(asked or "python3", say_version(found) if found else ""),
            goal=os.environ.get("GOAL", "book"),
        )
    )


def check_venv_module(python):
    for module in ["venv", "ensurepip"]:
        with open(os.devnull, "w") as null:
            missing = subprocess.call([python, "-c", "import " + module], stderr=null)
        if missing:
            version = say_version(version_of(python))
            raise CannotSetUp(NO_VENV.format(python=python, module=module, version=version))


def make_venv(asked):
    """A .venv whose Python is new enough, and the one asked for if one was."""
    there = version_of(PYTHON)
    wanted = version_of(asked) if asked else there
    if there and there >= OLDEST and wanted == there:
        return
    python = choose_python(asked)
    check_venv_module(python)
    print("Making .venv with Python " + say_version(version_of(python)))
    sys.stdout.flush()
    if subprocess.call([python, "-m", "venv", "--clear", VENV]):
        raise CannotSetUp("python -m venv failed; the lines above say why.")


def key():
    """Changes whenever something would have to be installed."""
    text = say_version(version_of(PYTHON)).encode()
    for name in [LOCK, os.path.join(ROOT, "pyproject.toml")]:
        with open(name, "rb") as file:
            text += file.read()
    return hashlib.sha256(text).hexdigest()


def up_to_date():
    if not (os.path.exists(STAMP) and version_of(PYTHON)):
        return False
    with open(STAMP) as file:
        return file.read() == key()


def lock_entry(lock_text, name):
    """The lines of one package, with its hashes."""
    return re.search(r"^{0}==.*?(?=^\S|\Z)".format(name), lock_text, re.M | re.S).group()


def pip(*args, **kwargs):
    """The exit status of .venv's pip."""
    env = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_USER="0")
    env.setdefault("PIP_RETRIES", "2")
    return subprocess.call([PYTHON, "-m", "pip"] + list(args), env=env, **kwargs)


def locked(name):
    """pip's arguments for one package of the lock."""
    path = os.path.join(VENV, name + ".txt")
    with open(LOCK) as lock, open(path, "w") as file:
        file.write(lock_entry(lock.read(), name))
    return ["--quiet", "--no-deps", "--require-hashes", "-r", path]


def reason():
    """Why an install failed: without a network not even a package for every machine arrives."""
    with open(os.devnull, "w") as null:
        args = ["download", "--no-cache-dir", "-d", os.path.join(VENV, "probe")] + locked("six")
        return NOT_INSTALLED if pip(*args, stdout=null, stderr=null) == 0 else OFFLINE


def fetch_uv():
    """uv installs the lock in seconds where pip takes a minute (measured: 6 s and 56 s).

    False where there is none for this machine; then pip does it.
    """
    with open(os.devnull, "w") as null:
        if pip("install", "--only-binary=:all:", *locked("uv"), stdout=null, stderr=null) == 0:
            return True
    if reason() == OFFLINE:
        raise CannotSetUp(OFFLINE)
    return False


def install(args, has_uv):
    """With uv; pip has the last word, for it knows of a mirror that uv's own settings do not."""
    uv = [os.path.join(BIN, "uv"), "pip", "install", "--python", PYTHON]
    env = dict(os.environ, UV_SYSTEM_CERTS="1")  # as pip, trust whom the machine trusts
    if has_uv and subprocess.call(uv + args, env=env) == 0:
        return
    if pip("install", *args):
        raise CannotSetUp(reason())


def set_up():
    asked = os.environ.get("PYTHON")
    make_venv(asked)
    if up_to_date():
        return
    print("Installing the packages of requirements.lock into .venv (about 1.2 GB)")
    sys.stdout.flush()
    has_uv = fetch_uv()
    install(["--require-hashes", "-r", LOCK], has_uv)
    install(["--quiet", "--no-deps", "--no-build-isolation", "-e", ROOT], has_uv)
    with open(STAMP, "w") as file:
        file.write(key())
    print("The environment is ready: .venv")


if __name__ == "__main__":
    try:
        set_up()
    except CannotSetUp as reason:
        sys.exit("\nset-up stopped: " + str(reason))
    except KeyboardInterrupt:
        sys.exit("\nset-up stopped; run the same command to go on.")
