"""Where the 500 starts of iris_starts.csv end from other shapes: write emlib/data/iris_shapes.csv.

One row a start, in the order of iris_starts.csv, and one column a shape that is not there already;
the log-likelihood at the end, without a floor, nan if the run collapsed.
"""

import numpy as np

from emlib import GMM, Collapsed, datasets, fit, init
from emlib.widgets import iris_shapes
from make_data import store

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


def row(flowers) -> dict:
    """Where the starts from these flowers end, to four decimals, by shape."""
    ends = {name: ending(flowers, Sigma) for name, Sigma in SHAPES.items()}
    return {name.replace(" ", "_"): f"{bound:.4f}" for name, bound in ends.items()}


if __name__ == "__main__":
    store(iris_shapes.ENDINGS, [row(flowers) for flowers in iris_shapes.flowers()])
