"""Make .venv-grading hold exactly what requirements-grading.lock names; do nothing when it does.

Run by .venv's Python, whose uv (or pip) installs it. Bytecode and the list of fonts are made here,
once, because the sandbox shows this environment read-only and would make them anew each time.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
VENV = ROOT / ".venv-grading"
LOCK = ROOT / "requirements-grading.lock"
STAMP = VENV / "installed.sha256"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
FONTS = VENV / "matplotlib"
FAILED = """
set-up stopped: the packages of {lock} could not be installed; the lines above say why.
If they speak of a connection: connect and run the same command again. Otherwise remove
{venv} and try once more."""


def key() -> str:
    """Changes whenever something would have to be installed."""
    return hashlib.sha256(sys.version.encode() + LOCK.read_bytes()).hexdigest()


def up_to_date() -> bool:
    return STAMP.exists() and PYTHON.exists() and STAMP.read_text() == key()


def installers() -> list[list[str]]:
    """uv, then pip, which knows of a mirror that uv's own settings do not."""
    uv = Path(sys.executable).with_name("uv")
    told = ["--require-hashes", "-r", str(LOCK)]
    with_uv = [str(uv), "pip", "install", "--python", str(PYTHON), "--compile-bytecode", *told]
    with_pip = [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", *told]
    return [with_uv, with_pip] if uv.exists() else [with_pip]


def install() -> bool:
    env = dict(os.environ, UV_SYSTEM_CERTS="1", PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_USER="0")
    return any(subprocess.call(command, env=env) == 0 for command in installers())


def make_fonts() -> bool:
    """matplotlib's list of the machine's fonts takes seconds to make."""
    env = dict(os.environ, MPLCONFIGDIR=str(FONTS))
    return subprocess.call([PYTHON, "-c", "import matplotlib.font_manager"], env=env) == 0


def set_up() -> None:
    if up_to_date():
        return
    print(f"Installing the packages of {LOCK.name} into {VENV.name} (about 350 MB)", flush=True)
    made = subprocess.call([sys.executable, "-m", "venv", "--clear", "--without-pip", VENV]) == 0
    if not (made and install() and make_fonts()):
        sys.exit(FAILED.format(lock=LOCK.name, venv=VENV.name))
    STAMP.write_text(key())
    print(f"The environment is ready: {VENV.name}")


if __name__ == "__main__":
    set_up()
