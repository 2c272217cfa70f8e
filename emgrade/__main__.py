"""The command line: python -m emgrade COMMAND."""

import os
import sys
from importlib import import_module

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


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in COMMANDS:
        print("usage: python -m emgrade COMMAND [--help]\n")
        print(*(f"  {name:<10}{what}" for name, (_, what) in COMMANDS.items()), sep="\n")
        return 0 if arguments[:1] in ([], ["--help"], ["-h"]) else 2
    for library in ("OPENBLAS", "OMP", "MKL"):  # several workers share the cores
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    return import_module(COMMANDS[arguments[0]][0]).main(arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
