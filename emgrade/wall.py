"""How the wall is built: the command line of bubblewrap, and what the process behind it can see.

A process sees /usr, .venv-grading and two empty folders, and nothing else: no network, no home, no
course files, files only in memory. Within, as root, it becomes a user that nobody else is; an
ordinary user gets a user namespace instead.
"""

import os
import subprocess
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE.parent / ".venv-grading"
INSIDE = tuple(  # all of emgrade that can be seen there
    f"{name}.py" for name in ("__init__", "bounds", "cells", "forbidden", "runner", "spec", "wire")
)
ROOM = 64 << 20  # bytes of each folder that can be written to
USERS = range(60000, 65000)


class NoSandbox(RuntimeError):
    """Its text says why student code cannot be run here, and what to do."""


def python() -> Path:
    found = VENV.resolve() / "bin" / "python"
    if not found.exists():
        raise NoSandbox(f"there is no {VENV.name}; make it with: make grade-env")
    return found


@cache
def base() -> str:
    """Where the standard library of .venv-grading's Python lies."""
    command = [python(), "-I", "-c", "import sys; print(sys.base_prefix)"]
    return subprocess.check_output(command, text=True).strip()


def environment() -> dict[str, str]:
    path = f"{python().parent}:/usr/bin:/bin"
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {"PATH": path, "LANG": "C.UTF-8", "MPLBACKEND": "Agg", "PYTHONHASHSEED": "0", **threads}


def shown(path: Path | str, place: Path | str | None = None) -> list[str]:
    """Options that show a path read-only; its parents are made readable for every user."""
    place = Path(place or path)
    parents = [parent for parent in reversed(place.parents) if parent != Path("/")]
    made = [word for parent in parents for word in ("--perms", "0755", "--dir", str(parent))]
    return [*made, "--ro-bind", str(path), str(place)]


def room(place: str, size: int = ROOM) -> list[str]:
    return ["--perms", "1777", "--size", str(size), "--tmpfs", place]


def command(user: int) -> list[str]:
    """The whole command line; user is the uid that the code inside has, if root starts it."""
    names = {**environment(), "HOME": "/sandbox", "MPLCONFIGDIR": "/sandbox/.matplotlib"}
    words = ["bwrap", "--die-with-parent", "--new-session", "--clearenv"]
    words += [word for pair in names.items() for word in ("--setenv", *pair)]
    words += ["--ro-bind", "/usr", "/usr"]
    for name in ("bin", "lib", "lib64"):
        words += ["--symlink", f"usr/{name}", f"/{name}"]
    words += ["--perms", "0755", "--dir", "/etc"]
    words += ["--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"]
    words += ["--proc", "/proc", "--dev", "/dev", *room("/dev/shm", ROOM // 4)]
    words += ["--remount-ro", "/dev", *room("/tmp"), *room("/sandbox")]
    for path in {base(), str(VENV.resolve())}:
        words += [] if path.startswith("/usr") else shown(path)
    for name in INSIDE:
        words += shown(HERE / name, f"/in/emgrade/{name}")
    inner = [str(python()), "-I", "/in/emgrade/runner.py", "--sandboxed"]
    return [*words, "--chdir", "/sandbox", *become(user), *inner]


def become(user: int) -> list[str]:
    """Namespaces, and for root the change to another user within them."""
    if os.geteuid() != 0:
        return ["--unshare-all"]
    spaces = [f"--unshare-{name}" for name in ("pid", "net", "ipc", "uts", "cgroup-try")]
    needed = ["CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP"]
    needed = [word for name in needed for word in ("--cap-add", name)]
    change = ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups"]
    drop = ["--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"]
    return [*spaces, *needed, *change, *drop]


def user_of(worker: int) -> int:
    """A uid of its own for each worker of each grader that runs on this machine."""
    return USERS[(os.getpid() * 16 + worker) % len(USERS)]
