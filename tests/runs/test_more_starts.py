"""More starts: random responsibilities and short runs."""

import numpy as np
import pytest

from emlib import GMM, best_fit, datasets, families, fit, init

iris = datasets.iris()
x = datasets.three_clouds(300).x


def rng(seed=0):
    return np.random.default_rng(seed)


def test_random_responsibilities_put_all_means_near_the_mean_of_the_data():
    theta = init.random_responsibilities(x, 3, rng())
    spread = np.abs(theta.mu - x.mean(axis=0)) / x.std(axis=0)
    assert 0 < spread.max() < 4 / np.sqrt(300)
    np.testing.assert_allclose(theta.pi @ theta.mu, x.mean(axis=0), rtol=1e-9)
    np.testing.assert_allclose(theta.pi, 1 / 3, atol=0.1)
    assert len(np.unique(theta.mu[:, 0])) == 3


def test_random_responsibilities_are_drawn_uniformly_from_the_simplex():
    """The first of two uniform shares has variance 1/12; the means show it."""
    column = np.array([-1.0, 1.0] * 500)[:, None]
    generator = rng(1)
    mu = [init.random_responsibilities(column, 2, generator).mu[0, 0] for _ in range(400)]
    assert np.var(mu) == pytest.approx(4 / 12 / 1000, rel=0.3)


def test_random_responsibilities_obey_the_shape_and_the_floor():
    model = GMM(family=families.tied)
    theta = init.random_responsibilities(x, 3, rng(), model)
    np.testing.assert_array_equal(theta.Sigma[0], theta.Sigma[2])
    fit(model, x, theta, max_iter=1)
    high = init.random_responsibilities(x, 2, rng(), GMM(floor=50.0))
    np.testing.assert_allclose(high.Sigma, 50 * np.array([np.eye(2)] * 2), atol=1e-9)


def test_short_runs_keep_the_best_in_order():
    kept = init.short_runs(GMM(), iris.x, 3, rng(1), n=8, keep=8)
    bounds = [GMM().log_likelihood(iris.x, theta) for theta in kept]
    assert bounds == sorted(bounds, reverse=True)
    assert bounds[0] > bounds[-1] + 1
    best = init.short_runs(GMM(), iris.x, 3, rng(1), n=8)
    assert len(best) == 1
    np.testing.assert_array_equal(best[0].mu, kept[0].mu)


def test_a_short_run_is_so_many_steps_of_em():
    for steps in (0, 2):
        (theta,) = init.short_runs(GMM(), x, 3, rng(2), n=1, steps=steps)
        wanted = fit(GMM(), x, init.data_points(x, 3, rng(2)), max_iter=steps).theta
        np.testing.assert_allclose(theta.mu, wanted.mu, rtol=1e-9)


def test_short_runs_see_that_a_start_is_bad():
    seed = 2
    alone = best_fit(GMM(), x, [init.data_points(x, 3, rng(seed))]).fit
    chosen = best_fit(GMM(), x, init.short_runs(GMM(), x, 3, rng(seed))).fit
    assert alone.bound < chosen.bound - 50


@pytest.mark.parametrize("keep", [0, 11])
def test_more_or_fewer_runs_than_there_are_cannot_be_kept(keep):
    with pytest.raises(ValueError, match=f"keep must be from 1 to the 10 runs, found keep={keep}"):
        init.short_runs(GMM(), x, 3, rng(), keep=keep)


def test_the_draws_depend_on_nothing_but_rng():
    for draw in (
        lambda r: init.random_responsibilities(x, 2, r),
        lambda r: init.short_runs(GMM(), x, 2, r, n=2, steps=1)[0],
    ):
        first, again, other = draw(rng(0)), draw(rng(0)), draw(rng(1))
        np.testing.assert_array_equal(first.mu, again.mu)
        assert not np.array_equal(first.mu, other.mu)


def test_a_flat_column_stops_no_random_responsibilities():
    x = np.column_stack([datasets.faithful().x, np.full(272, 3.0)])
    theta = init.random_responsibilities(x, 2, np.random.default_rng(0), model=GMM(floor=1e-3))
    np.testing.assert_allclose(theta.Sigma[:, 2, 2], 1e-3)
    np.testing.assert_allclose(theta.mu[:, 2], 3.0)


@pytest.mark.parametrize("keep", [1.5, None, "1"])
def test_what_is_no_number_of_runs_is_refused(keep):
    with pytest.raises(ValueError, match="keep must be from 1 to the 10 runs"):
        init.short_runs(GMM(), x, 3, rng(), keep=keep)
