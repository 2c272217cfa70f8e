"""The stored table of planted faults is what the contract's laws say.

The hash of the file is checked with those of the data sets (test_datasets).
"""

import csv

import pytest

import make_fault_table as tool
from tests.contract import laws, probability
from tests.contract.faults import MUTANTS

with tool.FILE.open(encoding="utf-8", newline="") as file:
    TABLE = {row.pop("fault"): row for row in csv.DictReader(file)}
BY_NAME = {mutant.fault: mutant for mutant in MUTANTS}
ASCENT, CERTIFICATE, ARGMAX = (
    laws.the_bound_never_falls,
    probability.any_two_thetas_obey_the_certificate,
    laws.the_m_step_is_the_argmax_of_Q,
)


def test_every_fault_has_its_row_and_every_law_its_column():
    assert list(TABLE) == list(BY_NAME)
    for name, stored in TABLE.items():
        assert list(stored) == ["kind", "model", *(law.__name__ for law in tool.LAWS)]
        mutant = BY_NAME[name]
        assert (stored["kind"], stored["model"]) == (tool.kind(mutant), mutant.row)


def test_a_law_has_an_answer_where_the_model_promises_it_and_nowhere_else():
    for name, stored in TABLE.items():
        promised = tool.MODELS[BY_NAME[name].row].laws
        assert {law for law in tool.LAWS if stored[law.__name__] != "-1"} == set(promised)


def test_no_fault_goes_unseen():
    assert all({"1", "2"} & set(stored.values()) for stored in TABLE.values())


@pytest.mark.parametrize(
    ("fault", "law"),
    [
        ("M1 pi left out of gamma", CERTIFICATE),
        ("M1 pi left out of gamma", ASCENT),
        ("M3 Sigma for its inverse", ASCENT),
        ("M7 the old mean in Sigma", ASCENT),
        ("M7 the old mean in Sigma", ARGMAX),
        ("M10 hard labels", CERTIFICATE),
        ("spherical: the trace itself", ASCENT),  # it stops the program
        ("weights equal for ever", ARGMAX),
        ("tied: a plain mean", ARGMAX),
        ("the farthest centre", CERTIFICATE),  # of a model that does not promise it
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_a_stored_answer_is_found_again(fault, law):
    again = tool.row(BY_NAME[fault], [law])
    assert str(again[law.__name__]) == TABLE[fault][law.__name__]
