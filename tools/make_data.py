"""Write the synthetic data sets of emlib/data from their generators, and the hashes of all files.

iris.csv, faithful.csv and penguins.csv hold measurements, not draws: they are only hashed.
"""

import csv
import hashlib
from pathlib import Path

import numpy as np

from emlib import datasets

DATA = Path(__file__).parents[1] / "emlib" / "data"


def synthetic() -> dict:
    """File name -> (x, z), each from its own seed."""
    return {
        "three_clouds.csv": datasets.draw_three_clouds(1000, np.random.default_rng(9)),
        "blog_sample_1.csv": datasets.draw_blog_sample(1, 500, np.random.default_rng(1)),
        "blog_sample_2.csv": datasets.draw_blog_sample(2, 500, np.random.default_rng(2)),
        "two_lines.csv": datasets.draw_two_lines(400, np.random.default_rng(16)),
        "glyphs.csv": datasets.draw_glyphs(1000, np.random.default_rng(13)),
        "casino.csv": datasets.draw_casino(3000, np.random.default_rng(0)),
    }


def write(path, x, z) -> None:
    """Whole numbers, or six decimals: the same bytes whatever a machine's last bit."""
    form = "d" if x.dtype.kind == "i" else ".6f"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*(f"x{d + 1}" for d in range(x.shape[1])), "z"])
        for row, k in zip(x, z, strict=True):
            writer.writerow([*(f"{value:{form}}" for value in row), k])


def hashes() -> str:
    """One line per csv file, as `sha256sum -c SHA256SUMS` reads it."""
    paths = sorted(DATA.glob("*.csv"))
    return "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in paths)


def store(name, rows) -> None:
    """Write a table of results, rows as dicts, and all hashes anew."""
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    seal()


def seal() -> None:
    """Write the hashes of all files as they are."""
    (DATA / "SHA256SUMS").write_text(hashes(), encoding="utf-8", newline="")
    print(hashes(), end="")


if __name__ == "__main__":
    for name, (x, z) in synthetic().items():
        write(DATA / name, x, z)
    seal()
