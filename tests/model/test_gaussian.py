"""ln pi_k N(x | mu_k, Sigma_k), against scipy and against the formula in one dimension."""

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from emlib import GMM, Collapsed, Theta, fit, init, labels
from emlib.engine import rows as engine_rows
from emlib.engine.rows import Rows, view_from


def log_density(x, mu, Sigma):
    """ln N(x_n | mu_k, Sigma_k), (N, K)."""
    K = len(mu)
    return GMM().log_joints(x, Theta(np.full(K, 1 / K), mu, Sigma)) + np.log(K)


def parameters(rng, K, D, scale=1.0):
    A = rng.normal(size=(K, D, D))
    return scale * rng.normal(size=(K, D)), scale**2 * (A @ A.swapaxes(1, 2) + 0.1 * np.eye(D))


@pytest.mark.parametrize("D", [1, 2, 5, 20])
def test_the_density_is_scipys(D):
    rng = np.random.default_rng(D)
    (mu, Sigma), x = parameters(rng, 3, D), 3 * rng.normal(size=(50, D))
    wanted = [multivariate_normal(m, S).logpdf(x) for m, S in zip(mu, Sigma, strict=True)]
    np.testing.assert_allclose(log_density(x, mu, Sigma), np.transpose(wanted), rtol=1e-9)


def test_in_one_dimension_it_is_the_formula_with_a_variance():
    x = np.array([[-1.0], [0.5], [7.0]])
    wanted = -0.5 * np.log(2 * np.pi * 4.0) - (x - 2.0) ** 2 / (2 * 4.0)
    np.testing.assert_allclose(log_density(x, np.array([[2.0]]), np.array([[[4.0]]])), wanted)


def test_far_away_the_logarithm_is_still_right():
    x = np.array([[1e6, 0.0], [0.0, 1e150]])
    found = log_density(x, np.zeros((1, 2)), np.eye(2)[None])[:, 0]
    np.testing.assert_allclose(found, -0.5 * np.array([1e12, 1e300]), rtol=1e-9)


@pytest.mark.parametrize("scale", [1e-150, 1e-8, 1e8, 1e150])
def test_the_scale_only_adds_a_constant(scale):
    rng = np.random.default_rng(0)
    (mu, Sigma), x = parameters(rng, 2, 3), rng.normal(size=(20, 3))
    there = log_density(scale * x, scale * mu, scale**2 * Sigma)
    np.testing.assert_allclose(there + 3 * np.log(scale), log_density(x, mu, Sigma), rtol=1e-9)


def test_an_offset_of_a_hundred_million_costs_only_the_digits_that_x_has_lost():
    rng = np.random.default_rng(1)
    (mu, Sigma), x = parameters(rng, 2, 2), rng.normal(size=(20, 2))
    there_x, there_mu = x + 1e8, mu + 1e8
    here = log_density(there_x - 1e8, there_mu - 1e8, Sigma)  # both differences are exact
    np.testing.assert_allclose(log_density(there_x, there_mu, Sigma), here, rtol=1e-9)


def test_many_blocks_give_the_same_densities(monkeypatch):
    rng = np.random.default_rng(2)
    (mu, Sigma), x = parameters(rng, 3, 2), rng.normal(size=(101, 2))
    whole = log_density(x, mu, Sigma)
    monkeypatch.setattr(engine_rows, "BYTES", 1000)
    assert len(Rows(x, 3).cuts) > 10
    np.testing.assert_allclose(log_density(x, mu, Sigma), whole, rtol=1e-12)


def test_a_singular_covariance_is_named():
    Sigma = np.stack([np.eye(2), np.ones((2, 2)) - 1e-9 * np.eye(2)])
    with pytest.raises(Collapsed, match="component 1 has collapsed"):
        view_from(np.zeros((2, 2)), Sigma, np.zeros(2))


# twins


def strips(n, offset, width):
    """(x, z): two slim clouds along the diagonal, side by side, as wide as they are long apart."""
    rng = np.random.default_rng(0)
    along, across = np.tile(rng.normal(size=n), 2), rng.normal(size=2 * n) * width
    z = np.repeat([0, 1], n)
    across += offset * (2 * z - 1)
    return np.column_stack([along + across, along - across]), z


@pytest.mark.parametrize("apart", [6, 40])
def test_two_slim_clouds_side_by_side_are_no_twins_though_they_agree_in_every_column(apart):
    x, z = strips(1000, 0.02, 0.04 / apart)
    start = init.from_labels(x, z)
    in_columns = np.abs(start.mu[0] - start.mu[1]) / x.std(axis=0)
    assert in_columns.max() < 0.05
    run = fit(GMM(), x, start)
    assert run.converged and GMM().twins(x, run.theta) is None
    assert labels.errors(z, GMM().predict(x, run.theta)) <= 5


@pytest.mark.parametrize("D", [1, 2, 5])
def test_twins_are_alike_in_every_direction_whatever_the_coordinates(D):
    """0.03 and 0.08 of a standard deviation, in a random direction of skew components."""
    rng = np.random.default_rng(D)
    L = np.tril(rng.normal(size=(D, D))) + 3 * np.eye(D)
    way = rng.normal(size=D)
    z = L @ way / np.abs(way).max()
    for step, found in [(0, (0, 1)), (0.03, (0, 1)), (0.08, None)]:
        mu = np.array([np.ones(D), 1 + step * z])
        theta = Theta(np.full(2, 0.5), mu, np.array([L @ L.T] * 2))
        assert GMM().twins(None, theta) == found
        wider = theta._replace(mu=mu[[0, 0]], Sigma=np.array([L @ L.T, (1 + step) * L @ L.T]))
        assert GMM().twins(None, wider) == found
