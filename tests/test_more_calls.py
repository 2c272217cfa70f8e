"""More calls that are easily written wrong, model by model: what was found, and what to write."""

import warnings

import numpy as np
import pandas as pd
import pytest

from emlib import (
    GMM,
    Bernoulli,
    GMMWithHoles,
    KMeans,
    Posterior,
    bernoulli,
    best_fit,
    certificate,
    experts,
    families,
    fit,
    hmm,
    init,
    kmeans,
    labels,
    missing,
    rate,
    slices,
    to_sklearn,
)
from emlib.bernoulli import Counts
from emlib.experts import Experts
from emlib.hmm import HMM

rng = np.random.default_rng(0)
RECORD = r"^x must hold real numbers, found a Theta: x comes before theta"
NO_POST = r"^post must be a Posterior with .+, found {}: take the first of model\.posterior"
NO_SUMS = r"^S must be the statistics of an E step, found {}: take the first of model\.e_step"
NO_DRAWS = r"^n must be a whole number >= 0, found {}: give (it as an int|0 or more)"

bits = (rng.random((40, 5)) < 0.4).astype(int)
coins, tossed = Bernoulli(), bernoulli.random_start(bits, 2, 0)
edge = tossed._replace(mu=tossed.mu * [[1, 1, 1, 1, 0], [1, 1, 1, 1, 1]])
shares, _ = coins.posterior(bits, tossed)
BERNOULLI = {
    "theta and x exchanged": (lambda: fit(coins, tossed, bits), TypeError, RECORD),
    "x for theta": (lambda: fit(coins, bits, bits), TypeError, r"an array of shape \(40, 5\)"),
    "ragged lists": (lambda: fit(coins, [[1], [0, 1]], tossed), ValueError, "different lengths"),
    "a hole": (
        lambda: fit(coins, np.where(bits, np.nan, 0), tossed), ValueError, "or remove the row$"),
    "a word as counts": (lambda: Counts("a", 1), TypeError, r"^ones must .*found dtype <U1: Count"),
    "a list as counts": (lambda: Counts(1, [1, 2]), ValueError, r"^zeros must .*found \[1, 2\]: C"),
    "None as counts": (lambda: Counts(None), TypeError, "^ones must be an array of numbers, found"),
    "nan as counts": (lambda: Counts(np.nan), ValueError, "^ones must be a finite number >= 0"),
    "the class of a prior": (lambda: Bernoulli(prior=Counts), TypeError, r"take bernoulli\.Counts"),
    "fewer than no draws": (lambda: coins.sample(tossed, -5, 0), ValueError, NO_DRAWS.format(-5)),
    "half a draw": (lambda: coins.sample(tossed, 5.5, 0), ValueError, NO_DRAWS.format(5.5)),
    "gamma for post": (lambda: coins.statistics(bits, shares.gamma), TypeError,
        NO_POST.format(r"an array of shape \(40, 2\)")),
    "theta for post": (lambda: coins.entropy(tossed), TypeError, NO_POST.format("a Theta")),
    "all that posterior returns": (
        lambda: coins.Q(bits, coins.posterior(bits, tossed), tossed), TypeError,
        NO_POST.format(r"\(a Posterior, -\d+\.\d+\)")),
    "Q of gamma": (lambda: coins.Q(bits, shares.gamma, tossed), TypeError,
        NO_POST.format(r"an array of shape \(40, 2\)")),
    "gamma as lists": (
        lambda: coins.statistics(bits, shares._replace(gamma=shares.gamma.tolist())),
        ValueError, r"^gamma must be of shape \(40, 2\), .* found \[\[0\."),
    "an M step of post": (lambda: coins.m_step(shares), TypeError, NO_SUMS.format("a Posterior")),
    "an M step of x": (lambda: coins.m_step(bits), TypeError, NO_SUMS.format("an array.*")),
    "labels of a Gaussian": (lambda: init.from_labels(bits, bits[:, 0], model=coins), TypeError,
        "^model must be a Gaussian mixture here, such as GMM.., found Bernoulli"),
    "a function for starts": (lambda: best_fit(coins, bits, bernoulli.random_start), TypeError,
        "^starts must be several thetas, found <function"),
    "the rate at an edge": (lambda: rate.factors(coins, bits, edge), ValueError,
        "^theta must lie inside its range by 1e-05 to all sides"),
}  # fmt: skip

x = rng.integers(0, 4, 60)
chain, theta = HMM(), hmm.random_start(2, 4, 0)
states, _ = chain.posterior(x, theta)
apart = theta._replace(B=np.array([[1.0, 0, 0, 0], [0.5, 0.5, 0, 0]]))
HIDDEN_MARKOV = {
    "theta and x exchanged": (lambda: fit(chain, theta, x), TypeError, RECORD),
    "a column": (lambda: fit(chain, x[:, None], theta), ValueError, r"as x\[:, 0\]\.astype\(int\)"),
    "a table": (lambda: fit(chain, np.array([x, x]), theta), ValueError, "several as a list of"),
    "a number among sequences": (lambda: fit(chain, [3, x], theta), ValueError, r"^x\[0\] must be"),
    "words": (lambda: fit(chain, [["A"], ["B"]], theta), TypeError, r"^x\[0\] .*np\.unique\(words"),
    "a hole": (lambda: fit(chain, [1, np.nan], theta), ValueError, r"x\[1\] is nan, and a chain"),
    "an impossible beginning": (lambda: fit(chain, [3, 0], apart), FloatingPointError,
        r"^x\[0\] is impossible under theta: no state that can be the first"),
    "an impossible symbol in a list": (lambda: fit(chain, [[0], [1], [0, 2]], apart),
        FloatingPointError, r"^sequence 2: x\[1\] is impossible under theta after what"),
    "the likelihood of such": (lambda: chain.log_likelihood([[0], [3]], apart),
        FloatingPointError, r"^sequence 1: x\[0\]"),
    "the posterior of such": (lambda: chain.posterior([[0], [3]], apart),
        FloatingPointError, r"^sequence 1: x\[0\]"),
    "gamma for post": (lambda: chain.statistics(x, states.gamma), TypeError,
        NO_POST.format(r"an array of shape \(60, 2\)")),
    "theta for post": (lambda: chain.Q(x, theta, theta), TypeError, NO_POST.format("a Theta")),
    "entropy of theta": (lambda: chain.entropy(theta), TypeError, NO_POST.format("a Theta")),
    "post of another x": (lambda: chain.statistics([x[:20], x[20:]], states), ValueError,
        r"as long as those of x, \[20, 40\], found \[60\]"),
    "fields in another order": (lambda: chain.Q(x, states, (theta.A, theta.pi, theta.B)),
        ValueError, r"^theta\.pi must be finite, of shape \(K,\)"),
    "a theta of other states": (lambda: chain.Q(x, states, hmm.random_start(3, 4, 0)), ValueError,
        r"K states and M symbols as post has, \(2, 4\), found \(3, 4\)"),
    "an M step of theta": (lambda: chain.m_step(theta), TypeError, NO_SUMS.format("a Theta")),
    "fewer than no draws": (lambda: chain.sample(theta, -5, 0), ValueError, NO_DRAWS.format(-5)),
    "draws as a list": (lambda: chain.sample(theta, [5, 3], 0), ValueError,
        NO_DRAWS.format(r"\[5, 3\]")),
    "a word for stay": (lambda: hmm.random_start(2, 4, 0, "a"), ValueError, "stay must lie betw"),
    "a word of mixtures": (lambda: certificate(chain, x, theta, theta), TypeError,
        r"found HMM\(\): only a mixture has such an answer"),
}  # fmt: skip

pairs = rng.uniform(-3, 3, 60), rng.standard_normal(60)
lines, knots = Experts(), experts.through_rows(pairs, 2, 0)
gates, _ = lines.posterior(pairs, knots)
EXPERTS = {
    "theta and data exchanged": (lambda: fit(lines, knots, pairs), TypeError, RECORD),
    "y as a column": (lambda: fit(lines, (pairs[0], pairs[1][:, None]), knots), ValueError,
        r"y must hold one number .*: a column is a vector as y\[:, 0\]"),
    "y for theta": (lambda: fit(lines, *pairs), TypeError, r"found an array of shape \(60,\)"),
    "a hole": (lambda: experts.gates([np.nan, 1.0], knots), ValueError, "or remove the row$"),
    "a variance of 0": (lambda: fit(lines, pairs, knots._replace(sigma2=[0.0, 1.0])), ValueError,
        r"set a floor and take model\.feasible"),
    "a negative variance": (lambda: experts.draw(pairs[0], knots._replace(sigma2=[-1.0, 1]), 0),
        ValueError, r"^theta\.sigma2 must be variances >= 0, found \[-1\.  1\.\]"),
    "one variance for all": (lambda: experts.draw(pairs[0], knots._replace(sigma2=1.0), 0),
        ValueError, r"^theta\.sigma2 must be finite, of shape \(2,\)"),
    "lines that are no numbers": (lambda: fit(lines, pairs, knots._replace(W=1e200 * knots.W)),
        FloatingPointError, "gives -inf for row 0"),
    "a word for the floor": (lambda: Experts(floor="a"), TypeError, "^floor must hold real numb"),
    "a floor of nan": (lambda: Experts(floor=np.nan), ValueError, r"as in 1e-6 \* y\.var\(\)"),
    "a word for the steps": (lambda: Experts(gate_steps="1"), ValueError, "^gate_steps must be"),
    "data made feasible": (lambda: lines.feasible(pairs), TypeError, "^theta must be Theta.V, W"),
    "the floor of data": (lambda: lines.at_floor(pairs), TypeError, "^theta must be Theta.V, W, s"),
    "gates with theta first": (lambda: experts.gates(knots, pairs[0]), TypeError, "^theta must be"),
    "lines of nothing": (lambda: experts.lines(pairs[0], None), TypeError, "found None: take exp"),
    "gamma for post": (lambda: lines.Q(pairs, gates.gamma, knots), TypeError,
        NO_POST.format(r"an array of shape \(60, 2\)")),
    "entropy of theta": (lambda: lines.entropy(knots), TypeError, NO_POST.format("a Theta")),
    "an M step of post": (lambda: lines.m_step(gates), TypeError, NO_SUMS.format("a Posterior")),
    "a Gaussian's start": (lambda: fit(lines, pairs, init.data_points(pairs[0], 2, 0)), ValueError,
        r"^theta\.V must be finite, of shape \(K, 2\)"),
}  # fmt: skip

whole = rng.standard_normal((60, 3))
holed = np.where(rng.random((60, 3)) < 0.2, np.nan, whole)
holes, start = GMMWithHoles(), init.data_points(missing.filled(holed), 2, 0)
HOLES = {
    "theta and x exchanged": (lambda: fit(holes, start, holed), TypeError, RECORD),
    "a start from holes": (lambda: init.data_points(holed, 2, 0, model=holes), ValueError,
        r"start it from the columns' means, as in init\.data_points\(missing\.filled\(x\), K, rng"),
    "gamma for post": (lambda: holes.statistics(holed, whole), TypeError,
        NO_POST.format(r"an array of shape \(60, 3\)")),
    "a posterior that hides nothing": (lambda: holes.entropy(Posterior(whole, start)), TypeError,
        "^post must be a Posterior with gamma, theta, seen"),
    "half a draw": (lambda: holes.sample(start, 4.5, 0), ValueError, NO_DRAWS.format(4.5)),
    "text filled": (lambda: missing.filled("a"), TypeError, "^x must hold real numbers"),
    "None filled": (lambda: missing.filled(None), TypeError, "^x must be an array of numbers"),
    "a mixture's word of k-means": (lambda: rate.factors(KMeans(), whole, start), TypeError,
        "where k-means is meant"),
    "steps for rows": (lambda: rate.from_run(fit(GMM(), whole, start, all_steps=True).steps),
        TypeError, r"found a Step: give one row of numbers a round, as in \[step\.theta\.mu"),
    "a Fit for rows": (lambda: rate.from_run(fit(GMM(), whole, start)), TypeError, "found a Fit"),
}  # fmt: skip

middles, near = KMeans(), kmeans.Theta(whole[:2])
hard, _ = middles.posterior(whole, near)
gauss = GMM()
OLDER = {
    "centres and x exchanged": (lambda: fit(middles, near, whole), TypeError, RECORD),
    "sums of gamma": (lambda: middles.statistics(whole, hard.gamma), TypeError,
        NO_POST.format(r"an array of shape \(60, 2\)")),
    "sums of other rows": (lambda: middles.statistics(whole[:5], hard), ValueError,
        r"^gamma must be of shape \(5, 2\), .* found \(60, 2\)"),
    "distances of other rows": (lambda: middles.Q(whole[:5], hard, near), ValueError,
        r"^gamma must be of shape \(5, 2\), .* found \(60, 2\)"),
    "post and theta exchanged": (lambda: middles.Q(whole, near, hard), TypeError,
        r"^theta must be Theta\(mu\), found a Posterior: give its \.theta"),
    "a mean of post": (lambda: middles.m_step(hard), TypeError, NO_SUMS.format("a Posterior")),
    "gamma for post": (lambda: gauss.statistics(whole, hard.gamma), TypeError,
        NO_POST.format(r"an array of shape \(60, 2\)")),
    "fewer than no draws": (lambda: gauss.sample(start, -1, 0), ValueError, NO_DRAWS.format(-1)),
    "a way that is a number": (lambda: slices.along(gauss, whole, start, 3, [0, 1]), TypeError,
        r"^theta must be Theta\(pi, mu, Sigma\), found 3"),
    "a grid of words": (lambda: slices.along(gauss, whole, start, start, "a"), TypeError,
        "^grid must hold real numbers"),
    "one new name": (lambda: labels.relabel([0, 1], 3), ValueError, "^perm must hold a new name"),
    "x to scikit-learn": (lambda: to_sklearn(whole, start), TypeError, "^model must come first"),
    "a word for the runs": (lambda: init.short_runs(gauss, whole, 2, 0, n="a"), ValueError,
        "^n must be a whole number >= 1, found 'a'"),
}  # fmt: skip

CALLS = {
    f"{model}: {call}": told
    for model, calls in {
        "Bernoulli": BERNOULLI, "HMM": HIDDEN_MARKOV, "Experts": EXPERTS, "holes": HOLES,
        "older": OLDER,
    }.items()
    for call, told in calls.items()
}  # fmt: skip


@pytest.mark.parametrize("call", CALLS)
def test_a_wrong_call_says_what_was_found_and_what_to_write(call):
    wrong, error, message = CALLS[call]
    with warnings.catch_warnings(), pytest.raises(error, match=message) as raised:
        warnings.simplefilter("error")
        wrong()
    assert len(str(raised.value).splitlines()) == 1


def taken(model, x, theta):
    return model.e_step(x, theta)[0]


MERGES = {
    "Bernoulli": (bernoulli.merge, coins, bits, tossed, tossed._replace(mu=tossed.mu / 2)),
    "HMM": (hmm.merge, chain, x, theta, hmm.random_start(2, 4, 7)),
    "KMeans": (kmeans.merge, KMeans(), whole, kmeans.Theta(whole[:2]), kmeans.Theta(whole[2:4])),
}


@pytest.mark.parametrize("model", MERGES)
def test_statistics_are_added_if_they_were_taken_at_one_theta(model):
    merge, model, x, theta, other = MERGES[model]
    S = taken(model, x, theta)
    equal = taken(model, x, type(theta)(*map(np.copy, theta)))  # as after a journey
    both = merge(S, equal)
    np.testing.assert_array_equal(both[0], 2 * S[0])
    found = {"two thetas": taken(model, x, other), "a Statistics and a Theta": theta}
    for words, wrong in (found | {"a Statistics and None": None}).items():
        with pytest.raises(ValueError, match=rf"^merge adds .* at the same theta, found {words}: "):
            merge(S, wrong)


def test_columns_never_seen_together_are_named_in_the_remarks():
    never = holed.copy()
    never[:30, 0] = never[30:, 1] = np.nan
    (said,) = GMMWithHoles().remarks(never)
    assert said.startswith("x[:, 0] and x[:, 1] are never seen together: nothing in x tells")
    assert said in best_fit(holes, never, [start]).remarks
    assert not holes.remarks(holed)
    never[:30, 2] = np.nan  # now 0 is seen with neither
    assert "nor are 1 other pairs of columns" in GMMWithHoles().remarks(never)[0]
    never[0] = whole[0]
    assert not holes.remarks(never)
    assert GMMWithHoles(weights=np.arange(60) > 0).remarks(never)  # row 0 does not count
    assert not GMMWithHoles(weights=np.arange(60) > 0, family=families.diagonal).remarks(never)


def test_missing_in_the_manner_of_pandas_is_a_hole_too():
    run = fit(holes, holed, start)
    for table in (pd.DataFrame(holed).astype("Float64"), pd.DataFrame(holed), holed.tolist()):
        assert fit(holes, table, start).bound == run.bound
        np.testing.assert_allclose(missing.filled(table), missing.filled(holed), rtol=1e-12)
    with pytest.raises(TypeError, match=r"^x\[0, 3\] is text"):
        fit(holes, pd.DataFrame(holed).assign(name="a"), start)


def test_several_starts_of_a_chain_and_of_experts_are_compared():
    for model, data, one, other in (
        (chain, [x[:20], x[20:]], theta, hmm.random_start(2, 4, 5)),
        (chain, x, theta, hmm.random_start(2, 4, 5)),
        (Experts(floor=1.2), pairs, knots, experts.through_rows(pairs, 2, 4)),
    ):
        best = best_fit(model, data, [one, other])
        alone = [fit(model, data, model.feasible(start)).bound for start in (one, other)]
        np.testing.assert_array_equal(best.bounds, alone)
    assert best.at_floor.any() and any("as the floor allows" in said for said in best.remarks)


def test_no_draw_at_all_is_an_empty_sample():
    assert [a.shape for a in coins.sample(tossed, 0, 0)] == [(0, 5), (0,)]
    assert [(a.shape, a.dtype.kind) for a in chain.sample(theta, 0, 0)] == [((0,), "i")] * 2
