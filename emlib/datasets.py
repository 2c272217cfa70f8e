"""The book's data sets, each with its provenance; csv files in `data/`, generators beside them.

The synthetic sets are stored, so that a change in numpy's random streams cannot change the book.
"""

import csv
from importlib import resources
from typing import NamedTuple

import numpy as np

from emlib import experts, gmm


class Data(NamedTuple):
    """x (N, D) and z (N,) are read-only; z, theta and groups are None where nobody knows them."""

    x: np.ndarray
    z: np.ndarray | None  # the true label of each row: 0 .. K-1
    names: tuple[str, ...]  # of the columns of x
    theta: gmm.Theta | experts.Theta | None  # the true parameters
    about: str  # where the numbers come from
    groups: tuple[str, ...] | None = None  # of the labels 0 .. K-1


def three_points() -> Data:
    """x = {1, 2, 3}: the running example, small enough to do by hand."""
    about = "The data of a learner whose log-likelihood fell (Cross Validated, question 312703)."
    return Data(_read_only([[1.0], [2.0], [3.0]]), None, ("x",), None, about)


def three_clouds(n: int = 1000) -> Data:
    """The first n of 1000 points; the draws are independent, so that any n of them are a sample."""
    about = (
        "Drawn by draw_three_clouds(1000, default_rng(9)), rounded to 6 decimals. The parameters"
        " are those of R. Romijnders, “visualizing Expectation Maximization”, after Bishop (2006),"
        " Fig. 9.5; there the counts were fixed, here each point draws its own label."
    )
    if not 1 <= n <= 1000:
        raise ValueError(f"three_clouds has 1000 stored points, n = {n}: use draw_three_clouds")
    data = _load("three_clouds", about, THREE_CLOUDS)
    return data._replace(x=data.x[:n], z=data.z[:n])


def blog_samples(which: int) -> Data:
    """500 points: 1 is balanced and round, in 2 k-means cuts the long cluster in two."""
    about = (
        f"Drawn by draw_blog_sample({which}, 500, default_rng({which})), rounded to 6 decimals."
        " The parameters are those of GMM.py in christianb93's MachineLearning (2018), which"
        " goes with his blog post on the EM algorithm; its own draws had no seed and are not kept."
    )
    return _load(f"blog_sample_{which}", about, _blog_theta(which))


def iris() -> Data:
    """150 flowers, 50 of each of 3 species, 4 lengths in cm."""
    about = (
        "Measured by E. Anderson, published by R. A. Fisher in the Annals of Eugenics 7 (1936),"
        " 179-188; a journal with that name is one reason why many courses moved on. The values"
        " are Fisher's, as in R and in scikit-learn; the UCI file differs in rows 35 and 38."
    )
    return _load("iris", about, groups=("setosa", "versicolor", "virginica"))


def faithful() -> Data:
    """272 eruptions of the geyser Old Faithful: duration, and waiting time to the next, in min."""
    about = (
        "Old Faithful, Yellowstone National Park: the 272 pairs that R ships as"
        " `faithful`. See Azzalini and Bowman, Applied Statistics 39 (1990), 357-365."
    )
    return _load("faithful", about)


def two_lines() -> Data:
    """400 pairs (x, y): two straight lines with noise, and a gate that depends on x."""
    about = (
        "Drawn by draw_two_lines(400, default_rng(16)), rounded to 6 decimals: x uniform from -3"
        " to 3, the line by the gate at x, then its noise. The parameters are this book's own."
    )
    return _load("two_lines", about, TWO_LINES)._replace(names=("x", "y"))


def draw_three_clouds(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """x (n, 2), z (n,): drawn through the latent state."""
    return gmm.GMM().sample(THREE_CLOUDS, n, rng)


def draw_blog_sample(which: int, n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """x (n, 2), z (n,): drawn through the latent state."""
    return gmm.GMM().sample(_blog_theta(which), n, rng)


def draw_two_lines(n: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Columns x and y (n, 2), and z (n,), which line it was."""
    x = rng.uniform(-3, 3, n)
    y, z = experts.draw(x, TWO_LINES, rng)
    return np.column_stack([x, y]), z


def _read_only(values, dtype=float) -> np.ndarray:
    array = np.array(values, dtype)
    array.setflags(write=False)
    return array


def _theta(pi, mu, Sigma) -> gmm.Theta:
    return gmm.Theta(_read_only(pi), _read_only(mu), _read_only(Sigma))


def _load(name, about, theta=None, groups=None) -> Data:
    """Rows of numbers under a header; a last column named `z` is the label."""
    text = (resources.files("emlib") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    names, *rows = csv.reader(text.splitlines())
    if names[-1] != "z":
        return Data(_read_only(rows), None, tuple(names), theta, about, groups)
    x, z = [row[:-1] for row in rows], [row[-1] for row in rows]
    return Data(_read_only(x), _read_only(z, int), tuple(names[:-1]), theta, about, groups)


def _blog_theta(which: int) -> gmm.Theta:
    if which not in BLOG:
        raise ValueError(f"there are two blog samples, 1 and 2; which = {which!r}")
    return BLOG[which]


THREE_CLOUDS = _theta(
    [0.5, 0.15, 0.35],
    [[0, 1.5], [2.8, 1.5], [5.5, 3]],
    [[[1, 0.9], [0.9, 1]], [[1, -0.8], [-0.8, 0.8]], [[1, 0.9], [0.9, 1]]],
)
BLOG = {
    1: _theta([0.5, 0.5], [[5, 1], [1, 4]], [np.diag([0.5, 0.5])] * 2),
    2: _theta([0.95, 0.05], [[5, 1], [1, 4]], [np.diag([1.5, 0.1]), np.diag([0.8, 0.8])]),
}
TWO_LINES = experts.Theta(
    V=_read_only([[0, 0], [-1, 2]]),
    W=_read_only([[1, 0.8], [2.2, -0.7]]),
    sigma2=_read_only([0.09, 0.16]),
)
