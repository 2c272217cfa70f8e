"""python -m emlib --data_set {Sample,Iris} [--save DIR] [--seed N]: k-means and EM, side by side.

The program of christianb93's blog post on EM, made anew: several starts, logarithms, a floor.
"""

import argparse
import os
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile

import numpy as np

from emlib import __version__, interrupt
from emlib.comparison import iris, sample

ROOM = 500_000  # bytes that the report and the picture need at most
NO_READER = 141  # what a shell reports of a program that SIGPIPE has ended


class OneLine(argparse.ArgumentParser):
    """Says what is wrong in one line, and ends with status 2."""

    def error(self, message):
        self.exit(2, f"{self.prog}: {message} (see --help)\n")


def arguments(argv) -> argparse.Namespace:
    """The command line; --data is short for --data_set."""
    parser = OneLine(prog="python -m emlib", description=__doc__.splitlines()[0])
    sets = {"sample": "Sample", "iris": "Iris"}
    parser.add_argument(
        "--data_set",
        type=lambda name: sets.get(name.lower(), name),
        choices=sets.values(),
        default="Sample",
    )
    parser.add_argument("--save", metavar="DIR", type=Path, help="write the result to this folder")
    parser.add_argument("--seed", metavar="N", type=int, default=0, help="of the random starts")
    parser.add_argument("--version", action="version", version=f"emlib {__version__}")
    args = parser.parse_args(argv)
    if args.seed < 0:
        parser.error(f"--seed must not be negative, found {args.seed}")
    try:
        if args.save:
            check_folder(args.save)
        args.plots = drawing(args.save) if args.data_set == "Sample" else None
    except OSError as error:
        parser.error(f"--save: cannot write to {args.save}: {error.strerror}")
    except (ImportError, ValueError):
        name = os.environ.get("MPLBACKEND")
        parser.error(f"MPLBACKEND={name} is no backend that matplotlib can load here: unset it")
    return args


def check_folder(folder):
    """Makes the folder; OSError if report and picture will not find a place there."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in (folder / "report.txt", folder / "GMM.png"):
        if path.exists() and not (path.is_file() and os.access(path, os.W_OK)):
            raise OSError(None, f"{path.name} is no file, or a protected one")
    with TemporaryFile(dir=folder) as file:
        file.write(bytes(ROOM))


def drawing(save):
    """The module that draws, with a backend that works; None where matplotlib is not installed."""
    try:
        from emlib import plots
    except ImportError:
        return None
    plots.plt.switch_backend("agg" if save else plots.plt.get_backend())
    return plots


def picture(plots, panels, save) -> str:
    """Saves or shows the figure, where that is possible; returns what the reader should know."""
    if plots is None:
        return "No picture: it needs matplotlib (pip install 'emlib[plots]').\n"
    plots.use_style()
    fig = plots.result_and_truth(panels)
    if save:
        write(save / "GMM.png", lambda file: fig.savefig(file, format="png"))
        return f"Picture: {save / 'GMM.png'}; colour = result, marker = truth.\n"
    return "" if plots.show() else "No display for the picture: --save DIR writes it to a file.\n"


def write(path, fill):
    """fill(file) makes the file as a whole, or what was there before stays, as on a full disk."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as file:
            fill(file)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def tell(argv):
    """The report goes to report.txt, with --save, and to standard output."""
    args = arguments(argv)
    rng = np.random.default_rng(args.seed)
    if args.data_set == "Iris":
        report = iris(rng)
    else:
        report, panels = sample(rng)
        report += picture(args.plots, panels, args.save)
    if args.save:
        write(args.save / "report.txt", lambda file: file.write(report.encode()))
    print(report, end="", flush=True)


def main(argv=None) -> int:
    """Runs the command line; what stops it is one line, or none, and an exit status."""
    try:
        interrupt.listen()
        tell(argv)
        return 0
    except KeyboardInterrupt:
        print(interrupt.SAID, file=sys.stderr)
        return interrupt.STOPPED
    except OSError as error:
        with suppress(OSError, ValueError):  # what is left in the buffer has nowhere to go
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):  # the reader has gone, as head does
            return NO_READER
        print(f"python -m emlib: cannot write: {error.strerror or error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
