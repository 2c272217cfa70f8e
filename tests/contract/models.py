"""The table: which model keeps which laws. A new model is one more line here."""

from collections.abc import Callable
from typing import NamedTuple

from emlib import families
from tests.contract import cases, laws, probability, sampling


class Row(NamedTuple):
    """build(case) -> (model, x, theta), and its laws."""

    build: Callable
    laws: tuple


# what holds for a part of the models only, and why
OF_ONE_FULL_COVARIANCE = {  # the answer is written out for a covariance without constraint
    laws.one_component_reaches_its_maximum_at_once,
    laws.units_do_not_matter,  # a family other than full has axes of its own
}
OF_FLAT_PRIORS = {  # a prior has a place and a scale of its own, and counts once, not per part
    laws.means_are_weighted_means,
    laws.who_is_responsible_for_nothing_stays,
    laws.an_offset_does_not_matter,
    laws.parts_add_up_to_the_whole,
}
OF_EQUAL_ROWS = {  # weights belong to rows, and a part has fewer; gamma alone is not the average
    laws.means_are_weighted_means,
    laws.parts_add_up_to_the_whole,
}
OF_WHOLE_ROWS = {  # a row that does not show a column is nobody's weighted mean, nor turned there
    laws.means_are_weighted_means,
    laws.who_is_responsible_for_nothing_stays,  # a blind row belongs to all, however far away
    *OF_ONE_FULL_COVARIANCE,
}

OF_ANY_MODEL = (  # no means, no argmax: the gate of experts only takes some steps uphill
    laws.the_bound_is_Q_plus_entropy,
    laws.no_other_q_has_a_higher_bound,
    laws.the_bound_never_falls,
    laws.every_step_carries_its_own_bound,
    laws.each_step_is_the_m_step_of_the_one_before,
    laws.inputs_are_never_changed,
    laws.the_same_run_twice_is_the_same_to_the_last_bit,
)
OF_A_CHAIN = (  # its posterior is more than gamma, and its symbols have no units
    laws.the_bound_is_Q_plus_entropy,
    laws.the_m_step_is_the_argmax_of_Q,
    laws.the_bound_never_falls,
    laws.every_step_carries_its_own_bound,
    laws.each_step_is_the_m_step_of_the_one_before,
    laws.names_of_components_do_not_matter,
    laws.inputs_are_never_changed,
    laws.the_same_run_twice_is_the_same_to_the_last_bit,
)


def without(*sets):
    """All laws but those."""
    return tuple(law for law in laws.ALL if law not in set().union(*sets))


SHAPED = (*without(OF_ONE_FULL_COVARIANCE), probability.any_two_thetas_obey_the_certificate)
WITH_PRIOR = (
    *without(OF_ONE_FULL_COVARIANCE, OF_FLAT_PRIORS),
    probability.any_two_thetas_obey_the_certificate,
)

# what speaks of lengths: of places far away, offsets, units
OF_NUMBERS_WITH_A_UNIT = {
    laws.who_is_responsible_for_nothing_stays,  # it moves a mean out of sight
    laws.units_do_not_matter,
    laws.an_offset_does_not_matter,
}
OF_COUNTS = {  # they pull the shares of ones, count once and not per part, and fill an idle one
    laws.means_are_weighted_means,
    laws.parts_add_up_to_the_whole,
    laws.one_component_reaches_its_maximum_at_once,
}
OF_PROBABILITIES = tuple(
    law for law in probability.ALL if law is not probability.the_density_is_scipys
)

MODELS = {
    "GMM": Row(cases.gmm, laws.ALL + probability.ALL + probability.FREE + sampling.ALL),
    "GMM with a floor": Row(cases.floored, laws.ALL + probability.ALL + probability.FLOORED),
    "GMM tied": Row(
        cases.of_family(families.tied),
        (*SHAPED, probability.each_step_matches_two_moments_of_x),  # pooling keeps them
    ),
    "GMM diagonal": Row(cases.of_family(families.diagonal), SHAPED),
    "GMM spherical": Row(cases.of_family(families.spherical), SHAPED),
    "GMM fixed": Row(cases.of_family(families.fixed(1.7)), SHAPED),
    "GMM diagonal with a floor": Row(cases.of_family(families.diagonal, 1.5), SHAPED),
    "GMM tied with a floor": Row(cases.of_family(families.tied, 1.5), SHAPED),
    "GMM with a prior": Row(cases.of_family(families.full, prior=True), WITH_PRIOR),
    "GMM tied with a prior": Row(cases.of_family(families.tied, prior=True), WITH_PRIOR),
    "GMM spherical with a prior": Row(cases.of_family(families.spherical, prior=True), WITH_PRIOR),
    "GMM with weights": Row(
        cases.weighted,
        (
            *without(OF_ONE_FULL_COVARIANCE, OF_EQUAL_ROWS),
            probability.any_two_thetas_obey_the_certificate,
        ),
    ),
    "GMM with holes": Row(
        cases.holed,
        (
            *without(OF_WHOLE_ROWS),
            probability.the_words_agree,
            probability.statistics_at_the_posterior_are_the_e_steps,
            probability.any_two_thetas_obey_the_certificate,
            probability.Q_and_likelihood_rise_alike_at_theta,
            probability.equal_components_stay_equal,
            probability.a_component_of_weight_0_keeps_its_place,
        ),
    ),
    "Bernoulli": Row(cases.bernoulli, without(OF_NUMBERS_WITH_A_UNIT) + OF_PROBABILITIES),
    "Bernoulli with counts": Row(
        cases.counted,
        (
            *without(OF_NUMBERS_WITH_A_UNIT, OF_COUNTS),
            probability.the_words_agree,
            probability.statistics_at_the_posterior_are_the_e_steps,
            probability.any_two_thetas_obey_the_certificate,
            probability.Q_and_likelihood_rise_alike_at_theta,
            probability.equal_components_stay_equal,
        ),
    ),
    "HMM": Row(cases.chain, (*OF_A_CHAIN, probability.Q_and_likelihood_rise_alike_at_theta)),
    "KMeans": Row(cases.kmeans, laws.ALL),
    "Experts, one gate step": Row(
        cases.of_experts(1),
        (
            *OF_ANY_MODEL,
            probability.the_words_agree,
            probability.Q_and_likelihood_rise_alike_at_theta,
        ),
    ),
    "Experts, the gate at its top": Row(
        cases.of_experts(100), (laws.the_m_step_is_the_argmax_of_Q, laws.the_bound_never_falls)
    ),
    "Experts, six gate steps": Row(cases.of_experts(6), (laws.the_bound_never_falls,)),
}
