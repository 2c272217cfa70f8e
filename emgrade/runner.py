"""Runs INSIDE the sandbox: a student's cells once, then a forked process for each check.

It reads messages, a line each, and answers each with a line:
  {"cells": [source, ...], "skip": [[cell, statement], ...], "texts": bool}
      -> {"at": [cell, statement]} before each statement, then {"cells": [[cell, name, text], ...]},
         the cells that stopped. A statement in skip is not run, and its cell ends there.
  {"name": ..., "seconds": ...}                      -> {"value": ...}
  {"name": ..., "seconds": ..., "calls": [[...]]}    -> {"values": [...]}
      or {"error": [name, text]}; {"error": ["", ...]} tells what the runner itself has to say.
The process of a check gets the arguments only after it was forked. Nothing here is trusted by the
grader: a student's code may rewrite all of it, and still can do no more than give back values.
"""

import contextlib
import os
import select
import shutil
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from emgrade.bounds import CALL, at_most, limit
from emgrade.cells import namespace, run_cells, told
from emgrade.forbidden import forbid
from emgrade.wire import LIMIT, Unclean, decode, encode, from_line, to_line

del sys.path[0]


def private_channel() -> tuple[int, int]:
    """Where messages come from and go to; a student's input and output lead nowhere."""
    source, sink = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    return source, sink


# ---- one check ----


def value_of(names: dict, name: str):
    if name not in names:
        raise Unclean("not defined")
    return names[name]


def answer(message: dict, names: dict) -> dict:
    """What the student's name holds, or what it gives back for each call; ends at an error."""
    found = value_of(names, message["name"])
    if "calls" not in message:
        return {"value": encode(found)}
    if not callable(found):
        raise Unclean("not a function")
    values = []
    for call in message["calls"]:
        with at_most(CALL):
            values.append(encode(found(*decode(call))))
    return {"values": values}


def in_child(message: dict, names: dict, texts: bool, sink: int) -> None:
    """Never returns."""
    try:
        os.setpgid(0, 0)
        line = to_line(answer(message, names))
    except Unclean as error:
        line = to_line({"error": ["", str(error)]})
    except BaseException as error:
        line = to_line({"error": told(error, texts)})
    with contextlib.suppress(BaseException):
        while line:
            line = line[os.write(sink, line) :]
    os._exit(0)


def read_line(source: int, seconds: float) -> bytes:
    """What comes until a line ends, the other side closes, or the time is over."""
    data, end = bytearray(), time.monotonic() + seconds
    while not data.endswith(b"\n") and len(data) <= LIMIT:
        ready = select.select([source], [], [], max(end - time.monotonic(), 0))[0]
        part = os.read(source, 65536) if ready else b""
        if not part:
            break
        data += part
    return bytes(data)


def run_check(message: dict, names: dict, texts: bool) -> bytes:
    """The line that a forked process gives back."""
    source, sink = os.pipe()
    try:
        child = os.fork()
    except OSError as error:
        return to_line({"error": ["", f"no process could be started: {error.strerror}"]})
    if child == 0:
        in_child(message, names, texts, sink)
    os.close(sink)
    start = time.monotonic()
    line = read_line(source, message["seconds"])
    late = time.monotonic() - start >= message["seconds"]
    os.close(source)
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(OSError):
            kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    if line.endswith(b"\n"):
        return line
    return to_line({"error": ["OutOfTime" if late else "Ended", ""]})


# ---- all of it ----


def main() -> None:
    source, sink = private_channel()
    limit("--sandboxed" in sys.argv)
    if "--sandboxed" in sys.argv:
        forbid()
    with contextlib.suppress(OSError):  # matplotlib writes beside its list of fonts
        shutil.copytree(Path(sys.prefix) / "matplotlib", os.environ["MPLCONFIGDIR"])
    names = namespace()

    def say(message):
        os.write(sink, to_line(message))

    stream = os.fdopen(source, "rb")
    texts = False
    for line in stream:
        message = from_line(line)
        if "cells" in message:
            texts = message["texts"]
            say({"cells": run_cells(message, names, say)})
        else:
            reply = run_check(message, names, texts)
            while reply:
                reply = reply[os.write(sink, reply) :]
    os._exit(0)


if __name__ == "__main__":
    main()
