"""A fit in other units, from another origin, of the same rows twice, is the same fit."""

from itertools import islice

import numpy as np
import pytest

from emlib import GMM, Theta, datasets, em, fit, init

x = datasets.faithful().x
start = init.data_points(x, 2, np.random.default_rng(3))
here = fit(GMM(), x, start)


def carried(theta, A):
    """theta in the units x A, A (D,)."""
    return Theta(theta.pi, theta.mu * A, theta.Sigma * np.outer(A, A))


def same(run, A, rtol=1e-9):
    """The run is that of here, in the units x A."""
    assert (run.n_iter, run.converged) == (here.n_iter, here.converged)
    wanted = carried(here.theta, A)
    for found, field in zip(run.theta, wanted, strict=True):
        np.testing.assert_allclose(found, field, rtol=rtol)
    shift = len(x) * np.log(np.abs(A) * np.ones(2)).sum()
    assert run.bound + shift == pytest.approx(here.bound, rel=rtol)


@pytest.mark.parametrize("scale", [1e-150, 1e-100, 1e-8, 1e-3, 1e8, 1e100, 1e150])
def test_a_scale_does_not_matter(scale):
    A = np.array([scale, scale])
    same(fit(GMM(), x * A, carried(start, A)), A)
    same(fit(GMM(), x * A, init.data_points(x * A, 2, np.random.default_rng(3))), A)


@pytest.mark.parametrize("scale", [1e3, 1e12, 1e75, 1e150])
def test_columns_of_very_different_units_do_not_matter(scale):
    A = np.array([scale, -1 / scale])
    same(fit(GMM(), x * A, carried(start, A)), A)


@pytest.mark.parametrize("spread", [1e3, 1e8, 1e50])
def test_four_columns_of_very_different_units_do_not_matter(spread):
    iris = datasets.iris()
    theta = init.from_labels(iris.x, iris.z)
    wanted = fit(GMM(), iris.x, theta)
    for seed in range(10):
        A = spread ** np.random.default_rng(seed).uniform(-1, 1, 4)
        run = fit(GMM(), iris.x * A, carried(theta, A))
        assert run.bound + len(iris.x) * np.log(A).sum() == pytest.approx(wanted.bound, abs=1e-6)


@pytest.mark.parametrize("offset, atol", [(1e6, 1e-9), (1e8, 1e-6)])
def test_an_offset_costs_only_the_digits_that_x_has_lost(offset, atol):
    there = fit(GMM(), x + offset, start._replace(mu=start.mu + offset))
    assert there.n_iter == here.n_iter
    np.testing.assert_allclose(there.theta.mu - offset, here.theta.mu, rtol=0, atol=atol)
    np.testing.assert_allclose(there.theta.Sigma, here.theta.Sigma, rtol=0, atol=atol)


@pytest.mark.parametrize("offset", [1e10, 1e12])
def test_where_x_has_few_digits_left_the_fit_still_ends_and_its_bounds_do_not_fall(offset):
    there = fit(GMM(), x + offset, start._replace(mu=start.mu + offset))
    assert there.converged
    assert (np.diff(there.trace) >= -1e-9 * np.abs(there.trace[1:])).all()


def test_single_precision_far_from_the_origin_is_fitted_as_the_numbers_it_holds():
    single = (x + 1e4).astype("f4")
    theta = start._replace(mu=start.mu + 1e4)
    np.testing.assert_allclose(
        fit(GMM(), single, theta).trace, fit(GMM(), single.astype(float), theta).trace, rtol=1e-12
    )


def test_the_order_of_rows_does_not_matter():
    same(fit(GMM(), x[np.random.default_rng(0).permutation(len(x))], start), np.ones(2))


def test_every_row_twice_is_the_same_fit_with_twice_the_bound():
    runs = em(GMM(), x, start), em(GMM(), np.repeat(x, 2, axis=0), start)
    for one, two in islice(zip(*runs, strict=True), here.n_iter):
        assert two.bound == pytest.approx(2 * one.bound, rel=1e-9)
        np.testing.assert_allclose(two.theta.mu, one.theta.mu, rtol=1e-9)


def test_a_far_outlier_with_a_component_of_its_own_leaves_the_others_alone():
    N = len(x)
    mu = np.vstack([start.mu, [[1e8, 1e8]]])
    theta = Theta(np.full(3, 1 / 3), mu, np.concatenate([start.Sigma, start.Sigma[:1]]))
    with_outlier = fit(GMM(floor=1e-3), np.vstack([x, [[1e8, 1e8]]]), theta, tol=1e-9)
    without = fit(GMM(floor=1e-3), x, start, tol=1e-9)
    np.testing.assert_allclose(with_outlier.theta.pi[:2], without.theta.pi * N / (N + 1), rtol=1e-6)
    np.testing.assert_allclose(with_outlier.theta.mu[:2], without.theta.mu, rtol=1e-6)
    np.testing.assert_allclose(with_outlier.theta.mu[2], 1e8)
    np.testing.assert_allclose(with_outlier.theta.Sigma[2], 1e-3 * np.eye(2), atol=1e-12)


def test_a_constant_column_rests_on_its_floor_and_the_other_is_fitted_as_if_alone():
    alone = fit(GMM(floor=1e-3), x[:, :1], Theta(start.pi, start.mu[:, :1], start.Sigma[:, :1, :1]))
    Sigma = start.Sigma * np.eye(2)
    both = fit(GMM(floor=1e-3), np.c_[x[:, 0], np.full(len(x), 7.0)], start._replace(Sigma=Sigma))
    np.testing.assert_allclose(both.theta.mu[:, 0], alone.theta.mu[:, 0], rtol=1e-2)
    np.testing.assert_allclose(both.theta.mu[:, 1], 7.0)
    np.testing.assert_allclose(both.theta.Sigma[:, 1, 1], 1e-3)
