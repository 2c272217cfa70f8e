"""The wall: a process that sees /usr, .venv-grading and two empty folders, and nothing else.

bubblewrap makes it: no network, no home, no course files, files only in memory. Within, as root,
the process becomes a user that nobody else is; an ordinary user gets a user namespace instead. The
runner itself bounds memory, processes, files and time (emgrade/runner.py).
"""

import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import nullcontext, suppress
from functools import cache
from pathlib import Path

from emgrade.wire import LIMIT, Unclean, from_line, to_line

HERE = Path(__file__).resolve().parent
VENV = HERE.parent / ".venv-grading"
INSIDE = tuple(  # all of emgrade that can be seen there
    f"{name}.py" for name in ("__init__", "bounds", "cells", "forbidden", "runner", "spec", "wire")
)
ROOM = 64 << 20  # bytes of each folder that can be written to
USERS = range(60000, 65000)
NO_SANDBOX = """no sandbox: {reason}
Students' code runs only where it can do no harm. On Debian and Ubuntu: sudo apt install bubblewrap
(and, where AppArmor forbids user namespaces, run as root); on macOS and Windows: grade in a Linux
machine. To try the grader out on code that you trust: --unsafe-no-sandbox."""


class NoSandbox(RuntimeError):
    """Its text says why student code cannot be run here, and what to do."""


class Ended(RuntimeError):
    """The process inside is gone, or silent for too long; kind is "ended" or "limit"."""

    def __init__(self, kind: str, words: str):
        super().__init__(words)
        self.kind = kind


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


class Channel:
    """A started runner: say a message, hear its lines; nothing that it says is trusted."""

    def __init__(self, worker: int = 0, unsafe: bool = False):
        self.folder = tempfile.TemporaryDirectory(prefix="emgrade-") if unsafe else nullcontext()
        home = self.home = self.folder.__enter__()
        words, options = [] if unsafe else command(user_of(worker)), {}
        if unsafe:
            names = {"HOME": home, "MPLCONFIGDIR": f"{home}/.matplotlib"}
            words = [python(), "-I", HERE / "runner.py"]
            options = {"env": environment() | names, "cwd": home, "start_new_session": True}
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe, **options)
        os.set_blocking(self.process.stdin.fileno(), False)
        self.data = bytearray()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        if self.home:  # without a sandbox nobody else ends what the code has started
            with suppress(OSError):
                os.killpg(self.process.pid, signal.SIGKILL)
        with suppress(OSError):
            self.process.communicate()
        self.folder.__exit__(None, None, None)

    def say(self, message: dict, seconds: float = 10.0) -> None:
        """Send a message; Ended if nobody takes it."""
        line, end = memoryview(to_line(message)), time.monotonic() + seconds
        stream = self.process.stdin.fileno()
        while line:
            if not select.select([], [stream], [], max(end - time.monotonic(), 0))[1]:
                raise Ended("limit", "the process took no message")
            try:
                line = line[os.write(stream, line) :]
            except OSError as error:
                raise Ended("ended", "the process ended early") from error

    def hear(self, seconds: float) -> dict:
        """The next message; Ended if there is none in time, Unclean if it is no message."""
        end = time.monotonic() + seconds
        while b"\n" not in self.data:
            if len(self.data) > LIMIT:
                raise Unclean(f"a line of more than {LIMIT} bytes")
            wait = max(end - time.monotonic(), 0)
            if not select.select([self.process.stdout], [], [], wait)[0]:
                raise Ended("limit", f"no answer within {seconds:.0f} seconds")
            part = os.read(self.process.stdout.fileno(), 1 << 20)
            if not part:
                raise Ended("ended", "the process ended early")
            self.data += part
        line, _, self.data = self.data.partition(b"\n")
        return from_line(bytes(line))


def probe() -> None:
    """Try the sandbox with nothing in it; NoSandbox says why it does not work here."""
    for tool in ("bwrap", "setpriv") if os.geteuid() == 0 else ("bwrap",):
        if not shutil.which(tool):
            raise NoSandbox(NO_SANDBOX.format(reason=f"{tool} was not found"))
    with Channel() as channel:
        try:
            channel.say({"cells": [], "skip": [], "texts": True})
            channel.hear(30)
        except (Ended, Unclean) as error:
            channel.process.kill()
            said = channel.process.stderr.read(2000).decode(errors="replace").strip()
            raise NoSandbox(NO_SANDBOX.format(reason=said or str(error))) from error
