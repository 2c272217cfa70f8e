"""python -m emgrade COMMAND ...: each command is a module with main(arguments) -> exit status."""

import importlib
import sys

COMMANDS = {  # name: (module, what it does)
    "build": ("emgrade.build", "make the pages and notebooks that follow from exercises/"),
    "grade": ("emgrade.command", "run what was handed in, in the sandbox, and mark it"),
}


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in COMMANDS:
        lines = [f"  {name:<8} {words}" for name, (_, words) in COMMANDS.items()]
        print("usage: python -m emgrade COMMAND ...", *lines, sep="\n", file=sys.stderr)
        return 0 if arguments in ([], ["-h"], ["--help"]) else 2
    return importlib.import_module(COMMANDS[arguments[0]][0]).main(arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
