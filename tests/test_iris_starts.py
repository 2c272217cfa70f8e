"""The stored endings of many starts on iris are what emlib makes of those starts.

The hash of the file is checked with those of the data sets (test_datasets).
"""

import numpy as np
import pytest

import make_iris_starts as tool
from make_data import DATA

STORED = np.genfromtxt(
    DATA / "iris_starts.csv", delimiter=",", names=True, dtype=None, encoding="utf-8"
)
ROWS = np.column_stack([STORED[f"row_{k}"] for k in range(3)])
POLICIES = [STORED["policy"] == policy for policy in tool.COVARIANCES]
SUBSET = [
    *range(0, len(STORED), 25),
    *np.flatnonzero(STORED["component"] >= 0)[::5],  # collapsed
    STORED["bound"].argsort()[(~np.isnan(STORED["bound"])).sum() - 1],  # the highest ending
]


def test_the_file_has_every_start_once_under_each_policy():
    assert STORED.dtype.names == tuple(tool.COLUMNS)
    assert [mask.sum() for mask in POLICIES] == [tool.N_STARTS] * 2
    np.testing.assert_array_equal(ROWS[POLICIES[0]], ROWS[POLICIES[1]])


def test_the_stored_flowers_are_what_the_seed_draws():
    np.testing.assert_array_equal(ROWS[POLICIES[0]], tool.starts())


@pytest.mark.parametrize("n", SUBSET)
def test_a_stored_run_ends_where_it_ended(n):
    stored = STORED[n]
    again = tool.run(stored["policy"], ROWS[n])
    assert float(again["bound"]) == pytest.approx(stored["bound"], abs=2e-3, nan_ok=True)
    assert abs(again["n_iter"] - stored["n_iter"]) <= 2  # the stopping rule meets the last digits
    for column in ("errors", "component", "flowers"):
        assert again[column] == stored[column], column


def test_a_row_says_either_how_a_run_ended_or_how_it_collapsed():
    collapsed = STORED["component"] >= 0
    np.testing.assert_array_equal(np.isnan(STORED["bound"]), collapsed)
    np.testing.assert_array_equal(STORED["errors"] < 0, collapsed)
    np.testing.assert_array_equal(STORED["flowers"] > 0, collapsed)
