"""The mixture as a distribution: its moments, and draws that follow it."""

import numpy as np
import pytest
from scipy.stats import chi2, chisquare, kstest, norm

from emlib import Theta, datasets, density

three_clouds = datasets.three_clouds().theta
skewed = Theta(np.array([0.2, 0.8]), np.array([[-1.0], [2.0]]), np.array([[[0.25]], [[9.0]]]))


def test_moments_of_two_components_by_hand():
    mean, cov = density.moments(skewed)
    np.testing.assert_allclose(mean, [0.2 * -1 + 0.8 * 2])
    np.testing.assert_allclose(cov, [[0.2 * 0.25 + 0.8 * 9 + 0.2 * 0.8 * 3.0**2]])


def test_one_component_has_its_own_moments():
    one = Theta(np.ones(1), three_clouds.mu[:1], three_clouds.Sigma[:1])
    mean, cov = density.moments(one)
    np.testing.assert_array_equal(mean, one.mu[0])
    np.testing.assert_array_equal(cov, one.Sigma[0])


@pytest.mark.parametrize("theta", [three_clouds, skewed], ids=["three clouds", "skewed"])
def test_moments_are_those_of_a_large_sample(theta):
    n = 200_000
    x, _ = density.sample(theta, n, np.random.default_rng(0))
    mean, cov = density.moments(theta)
    error = np.sqrt(np.diag(cov) / n)
    assert (np.abs(x.mean(axis=0) - mean) < 5 * error).all()
    assert (np.abs(np.cov(x.T) - cov) < 5 * np.sqrt(3 / n) * np.trace(cov)).all()


def test_moments_far_from_the_origin_keep_their_digits():
    there = density.moments(three_clouds._replace(mu=three_clouds.mu + 1e8))[1]
    np.testing.assert_allclose(there, density.moments(three_clouds)[1], rtol=1e-7)


def test_labels_pass_a_chi_square_test():
    _, z = density.sample(three_clouds, 10_000, np.random.default_rng(1))
    assert chisquare(np.bincount(z), 10_000 * three_clouds.pi).pvalue > 1e-3


def test_squared_distances_from_the_own_mean_are_chi_square():
    x, z = density.sample(three_clouds, 10_000, np.random.default_rng(2))
    d = x - three_clouds.mu[z]
    squares = np.einsum("ni,nij,nj->n", d, np.linalg.inv(three_clouds.Sigma)[z], d)
    assert kstest(squares, chi2(2).cdf).pvalue > 1e-3


def test_a_sample_in_one_dimension_follows_the_mixtures_distribution_function():
    x, _ = density.sample(skewed, 10_000, np.random.default_rng(3))
    sd = np.sqrt(skewed.Sigma[:, 0, 0])
    law = kstest(x[:, 0], lambda t: norm.cdf(t[:, None], skewed.mu[:, 0], sd) @ skewed.pi)
    assert law.pvalue > 1e-3


def test_a_weight_of_0_is_never_drawn():
    _, z = density.sample(skewed._replace(pi=np.array([0.0, 1.0])), 100, np.random.default_rng(4))
    assert (z == 1).all()


def test_nothing_drawn_is_an_empty_sample():
    x, z = density.sample(three_clouds, 0, np.random.default_rng(5))
    assert (x.shape, z.shape) == ((0, 2), (0,))


def test_log_joints_of_a_weight_of_0_are_minus_infinity():
    joint = density.log_joints([[0.0]], skewed._replace(pi=np.array([0.0, 1.0])))
    assert joint[0, 0] == -np.inf
    assert np.isfinite(joint[0, 1])
