"""The laws can see what is wrong in the later models, too; where they cannot, a named test does."""

from itertools import islice

import pytest

from tests import test_bernoulli, test_experts
from tests.contract import laws, probability
from tests.contract.models import MODELS
from tests.contract.more_faults import MORE
from tests.contract.mutants import planted
from tests.contract.test_mutants import breaks

# A fault that one law alone can see, and why.
ONE_LAW = {
    "each expert fits all rows alike": "a line for all rows is a good line, and the bound rises",
    "no step of the gate is too long": "only ascent is promised of a gate, by any other way",
    "the entropy of labels alone": "no step asks for the entropy, and one law does",
}


def what_never_was_cannot_be():
    test_bernoulli.test_what_never_was_cannot_be_and_the_row_is_named(test_bernoulli.drawn())


# A fault that no law can see, or one alone, the test that sees it, and why no law does.
SEEN_BY = {
    "the gate has no say in who answers": (
        test_experts.test_likelihood_and_responsibilities_are_those_of_all_labellings,
        "it is EM for another density, and right for that one",
    ),
    "each expert fits all rows alike": (
        test_experts.test_experts_solve_their_normal_equations,
        "Q rises all the same",
    ),
    "an impossible pixel is only unlikely": (
        what_never_was_cannot_be,
        "the laws begin where all is possible, and shares of ones stay above 0 for long",
    ),
}


LIKELY = (  # to be asked first, which only saves time
    laws.the_bound_is_Q_plus_entropy,
    laws.the_m_step_is_the_argmax_of_Q,
    probability.any_two_thetas_obey_the_certificate,
    laws.the_bound_never_falls,
)


def caught_by(mutant):
    """The laws that break, one after another: whoever has seen enough stops."""
    known = sorted(MODELS[mutant.row].laws, key=lambda law: law not in LIKELY)
    return (law.__name__ for law in known if breaks(law, mutant))


@pytest.mark.parametrize("mutant", MORE, ids=lambda mutant: mutant.fault)
def test_a_planted_fault_is_caught_by_two_laws_or_by_a_named_test(mutant):
    if mutant.fault in SEEN_BY:
        test, _ = SEEN_BY[mutant.fault]
        test()
        with planted(mutant), pytest.raises(Exception):  # noqa: B017 - of any kind
            test()
    wanted = 1 if mutant.fault in ONE_LAW else 0 if mutant.fault in SEEN_BY else 2
    found = list(islice(caught_by(mutant), wanted))
    assert len(found) == wanted, found
