"""What a student's code may use of the machine; used INSIDE the sandbox, see emgrade/runner.py."""

import contextlib
import resource
import signal

CELL, CALL = 10.0, 5.0  # seconds
MEMORY, FILE, PROCESSES, CPU = 1 << 30, 32 << 20, 6, 75


class OutOfTime(BaseException):
    """Not an Exception, so that `except Exception` of a student's loop does not swallow it."""


def limit(sandboxed: bool) -> None:
    """What the process and its children may use. Processes are counted by user: only in there."""
    bounds = {"RLIMIT_AS": MEMORY, "RLIMIT_FSIZE": FILE, "RLIMIT_CPU": CPU, "RLIMIT_NOFILE": 256}
    bounds |= {"RLIMIT_CORE": 0} | ({"RLIMIT_NPROC": PROCESSES} if sandboxed else {})
    for name, bound in bounds.items():
        with contextlib.suppress(ValueError, OSError):  # a system without it, or with a lower one
            resource.setrlimit(getattr(resource, name), (bound, bound))


@contextlib.contextmanager
def at_most(seconds: float):
    def stop(*_):
        raise OutOfTime(f"took longer than {seconds:g} seconds")

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.5)  # and again, if it was swallowed
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
