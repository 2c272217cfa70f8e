"""Where the 500 starts of iris_starts.csv end from other shapes: write emlib/data/iris_shapes.csv.

One row a start, in the order of iris_starts.csv, and one column a shape that is not there already;
the log-likelihood at the end, without a floor, nan if the run collapsed.
"""

import csv

import numpy as np

from emlib import GMM, Collapsed, datasets, fit, init
from emlib.widgets import iris_shapes
from make_data import DATA, hashes

IRIS = datasets.iris()
SHAPES = {
    name: Sigma
    for name, Sigma in iris_shapes.shapes().items()
    if name not in ("long", "identity")
}  # fmt: skip


def ending(rows, Sigma) -> float:
    """The log-likelihood at the end of the run that starts from these flowers; nan: collapsed."""
    try:
        return fit(GMM(), IRIS.x, init.from_means(IRIS.x, IRIS.x[rows], Sigma)).bound
    except Collapsed:
        return np.nan


def write(table) -> None:
    """table (500, 6), to four decimals."""
    with (DATA / iris_shapes.ENDINGS).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(name.replace(" ", "_") for name in SHAPES)
        writer.writerows([f"{bound:.4f}" for bound in row] for row in table)
    (DATA / "SHA256SUMS").write_text(hashes(), encoding="utf-8", newline="")


if __name__ == "__main__":
    starts = iris_shapes.flowers()
    write([[ending(rows, Sigma) for Sigma in SHAPES.values()] for rows in starts])
    print(hashes(), end="")
