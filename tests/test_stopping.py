"""How many nats are still to come: exact where the answer is known, wary where gains may grow."""

import pickle
from itertools import pairwise

import numpy as np
import pytest

from emlib import GMM, Step, best_fit, datasets, fit, fit_gmm, init
from emlib.stopping import RISE, gain_left, stop


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
        f"  bound {run.bound:.10g}, at the start {run.steps[0].bound:.10g}",
        "  theta pi (2,), mu (2, 2), Sigma (2, 2, 2), the last of .steps",
    ]
    assert repr(run._replace(converged=False)).startswith("Fit: not converged after")
    assert repr(best).startswith("Best of 3 runs, of which 0 collapsed\nFit: converged")
    assert str(best._replace(bounds=np.array([1, np.nan]))).startswith("Best of 2 runs, of which 1")
    assert len(repr(fit_gmm(x, 2, n_starts=2))) < 1000
    assert "theta float, the last" in repr(stop(iter([Step(1.0, 2.0)])))
