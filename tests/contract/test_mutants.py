"""The laws can see: every planted fault is caught, and every law catches one."""

from functools import cache
from itertools import islice

import numpy as np
import pytest

import emlib
from tests.contract import laws
from tests.contract.cases import CASES
from tests.contract.faults import MUTANTS, Mutant
from tests.contract.models import MODELS
from tests.contract.mutants import planted, the_one_called

LAWS = tuple(dict.fromkeys(law for row in MODELS.values() for law in row.laws))

# A fault that one law alone can see, and why.
ONE_LAW = {
    "M12 fixed counts": "one sample looks right, or too right; only many of them show it",
}

# Where most laws look in vain: those to ask first. They only save time: whoever is not here, or is
# here wrongly, is found all the same.
ASK_FIRST = {
    "M1 pi left out of gamma": "brute_force_over_all_labels",
    "M2 in the sums of the E-step only": "the_size_of_blocks_does_not_matter",
    "M10 hard labels": "brute_force_over_all_labels",
    "ln pi left out of the joint density": "the_density_is_scipys",
    "the constant of the Gaussian left out": "the_density_is_scipys one_step_is_scikit_learns",
    "only the last block counts": "the_size_of_blocks_does_not_matter",
    "merge forgets the squares of one part": "the_size_of_blocks_does_not_matter",
    "entropy without its sign": "brute_force_over_all_labels",
    "weights equal for ever": "a_component_of_weight_0_keeps_its_place",
    "M11 the trace belongs to the previous theta": "one_step_is_scikit_learns",
    "every second step is left out": "one_step_is_scikit_learns",
    "M12 labels and points shuffled apart": "points_follow_the_component_of_their_label "
    "the_mean_log_joint_is_minus_the_joint_entropy",
    "M12 fixed counts": "counts_vary_as_binomials_do",
    "M13 the transpose of L": "points_follow_the_component_of_their_label "
    "every_projection_has_the_mixtures_distribution",
    "M14 rng ignored": "the_same_seed_draws_the_same_and_another_does_not "
    "counts_vary_as_binomials_do",
    "labels without weights": "labels_come_in_proportion_to_the_weights "
    "counts_vary_as_binomials_do",
    "tied: a plain mean": "each_step_matches_two_moments_of_x",
}


def asked_later(law, mutant):
    return law.__name__ not in ASK_FIRST.get(mutant.fault, "").split()


@cache
def breaks(law, mutant) -> bool:
    """Whether the law fails on one of the cases, or the faulty code does before."""
    with planted(mutant), np.errstate(all="ignore"):
        for case in CASES:
            try:
                model, x, theta = MODELS[mutant.row].build(case)
                law(model, x.copy(), type(theta)(*map(np.copy, theta)))
            except Exception:
                return True
    return False


def caught_by(mutant):
    """The laws that break, one after another: whoever has seen enough stops."""
    laws = sorted(MODELS[mutant.row].laws, key=lambda law: asked_later(law, mutant))
    return (law for law in laws if breaks(law, mutant))


@pytest.mark.parametrize("row", MODELS)
def test_without_a_fault_no_law_breaks(row):
    assert not list(caught_by(Mutant("none", {}, row)))


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.fault)
def test_a_planted_fault_is_caught_by_two_laws(mutant):
    names = [law.__name__ for law in islice(caught_by(mutant), 2)]
    assert len(names) == (1 if mutant.fault in ONE_LAW else 2), names


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_law_has_been_seen_broken(law):
    likely_first = sorted(MUTANTS, key=lambda mutant: asked_later(law, mutant))
    assert any(breaks(law, mutant) for mutant in likely_first if law in MODELS[mutant.row].laws)


def test_the_trace_alone_misses_the_old_mean():
    """Corollary 5.5: a trace that never falls proves little."""
    old_mean = next(mutant for mutant in MUTANTS if mutant.fault.startswith("M7"))
    assert not breaks(laws.the_bound_never_falls, old_mean)


def test_a_fault_is_planted_wherever_the_function_is_held_and_taken_out_again():
    before = the_one_called("bayes")
    with planted(Mutant("none", {"bayes": lambda original: lambda *args: None})):
        assert emlib.engine.rows.bayes is emlib.gmm.bayes is emlib.model.words.bayes
        assert emlib.gmm.bayes(None) is None
    assert emlib.engine.rows.bayes is emlib.gmm.bayes is before


@pytest.mark.parametrize("name", ["e_step", "no_such_function"])
def test_a_name_that_two_functions_have_or_none_is_refused(name):
    with (
        pytest.raises(AssertionError, match=f"functions called {name}"),
        planted(Mutant("none", {name: lambda original: original})),
    ):
        pass


def test_a_change_that_does_no_harm_is_not_caught():
    harmless = Mutant("none", {"gaussians": lambda original: lambda S: original(S)})
    assert not list(caught_by(harmless))
