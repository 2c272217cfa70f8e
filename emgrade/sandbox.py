"""A process behind the wall (emgrade/wall.py), and the messages to it and from it.

The runner in it bounds memory, processes, files and time itself (emgrade/runner.py).
"""

import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import nullcontext, suppress

from emgrade.wall import HERE, NoSandbox, command, environment, python, user_of
from emgrade.wire import LIMIT, Unclean, from_line, to_line

NO_SANDBOX = """no sandbox: {reason}
Students' code runs only where it can do no harm. On Debian and Ubuntu: sudo apt install bubblewrap
(and, where AppArmor forbids user namespaces, run as root); on macOS and Windows: grade in a Linux
machine. To try the grader out on code that you trust: --unsafe-no-sandbox."""


class Ended(RuntimeError):
    """The process inside is gone, or silent for too long; kind is "ended" or "limit"."""

    def __init__(self, kind: str, words: str):
        super().__init__(words)
        self.kind = kind


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
