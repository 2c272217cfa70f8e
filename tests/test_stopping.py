"""How many nats are still to come: exact where the answer is known, wary where gains may grow."""

import pickle
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emlib import GMM, Bernoulli, KMeans, Step, bernoulli, best_fit, datasets, fit, fit_gmm, init
from emlib.kmeans import Theta as Centres
from emlib.runs.squarem import fit as squarem_fit
from emlib.stopping import PATIENCE, RISE, gain_left, stop

SCALES = st.floats(-6, 6).map(lambda e: 10.0**e)


def bounds(gains):
    """Bounds that end at 0 with these gains."""
    return np.cumsum([0.0, *gains]) - np.sum(gains)


@pytest.mark.parametrize("r", [0.01, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e200])
def test_a_geometric_series_is_summed_exactly(r, scale):
    trace = [-scale * r**t for t in range(4)]
    np.testing.assert_allclose(gain_left(trace), scale * r**3, rtol=1e-9)


def test_only_the_last_four_bounds_count():
    assert gain_left([-1e9, 40.0, -8.0, 0.0, 4.0, 6.0]) == gain_left([-8.0, 0.0, 4.0, 6.0]) == 2.0


@pytest.mark.parametrize("trace", [[], [0.0], [0.0, 1.0], [0.0, 2.0, 3.0]])
def test_fewer_than_four_bounds_tell_nothing(trace):
    assert gain_left(trace) == np.inf


@pytest.mark.parametrize("gains", [[4, 1, 2], [4, 1, 1], [4, 1, -0.5], [4, -1, 2], [1, 2, 3]])
def test_gains_that_do_not_shrink_tell_nothing(gains):
    assert gain_left(bounds(gains)) == np.inf


def test_a_ratio_that_rises_is_taken_to_rise_on():
    """Gains 1, .2, .05: their ratio rises from .2 to .25, and is taken for .25 + 10 * .05."""
    r = 0.25 + RISE * 0.05
    assert gain_left(bounds([1, 0.2, 0.05])) == pytest.approx(0.05 * r / (1 - r))
    assert gain_left(bounds([1, 0.2, 0.08])) == np.inf  # .4 + 10 * .2 is more than 1


def test_a_growing_gain_below_shrinking_ones_is_seen_before_it_shows():
    """10^-t + 1e-5 2^t: without the rise of r two estimates in a row are below a thousandth."""
    gains = np.array([10.0**-t + 1e-5 * 2.0**t for t in range(12)])
    plain = gains[1:] ** 2 / (gains[:-1] - gains[1:])
    assert (plain[2:4] > 0).all() and (plain[2:4] < 1e-3).all()
    near = [gain_left(bounds(gains[: t + 1])) <= 1e-3 for t in range(len(gains))]
    assert not any(a and b for a, b in pairwise(near))


def test_no_gain_beyond_rounding_is_no_gain():
    assert gain_left([-1000.0, -999.0, -999.0]) == 0.0
    assert gain_left([-1000.0, -999.0, np.nextafter(-999.0, 0)]) == 0.0
    assert gain_left([-1000.0, -999.0, np.nextafter(-999.0, -2000)]) == 0.0


def test_small_gains_that_hardly_shrink_add_up():
    gains = np.array([1.0201, 1.01, 1.0]) * 1e-4
    assert gain_left(bounds(gains) - 1000) == pytest.approx(1e-2, rel=1e-3)


def test_a_bound_near_zero_is_known_no_better_than_its_terms():
    trace = [-1e-3, -1e-12, 0.0]
    assert gain_left(trace, terms=1000) == 0.0
    assert gain_left(trace) == np.inf


def test_a_fall_of_a_last_digit_says_how_far_bounds_are_known():
    digit = 1e-10
    assert gain_left([-1.0, 0.0, digit, 0.0], terms=1) == 0.0
    assert gain_left([0.0, digit, 0.0, digit], terms=1) == 0.0  # a rise no larger than a fall
    assert gain_left([-1.0, -0.5, digit, 3 * digit], terms=1) > 0
    assert gain_left(bounds([4, 1, -1e-3]), terms=1) == np.inf  # no rounding: such bounds are wrong
    assert gain_left(bounds([4, 1, -1e-3]), terms=1, tol=2e-3) == 0.0  # less than anybody asked for


@pytest.mark.parametrize("floor", [1e-4, 1e-8, 1e-12])
@pytest.mark.parametrize("offset", [0, 1e3, 1e6])
def test_at_a_floor_two_rows_converge(floor, offset):
    """Far narrower than they are apart: the bounds go up and down by rounding, and for ever."""
    for seed in range(5):
        x = offset + np.random.default_rng(seed).normal(size=(2, 4))
        for K in (1, 2):
            model = GMM(floor=floor)
            run = fit(model, x, model.feasible(init.data_points(x, K, seed)))
            assert run.converged or model.twins(x, run.theta), (seed, K)


@pytest.mark.parametrize("floor", [1e-12, 1e-20, 1e-30, 1e-60])
@pytest.mark.parametrize("K", [1, 2])
def test_at_a_floor_that_float64_cannot_reach_a_run_ends_and_says_so(floor, K):
    """Three columns of a plane: rounding decides the bounds, which fall by up to half a nat."""
    x = np.random.default_rng(0).normal(size=(50, 3))
    x[:, 2] = x[:, 0] + x[:, 1]
    model = GMM(floor=floor)
    best = best_fit(model, x, [init.data_points(x, K, 1)], tol=0, max_iter=3000)
    run = best.fit
    assert run.n_iter < 1500
    if not run.converged:
        assert run.n_iter == run.trace.argmax() + PATIENCE
        assert run.rounding == -np.diff(run.trace[-PATIENCE - 1 :]).min() > 1e-4
        assert run.remark in best.remarks and run.remark in repr(run)
        assert "rise no more: rounding hides the rest" in run.remark


def seen(bounds):
    """Steps with these bounds."""
    return [Step(None, float(bound)) for bound in bounds]


def test_patience_is_for_bounds_that_fall():
    """A run that rises slowly, and one that has converged, have nothing to remark."""
    rising = stop(seen(np.linspace(0, 1, 200)), tol=0, max_iter=150)
    assert rising.n_iter == 150 and not rising.converged and rising.remark == ""
    assert "up and down" not in repr(rising)
    still = stop(seen([0.0, 1.0] + [1.0] * 100), tol=0)
    assert still.converged and still.remark == "" and still.n_iter < PATIENCE
    swing = stop(seen([0.0, 2.0] + [1.0, 1.5] * 100), tol=0)
    assert (swing.n_iter, swing.rounding, swing.converged) == (1 + PATIENCE, 1.0, False)


@given(scale=st.integers(-20, 20).map(lambda e: 2.0**e), seed=st.integers(0, 10**6))
@settings(max_examples=30, deadline=None)  # powers of two, for rounding breaks ties otherwise
def test_k_means_stops_at_the_same_step_in_every_unit(scale, seed):
    x = datasets.iris().x
    mu = init.kmeans_plus_plus(x, 5, seed)
    here, there = fit(KMeans(), x, Centres(mu)), fit(KMeans(), scale * x, Centres(scale * mu))
    assert (there.n_iter, there.converged) == (here.n_iter, here.converged)
    end = fit(KMeans(), scale * x, Centres(scale * mu), tol=0)
    assert there.bound >= 1.01 * end.bound  # minus a distortion, at most 1 % worse


@given(scale=SCALES, seed=st.integers(0, 10**6))
@settings(max_examples=20, deadline=None)
def test_weights_of_every_size_stop_where_whole_ones_do(scale, seed):
    """Below 1 they are shares, and a nat is as small; above, rows that count more often."""
    x = datasets.faithful().x
    start = init.data_points(x, 2, seed)
    here = fit(GMM(), x, start)
    there = fit(GMM(weights=np.full(len(x), scale)), x, start)
    assert there.converged
    assert there.n_iter == here.n_iter if scale <= 1 else there.n_iter >= here.n_iter
    assert GMM().log_likelihood(x, there.theta) >= here.bound - 1e-6


def test_weights_that_sum_to_1_stop_as_near_the_top_as_others():
    iris = datasets.iris()
    start = init.from_labels(iris.x, np.arange(150) % 3)
    top = fit(GMM(), iris.x, start, tol=1e-9).bound
    shares = fit(GMM(weights=np.full(150, 1 / 150)), iris.x, start)
    assert shares.converged
    assert GMM().log_likelihood(iris.x, shares.theta) > top - 0.01


def test_a_run_keeps_its_steps_only_if_it_is_asked_to():
    x = datasets.faithful().x
    start = init.data_points(x, 2, 3)
    run, all_of_it = fit(GMM(), x, start), fit(GMM(), x, start, all_steps=True)
    np.testing.assert_array_equal(run.trace, [step.bound for step in all_of_it.steps])
    np.testing.assert_array_equal(run.theta.mu, all_of_it.steps[-1].theta.mu)
    assert all_of_it.n_iter == run.n_iter == len(all_of_it.steps) - 1
    with pytest.raises(AttributeError, match=r"ask for all_steps=True, as in fit\("):
        _ = run.steps


def two_groups(apart, n, seed):
    """(x, start): n numbers about 0 and n about `apart`, two of them as means."""
    rng = np.random.default_rng([seed, n])
    x = np.concatenate([rng.normal(size=n), apart + rng.normal(size=n)])[:, None]
    return x, init.data_points(x, 2, rng)


@pytest.mark.parametrize("n", [100, 1000])
def test_from_two_random_points_of_two_groups_no_run_is_called_converged_at_the_saddle(n):
    """Both means near the middle: where 4 to 16 % of starts ended as long as r was not watched."""
    for seed in range(100):
        x, start = two_groups(8, n, seed)
        run = fit(GMM(), x, start)
        right = fit(GMM(), x, init.from_labels(x, np.arange(2 * n) // n)).bound
        assert run.bound > right - 0.1 or not run.converged, seed


def test_a_run_between_two_equal_components_stops_and_is_not_called_converged():
    x, start = two_groups(8, 100, 0)
    twins = start._replace(mu=np.tile(start.mu[:1], (2, 1)))
    run = fit(GMM(), x, twins)
    assert run.n_iter < 10 and not run.converged
    assert GMM().twins(x, run.theta) == (0, 1)
    np.testing.assert_array_equal(run.theta.mu[0], run.theta.mu[1])
    best = best_fit(GMM(), x, [twins])
    assert "Components 0 and 1 are as good as equal: start elsewhere." in best.remarks


def test_components_of_one_place_and_different_widths_are_no_twins():
    x = np.random.default_rng(0).normal(size=(400, 1)) * np.repeat([1.0, 5.0], 200)[:, None]
    run = fit(GMM(), x, init.from_labels(x, np.repeat([0, 1], 200)))
    assert run.converged and GMM().twins(x, run.theta) is None


def test_a_fit_can_travel():
    x = datasets.faithful().x
    run = fit(GMM(), x, init.data_points(x, 2, 3))
    there = pickle.loads(pickle.dumps(run))
    assert there.bound == run.bound and there.converged == run.converged
    np.testing.assert_array_equal(there.theta.mu, run.theta.mu)


@pytest.mark.parametrize(
    "wrong",
    [{"tol": "a"}, {"tol": None}, {"max_iter": None}, {"max_iter": np.inf}, {"max_iter": 2.5}],
)
def test_a_rule_that_is_none_is_refused(wrong):
    with pytest.raises(ValueError, match="tol must be a number >= 0 and max_iter a whole one"):
        stop(iter([]), **wrong)


def test_a_fit_and_the_best_of_many_print_a_summary_and_not_their_steps():
    x = datasets.faithful().x
    starts = [init.data_points(x, 2, seed) for seed in range(3)]
    run, best = fit(GMM(), x, starts[0]), best_fit(GMM(), x, starts)
    assert repr(run).splitlines() == [
        f"Fit: converged after {run.n_iter} steps",
        f"  bound {run.bound:.10g}, at the start {run.trace[0]:.10g}",
        "  theta pi (2,), mu (2, 2), Sigma (2, 2, 2), the last one",
    ]
    assert repr(run._replace(converged=False)).startswith("Fit: not converged after")
    assert repr(best).startswith("Best of 3 runs, of which 0 collapsed\nFit: converged")
    assert str(best._replace(bounds=np.array([1, np.nan]))).startswith("Best of 2 runs, of which 1")
    assert len(repr(fit_gmm(x, 2, n_starts=2))) < 1000
    assert "theta float, the last" in repr(stop(iter([Step(1.0, 2.0)])))


# a bound that falls


class Pulled(GMM):
    """Its M-step returns other means than those of the statistics, drawn towards 0."""

    def m_step(self, S):
        theta = super().m_step(S)
        return theta._replace(mu=0.9 * theta.mu)


class Coins(Bernoulli):
    """Its M-step draws every mean towards one half."""

    def m_step(self, S):
        theta = super().m_step(S)
        return theta._replace(mu=0.8 * theta.mu + 0.1)


def test_a_run_whose_bound_falls_by_small_steps_in_the_end_is_not_called_converged():
    """From the top of a right M-step a wrong one leads down, ever more slowly: 32 nats in all."""
    rng = np.random.default_rng(1)
    mu = np.array([[0.9] * 3 + [0.1] * 3, [0.2] * 3 + [0.7] * 3])
    x = (rng.random((300, 6)) < mu[rng.integers(0, 2, 300)]).astype(float)
    top = fit(Bernoulli(), x, bernoulli.random_start(x, 2, 2))
    assert top.converged and top.remark == ""
    run = fit(Coins(), x, top.theta)
    falls = -np.diff(run.trace)
    assert (falls > 0).all() and falls[-1] < 1e-3 < 10 < falls[0]
    said = f"The bound fell by {falls[0]:.3g} at step 1, and no step of EM does that"
    assert not run.converged and run.remark.startswith(said) and said in repr(run)
    best = best_fit(Coins(), x, [top.theta])
    assert not best.fit.converged and run.remark in best.remarks


@pytest.mark.parametrize("floor", [0.0, 1e-3])
@pytest.mark.parametrize("run", [fit, squarem_fit])
def test_a_wrong_m_step_of_gaussians_is_named_with_a_floor_and_without(run, floor):
    x = datasets.faithful().x
    top = fit(GMM(), x, init.data_points(x, 2, 3)).theta
    stopped = run(Pulled(floor=floor), x, top, max_iter=200)
    assert not stopped.converged and "at step 1, and no step of EM does that" in stopped.remark


def test_a_fall_of_more_than_rounding_is_named_for_k_means_in_every_unit():
    class Shrunk(KMeans):
        def m_step(self, S):
            return Centres(super().m_step(S).mu * 0.95)

    x = datasets.iris().x
    top = fit(KMeans(), x, Centres(init.kmeans_plus_plus(x, 3, 0)), tol=0)
    assert top.converged and top.remark == ""
    for unit in (1e-3, 1.0, 1e3):
        run = fit(Shrunk(), unit * x, Centres(unit * top.theta.mu))
        assert not run.converged and "The bound fell by" in run.remark


def test_a_run_that_stopped_at_two_equal_components_says_so_by_itself():
    x, start = two_groups(8, 100, 0)
    run = fit(GMM(), x, start._replace(mu=np.tile(start.mu[:1], (2, 1))))
    assert run.remark == "Components 0 and 1 are as good as equal: start elsewhere."
    assert run.remark in repr(run)


def test_a_component_that_shrinks_beyond_float64_in_one_step_is_no_silent_success():
    """A cluster 1e12 times narrower than the other: on one processor a step fell by 514 nats."""
    rng = np.random.default_rng(96)
    D, ratio, n = int(rng.integers(1, 4)), 10.0 ** rng.uniform(6, 14), int(rng.integers(6, 40))
    narrow = rng.normal(size=(n, D)), rng.normal(size=(n, D)) / ratio + rng.normal(size=D)
    x = np.concatenate(narrow) * ratio
    run = best_fit(GMM(), x, [init.data_points(x, 2, 96, model=GMM().prepared(x))]).fit
    said = "or a component is too narrow for float64 beside its distance" in run.remark
    assert np.diff(run.trace).min() > -1 or (said and not run.converged)
