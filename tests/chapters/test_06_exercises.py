"""The exercise on labels of chapter 06: right answers pass, wrong ones hear what is wrong."""

import re
from itertools import permutations
from pathlib import Path

import nbformat
import numpy as np
import pytest

from emlib import labels, selfcheck

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "06-iris.ipynb"
IMPORTS = (
    "import numpy as np\nfrom emlib import labels, selfcheck\n"
    "from scipy.optimize import linear_sum_assignment\n"
)
NAMES = ("def rows_of(", "def match_labels(", "def solved_match_labels(")


@pytest.fixture(scope="module")
def exercise():
    """The names that the cells of the exercise define, its stub and solution among them."""
    cells = [c.source for c in nbformat.read(NOTEBOOK, as_version=4).cells if c.cell_type == "code"]
    names = {}
    exec(IMPORTS + "\n".join(c for c in cells if re.sub(r"^#.*\n", "", c).startswith(NAMES)), names)
    return names


def said(exercise, capsys, answer):
    capsys.readouterr()
    selfcheck.judged(answer, exercise["fewest_errors"], exercise["MATCH_CASES"])
    return capsys.readouterr().out.strip()


def square(z_true, z_hat):
    counts = np.zeros(2 * [1 + max(z_true.max(), z_hat.max())], int)
    np.add.at(counts, (z_true, z_hat), 1)
    return counts


def brute_force(z_true, z_hat):
    counts = square(z_true, z_hat)
    every = permutations(range(len(counts)))
    best = max(every, key=lambda p: sum(counts[k, j] for j, k in enumerate(p)))
    return list(best)[: z_hat.max() + 1]


def largest_of_each_column(z_true, z_hat):
    return square(z_true, z_hat).argmax(axis=0)[: z_hat.max() + 1]


def greedy(z_true, z_hat):
    counts = square(z_true, z_hat)
    perm = np.empty(len(counts), int)
    for _ in perm:
        k, j = np.unravel_index(counts.argmax(), counts.shape)
        perm[j], counts[k], counts[:, j] = k, -1, -1
    return perm[: z_hat.max() + 1]


def inverse(z_true, z_hat):
    return np.argsort(labels.match(z_true, z_hat))


def one_too_many(z_true, z_hat):
    return [*labels.match(z_true, z_hat), 99]


def overwrites(z_true, z_hat):
    z_true[:] = z_hat
    return np.arange(z_hat.max() + 1)


def unlocks_and_overwrites(z_true, z_hat):
    z_true.flags.writeable = True
    return overwrites(z_true, z_hat)


def names_every_group_on_its_own_copy(z_true, z_hat):
    z_true, z_hat = z_true.copy(), z_hat.copy()
    perm = labels.match(z_true, z_hat).tolist()
    z_true[:] = 0
    return tuple(perm)


@pytest.mark.parametrize(
    "answer", [labels.match, brute_force, names_every_group_on_its_own_copy, "solved_match_labels"]
)
def test_every_correct_way_is_right(exercise, capsys, answer):
    assert said(exercise, capsys, exercise.get(answer, answer)) == "right"


@pytest.mark.parametrize(
    "answer, hint",
    [
        ("match_labels", "write match_labels first"),
        (largest_of_each_column, "two groups want the same name"),
        (greedy, "greedy"),
        (inverse, "the inverse?"),
        (lambda z_true, z_hat: np.arange(z_hat.max() + 1), "only names differ"),
        (one_too_many, "only names differ"),
        (overwrites, "read-only"),
        (unlocks_and_overwrites, "only names differ"),
    ],
)
def test_a_wrong_way_hears_what_is_wrong(exercise, capsys, answer, hint):
    text = said(exercise, capsys, exercise.get(answer, answer))
    assert text.startswith("not yet:") and hint in text
