"""The book's data sets, each with its provenance; csv files in `data/`, generators in made_up.py.

The synthetic sets are stored, so that a change in numpy's random streams cannot change the book.
"""

import csv
from importlib import resources
from typing import NamedTuple

import numpy as np

from emlib.made_up import (  # noqa: F401 - parameters and draws are part of what is offered here
    BLOG,
    CASINO,
    GLYPHS,
    THREE_CLOUDS,
    TWO_LINES,
    blog_theta,
    draw_blog_sample,
    draw_casino,
    draw_glyphs,
    draw_three_clouds,
    draw_two_lines,
    glyphs_theta,
    read_only,
)


class Data(NamedTuple):
    """x (N, D) and z (N,) are read-only; z, theta and groups are None where nobody knows them."""

    x: np.ndarray
    z: np.ndarray | None  # the true label of each row: 0 .. K-1
    names: tuple[str, ...]  # of the columns of x
    theta: tuple | None  # the true parameters, a Theta of the model that made them
    about: str  # where the numbers come from
    groups: tuple[str, ...] | None = None  # of the labels 0 .. K-1


def three_points() -> Data:
    """x = {1, 2, 3}: the running example, small enough to do by hand."""
    about = "The data of a learner whose log-likelihood fell (Cross Validated, question 312703)."
    return Data(read_only([[1.0], [2.0], [3.0]]), None, ("x",), None, about)


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
    return _load(f"blog_sample_{which}", about, blog_theta(which))


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


def penguins(label: str = "species") -> Data:
    """344 penguins: length and depth of the bill, length of a flipper in mm, mass in g.

    z holds the label that is asked for, "species", "sex" or "island", -1 where it is not known (the
    sex of 11). Rows 3 and 271 hold no measurement, four nan: leave them out, or see GMMWithHoles.
    """
    about = (
        "Adult penguins near Palmer Station, Antarctica, 2007 to 2009: K. B. Gorman, T. D. Williams"
        " and W. R. Fraser, PLoS ONE 9(3), e90081 (2014). The file is penguins.csv of the Python"
        " package palmerpenguins 0.1.6, byte by byte; the data are free of rights (CC0)."
    )
    judges = ("species", "sex", "island")
    if label not in judges:
        raise ValueError(f"label must be one of {', '.join(judges)}, found {label!r}")
    rows = list(csv.DictReader(_text("penguins").splitlines()))
    groups = tuple(sorted({row[label] for row in rows} - {"NA"}))
    z = [groups.index(row[label]) if row[label] in groups else -1 for row in rows]
    columns = ("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g")
    x = [["nan" if row[c] == "NA" else row[c] for c in columns] for row in rows]
    names = ("bill length", "bill depth", "flipper length", "body mass")
    return Data(read_only(x), read_only(z, int), names, None, about, groups)


def two_lines() -> Data:
    """400 pairs (x, y): two straight lines with noise, and a gate that depends on x."""
    about = (
        "Drawn by draw_two_lines(400, default_rng(16)), rounded to 6 decimals: x uniform from -3"
        " to 3, the line by the gate at x, then its noise. The parameters are this book's own."
    )
    return _load("two_lines", about, TWO_LINES)._replace(names=("x", "y"))


def coins() -> Data:
    """Five sets of ten flips of one of two coins: heads and tails; z = 0 for coin A."""
    about = (
        "The example of C. B. Do and S. Batzoglou, Nature Biotechnology 26 (2008), 897-899. There"
        " the coins are known at first, as in z here, and then forgotten."
    )
    x = [[5, 5], [9, 1], [8, 2], [4, 6], [7, 3]]
    return Data(
        read_only(x), read_only([1, 0, 0, 1, 0], int), ("heads", "tails"), None, about, ("A", "B")
    )


def linkage() -> Data:
    """197 animals in four classes of probability (2 + t, 1 - t, 1 - t, t) / 4, for one number t."""
    about = (
        "Counts in C. R. Rao's Linear Statistical Inference, with which A. P. Dempster, N. M. Laird"
        " and D. B. Rubin open their paper on EM, J. R. Statist. Soc. B 39 (1977), 1-38."
    )
    return Data(read_only([[125, 18, 20, 34]]), None, ("y1", "y2", "y3", "y4"), None, about)


def glyphs() -> Data:
    """1000 pictures of the digits 0 to 9, 7 rows of 5 pixels, each pixel flipped with chance .1."""
    about = (
        "Drawn by draw_glyphs(1000, default_rng(13)): a digit, each as likely as any other, then"
        " its pixels. The ten bitmaps, GLYPHS, were drawn for this book."
    )
    names = tuple(f"r{r}c{c}" for r in range(7) for c in range(5))
    data = _load("glyphs", about, glyphs_theta(), tuple("0123456789"))
    return data._replace(names=names)


def casino() -> Data:
    """3000 rolls, faces 1 to 6 in order of time, of a fair and a loaded die that take turns."""
    about = (
        "Drawn by draw_casino(3000, default_rng(0)). The story is that of the"
        " occasionally dishonest casino of Durbin, Eddy, Krogh and Mitchison, Biological Sequence"
        " Analysis (1998)."
    )
    return _load("casino", about, CASINO, groups=("fair", "loaded"))


def _load(name, about, theta=None, groups=None) -> Data:
    """Rows of numbers under a header; a last column named `z` is the label."""
    names, *rows = csv.reader(_text(name).splitlines())
    if names[-1] != "z":
        return Data(read_only(rows), None, tuple(names), theta, about, groups)
    x, z = [row[:-1] for row in rows], [row[-1] for row in rows]
    return Data(read_only(x), read_only(z, int), tuple(names[:-1]), theta, about, groups)


def _text(name) -> str:
    return (resources.files("emlib") / "data" / f"{name}.csv").read_text(encoding="utf-8")
