"""The command line: python -m emgrade COMMAND."""

import io
import os
import sys
from importlib import import_module
from typing import TextIO

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # more of them only wait for one another

COMMANDS = {  # {name: (the module whose main(arguments) it runs, what it does)}
    "build": ("emgrade.build", "make the pages and notebooks that follow from exercises/"),
    "collect": (
        "emgrade.collect",
        "take in what was handed in: a zip of Moodle or Canvas, or a folder",
    ),
    "grade": ("emgrade.command", "run what was handed in, in the sandbox, and mark it"),
    "report": ("emgrade.report", "write the pages and tables that students and teachers get"),
    "mark": ("emgrade.mark", "set the points of one question by hand"),
    "rehearse": ("emgrade.made_up", "write a made-up class of ten, to try the commands out"),
    "trust": ("emgrade.trust", "measure how far the marks can be trusted"),
}
STOPPED = "stopped; give the same command again, and it does the rest"


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in COMMANDS:
        print("usage: python -m emgrade COMMAND [--help]\n")
        print(*(f"  {name:<10}{what}" for name, (_, what) in COMMANDS.items()), sep="\n")
        return 0 if arguments[:1] in ([], ["--help"], ["-h"]) else 2
    for library in ("OPENBLAS", "OMP", "MKL"):  # several workers share the cores
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    try:
        return import_module(COMMANDS[arguments[0]][0]).main(arguments[1:])
    except ModuleNotFoundError as error:
        said = f"{error}; in the folder of the repository: source .venv/bin/activate"
        return end(f"emgrade {arguments[0]}: {said}", 2)
    except KeyboardInterrupt:
        return end(f"\nemgrade {arguments[0]}: {STOPPED}", 130)


def end(words: str, status: int) -> int:
    print(words, file=sys.stderr)
    return status


class Unheard(io.FileIO):
    """A channel whose reader may go away, as `| head` does: the work goes on without a word."""

    def write(self, data) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            return len(data)


def patient(stream: TextIO) -> TextIO:
    """The same stream, written to by way of an Unheard."""
    raw = io.BufferedWriter(Unheard(stream.fileno(), "w", closefd=False))
    return io.TextIOWrapper(raw, stream.encoding, stream.errors, line_buffering=True)


if __name__ == "__main__":
    sys.stdout, sys.stderr = (one and patient(one) for one in (sys.stdout, sys.stderr))
    sys.exit(main(sys.argv[1:]))
