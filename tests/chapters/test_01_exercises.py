"""Chapter 01's bump counter has many right ways: each is right, a wrong one hears its case."""

import re
from itertools import pairwise
from pathlib import Path

import nbformat
import numpy as np
import pytest

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "01-mixture-is-not-a-sum.ipynb"
NAMES = ("def n_modes_1d(", "def solved_n_modes_1d(")


@pytest.fixture(scope="module")
def exercise():
    """The names that the cells of the exercise define, its stub and solution among them."""
    cells = [c.source for c in nbformat.read(NOTEBOOK, as_version=4).cells if c.cell_type == "code"]
    names = {}
    imports = "import numpy as np\nfrom emlib import selfcheck\n"
    exec(imports + "\n".join(c for c in cells if re.sub(r"^#.*\n", "", c).startswith(NAMES)), names)
    return names


def said(exercise, capsys, answer):
    capsys.readouterr()
    exercise["selfcheck"].judged(answer, exercise["all_counted"], exercise["MODE_CASES"])
    return capsys.readouterr().out.strip()


def on_grid(grid, keep=0):
    """Counts the places of a grid that are higher than both neighbours."""

    def count(pi, mu, sigma):
        x, shown = grid(mu, sigma)[:, None], pi > keep
        p = (pi / sigma * np.exp(-(((x - mu) / sigma) ** 2) / 2))[:, shown].sum(axis=1)
        return int(np.sum((p[1:-1] > p[:-2]) & (p[1:-1] > p[2:])))

    return count


def around(n, margin=5):
    return on_grid(lambda mu, sigma: np.linspace(mu.min() - margin, mu.max() + margin, n))


def merged(mu, sigma):
    """Neighbours so close that rounding decides which is higher."""
    return np.unique(mu + sigma * np.linspace(-8, 8, 4001)[:, None])


def fixed_points(pi, mu, sigma):
    """Climb from each mean, and count where the climbs end."""
    x = np.asarray(mu, float)
    for _ in range(2000):
        g = pi / sigma**3 * np.exp(-(((x[:, None] - mu) / sigma) ** 2) / 2)
        x = (g * mu).sum(axis=1) / g.sum(axis=1)
    return len(np.unique(x.round(3)))


def slopes_of_all_steps(pi, mu, sigma):
    """A grid of its own around each mean, as a list of numbers, and the slope in a loop."""
    x = sorted({m + s * u for m, s in zip(mu, sigma, strict=True) for u in np.linspace(-3, 3, 997)})
    z = (np.array(x)[:, None] - mu) / sigma
    slope = -(pi * z / sigma**2 * np.exp(-(z**2) / 2)).sum(axis=1)
    signs = [s for s in np.sign(slope) if s]
    return float(sum(a > 0 > b for a, b in pairwise(signs)))


@pytest.mark.parametrize("answer", [fixed_points, slopes_of_all_steps, "solved_n_modes_1d"])
def test_every_right_way_is_right(exercise, capsys, answer):
    assert said(exercise, capsys, exercise.get(answer, answer)) == "right"


@pytest.mark.parametrize("n", [501, 2000, 10_001, 20_001])
@pytest.mark.parametrize("margin", [3, 5, 10])
def test_no_fixed_grid_is_right(exercise, capsys, n, margin):
    fixed = np.linspace(-margin, margin, n)
    assert "not yet" in said(exercise, capsys, around(n, margin))
    assert "not yet" in said(exercise, capsys, on_grid(lambda mu, sigma: fixed))


@pytest.mark.parametrize(
    "answer, hint",
    [
        ("n_modes_1d", "write n_modes_1d first"),
        (lambda pi, mu, sigma: mu, "three sigmas apart"),
        (lambda pi, mu, sigma: None, "three sigmas apart"),
        (lambda pi, mu, sigma: 1, "two bells, three sigmas apart"),
        (lambda pi, mu, sigma: len(pi), "did you count components?"),
        (around(500), "may neighbours tie at the top?"),
        (on_grid(merged), "over K: rounding?"),
        (lambda pi, mu, sigma: 1 + np.sum(np.diff(mu) > 2 * sigma.min()), "not every component"),
        (on_grid(lambda mu, sigma: np.linspace(-9, 9, 5001), keep=0.15), "a low bump is a bump"),
        (lambda pi, mu, sigma: fixed_points(pi, mu, np.sqrt(sigma)), "is a standard deviation"),
        (on_grid(lambda mu, sigma: np.linspace(-5, 5, 10_001)), "is your interval fixed?"),
        (around(501), "sigma sets the step"),
        (lambda pi, mu, sigma: fixed_points(pi * sigma, mu, sigma), "divides the height"),
        (lambda pi, mu, sigma: fixed_points(pi, mu, sigma**2), "once too often"),
        (lambda pi, mu, sigma: 2 if len(pi) > 3 else fixed_points(pi, mu, sigma), "share a bump"),
        (lambda pi, mu, sigma: sigma[len(sigma)], "Python stopped with IndexError"),
    ],
)
def test_a_wrong_count_hears_what_to_think_about(exercise, capsys, answer, hint):
    heard = said(exercise, capsys, exercise.get(answer, answer))
    assert heard.startswith("not yet:") and hint in heard and "\n" not in heard
