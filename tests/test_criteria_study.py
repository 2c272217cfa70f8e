"""The stored study of K, families and starts is what emlib makes of those starts.

The hashes of the files are checked with those of the data sets (test_datasets).
"""

from itertools import pairwise

import numpy as np
import pytest

import make_criteria_study as tool
from make_data import DATA


def stored(name):
    return np.genfromtxt(DATA / name, delimiter=",", names=True, dtype=None, encoding="utf-8")


STUDY, RATIOS = stored("criteria_study.csv"), stored("null_ratios.csv")
QUICK = [row for row in STUDY if row["starts"] <= 4 and row["data"] != "blue cloud"]


def agree(again, row):
    counts = ("data", "family", "K", "p", "starts", "reached", "at_floor")
    assert [again[name] for name in counts] == [row[name] for name in counts]
    assert float(again["loglik"]) == pytest.approx(row["loglik"], abs=2e-3)


def test_every_model_has_all_its_searches():
    wanted = [
        (data, family, K, starts)
        for data in tool.SETS
        for family in tool.FAMILIES
        for K in range(1, 7)
        for starts in tool.sizes(data, family, K)
    ]
    assert STUDY[["data", "family", "K", "starts"]].tolist() == wanted


@pytest.mark.parametrize("n", range(2, len(QUICK), 9))
def test_a_small_search_ends_where_it_ended(n):
    row = QUICK[n]
    (again,) = tool.rows(row["data"], row["family"], int(row["K"]), [int(row["starts"])])
    agree(again, row)


def test_a_search_of_forty_starts_ends_where_it_ended():
    (again,) = tool.rows("iris", "full", 2, [40])
    own = (STUDY["data"] == "iris") & (STUDY["family"] == "full") & (STUDY["starts"] == 40)
    agree(again, STUDY[own & (STUDY["K"] == 2)][0])


def test_a_larger_search_is_never_worse():
    for before, after in pairwise(STUDY):
        if before["starts"] < after["starts"]:
            assert before["loglik"] <= after["loglik"]


def test_the_ratios_are_of_the_cloud_and_of_ninety_nine_samples():
    assert RATIOS["sample"].tolist() == list(range(100))
    assert (RATIOS["ratio"] > 0).all()


def test_a_stored_ratio_is_made_again():
    assert float(tool.ratio(3)["ratio"]) == pytest.approx(RATIOS["ratio"][3], abs=0.05)
