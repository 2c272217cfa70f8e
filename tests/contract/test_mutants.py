"""The laws can see: every planted fault is caught, and every law catches one."""

from functools import cache

import numpy as np
import pytest

import emlib
from tests.contract.cases import CASES
from tests.contract.faults import MUTANTS, Mutant
from tests.contract.models import MODELS
from tests.contract.mutants import mutated

LAWS = tuple(dict.fromkeys(law for row in MODELS.values() for law in row.laws))

# A fault that one law alone can see, and why.
ONE_LAW = {
    "M12 fixed counts": "one sample looks right, or too right; only many of them show it",
}


@cache
def caught_by(mutant) -> tuple:
    """The laws that break on one of the cases or more."""
    package = mutated(mutant)
    return tuple(law for law in MODELS[mutant.row].laws if breaks(law, package, mutant.row))


def breaks(law, package, row) -> bool:
    """Whether the law fails, or the faulty code does before it comes to that."""
    for case in CASES:
        try:
            with np.errstate(all="ignore"):
                model, x, theta = MODELS[row].build(package, case)
                law(model, x.copy(), type(theta)(*map(np.copy, theta)))
        except Exception:
            return True
    return False


@pytest.mark.parametrize("row", MODELS)
def test_without_a_fault_no_law_breaks(row):
    assert not caught_by(Mutant("none", (), row))


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.fault)
def test_a_planted_fault_is_caught_by_two_laws(mutant):
    names = [law.__name__ for law in caught_by(mutant)]
    assert len(names) == 1 if mutant.fault in ONE_LAW else len(names) >= 2, names


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_law_has_been_seen_broken(law):
    assert any(law in caught_by(mutant) for mutant in MUTANTS)


def test_the_trace_alone_misses_the_old_mean():
    """Corollary 5.5: a trace that never falls proves little."""
    old_mean = next(mutant for mutant in MUTANTS if mutant.fault.startswith("M7"))
    assert "the_bound_never_falls" not in [law.__name__ for law in caught_by(old_mean)]
    assert emlib.em is not mutated(old_mean).em
