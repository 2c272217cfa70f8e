"""The stored studies of starts and stops are what emlib makes of those starts.

The hashes of the files are checked with those of the data sets (test_datasets).
"""

import numpy as np
import pytest

import make_run_studies as tool
from make_data import DATA


def stored(name):
    return np.genfromtxt(DATA / name, delimiter=",", names=True, dtype=None, encoding="utf-8")


STARTS, STOPS = stored("start_policies.csv"), stored("stopping.csv")
ERRORS = stored("blog_errors.csv")


def test_every_policy_has_all_its_starts_on_every_data_set():
    for data in tool.SETS:
        for policy in tool.POLICIES:
            own = STARTS[(STARTS["data"] == data) & (STARTS["policy"] == policy)]
            assert own["start"].tolist() == list(range(tool.N_STARTS))


@pytest.mark.parametrize("n", range(3, len(STARTS), 53))
def test_a_stored_start_ends_where_it_ended(n):
    row = STARTS[n]
    again = tool.run(row["data"], row["policy"], int(row["start"]))
    assert float(again["bound"]) == pytest.approx(row["bound"], abs=2e-3, nan_ok=True)
    assert abs(again["n_iter"] - row["n_iter"]) <= 2  # the stopping rule meets the last digits


def test_the_stored_pairs_are_what_the_seed_draws():
    assert np.column_stack([STOPS["row_0"], STOPS["row_1"]])[::4].tolist() == tool.pairs()


@pytest.mark.parametrize("n", [*range(0, 200, 25), 46])
def test_a_stored_run_is_stopped_where_it_was(n):
    rows = STOPS[4 * n : 4 * n + 4]
    for row, again in zip(rows, tool.stops(tool.pairs()[n]), strict=True):
        assert again["rule"] == row["rule"]
        assert abs(again["step"] - row["step"]) <= 2
        assert float(again["end"]) == pytest.approx(row["end"], abs=2e-3)


def test_the_estimate_is_the_rule_of_fit():
    n = 46
    run = tool.fit(tool.GMM(), tool.ERUPTIONS, tool.init.from_means(
        tool.ERUPTIONS, tool.ERUPTIONS[tool.pairs()[n]]))  # fmt: skip
    assert run.n_iter == STOPS["step"][4 * n + 3]


def test_the_file_of_errors_has_a_hundred_data_sets_of_either_kind():
    assert [[row["sample"], row["seed"]] for row in ERRORS] == [
        [which, i] for which in (1, 2) for i in range(100)
    ]


@pytest.mark.parametrize("n", [0, 31, 100, 150, 199])
def test_the_stored_errors_are_made_again(n):
    row = ERRORS[n]
    assert tool.errors(int(row["sample"]), int(row["seed"])) == dict(
        zip(ERRORS.dtype.names, row.tolist(), strict=True)
    )
