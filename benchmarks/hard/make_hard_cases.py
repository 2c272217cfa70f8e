"""Ask every program for every hard case and write book/hard-cases/*.csv, with the versions.

It needs R with mclust (Debian: r-cran-mclust) and hmmlearn beside the packages of the book; run it
in an environment of its own. What is not installed is left out of the table.
`python benchmarks/hard/make_hard_cases.py emlib` makes that column alone, and needs none of it.
"""

import csv
import subprocess
import sys
from datetime import date
from importlib import metadata
from pathlib import Path

import hard_peers
from hard_cases import GROUPS
from hard_verdict import verdict

FOLDER = Path(__file__).parents[2] / "book" / "hard-cases"
R_VERSION = 'cat(as.character(packageVersion("mclust")))'


def version(peer):
    """Its version, or None where it is not installed."""
    try:
        if peer != "mclust":
            return metadata.version(peer)
        command = ["Rscript", "-e", R_VERSION]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (metadata.PackageNotFoundError, FileNotFoundError, subprocess.CalledProcessError):
        return None


def emlib_entry(case):
    """The table's last column, which a test makes again."""
    return verdict(case, hard_peers.ask_emlib(case))


def entry(peer, case):
    """What the table says of a peer; a dash where it cannot be asked."""
    outcome = hard_peers.PEERS[peer](case)
    return verdict(case, outcome) if outcome else "–"


def read(name):
    """A stored table: its head, and its rows by case."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    return head, {row[0]: row for row in rows}


def write(name, head, rows):
    """One csv file."""
    with (FOLDER / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])


def ask_all():
    """Make every table anew."""
    versions = {peer: found for peer in hard_peers.PEERS if (found := version(peer))}
    for name, cases in GROUPS.items():
        peers = [peer for peer in versions if (name, peer) != ("layouts", "mclust")]
        rows = [[c.name, *(entry(p, c) for p in peers), emlib_entry(c)] for c in cases()]
        write(name, ["case", *peers, "emlib"], rows)
    asked = [[peer, number, date.today().isoformat()] for peer, number in versions.items()]
    write("versions", ["program", "version", "asked on"], asked)


def ask_emlib():
    """Make emlib's column anew and keep the others."""
    for name, cases in GROUPS.items():
        head, rows = read(name)
        write(name, head, [[*rows[c.name][:-1], emlib_entry(c)] for c in cases()])


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    ask_emlib() if sys.argv[1:] == ["emlib"] else ask_all()
