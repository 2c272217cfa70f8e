"""The mixture as a distribution: its moments, and draws that follow it."""

import numpy as np
import pytest
from scipy.stats import chi2, chisquare, kstest, norm

from emlib import GMM, Collapsed, Theta, datasets, priors

three_clouds = datasets.three_clouds().theta
skewed = Theta(np.array([0.2, 0.8]), np.array([[-1.0], [2.0]]), np.array([[[0.25]], [[9.0]]]))


def test_moments_of_two_components_by_hand():
    mean, cov = GMM().moments(skewed)
    np.testing.assert_allclose(mean, [0.2 * -1 + 0.8 * 2])
    np.testing.assert_allclose(cov, [[0.2 * 0.25 + 0.8 * 9 + 0.2 * 0.8 * 3.0**2]])


def test_one_component_has_its_own_moments():
    one = Theta(np.ones(1), three_clouds.mu[:1], three_clouds.Sigma[:1])
    mean, cov = GMM().moments(one)
    np.testing.assert_array_equal(mean, one.mu[0])
    np.testing.assert_array_equal(cov, one.Sigma[0])


@pytest.mark.parametrize("theta", [three_clouds, skewed], ids=["three clouds", "skewed"])
def test_moments_are_those_of_a_large_sample(theta):
    n = 200_000
    x, _ = GMM().sample(theta, n, np.random.default_rng(0))
    mean, cov = GMM().moments(theta)
    error = np.sqrt(np.diag(cov) / n)
    assert (np.abs(x.mean(axis=0) - mean) < 5 * error).all()
    assert (np.abs(np.cov(x.T) - cov) < 5 * np.sqrt(3 / n) * np.trace(cov)).all()


def test_moments_far_from_the_origin_keep_their_digits():
    there = GMM().moments(three_clouds._replace(mu=three_clouds.mu + 1e8))[1]
    np.testing.assert_allclose(there, GMM().moments(three_clouds)[1], rtol=1e-7)


def test_labels_pass_a_chi_square_test():
    _, z = GMM().sample(three_clouds, 10_000, np.random.default_rng(1))
    assert chisquare(np.bincount(z), 10_000 * three_clouds.pi).pvalue > 1e-3


def test_squared_distances_from_the_own_mean_are_chi_square():
    x, z = GMM().sample(three_clouds, 10_000, np.random.default_rng(2))
    d = x - three_clouds.mu[z]
    squares = np.einsum("ni,nij,nj->n", d, np.linalg.inv(three_clouds.Sigma)[z], d)
    assert kstest(squares, chi2(2).cdf).pvalue > 1e-3


def test_a_sample_in_one_dimension_follows_the_mixtures_distribution_function():
    x, _ = GMM().sample(skewed, 10_000, np.random.default_rng(3))
    sd = np.sqrt(skewed.Sigma[:, 0, 0])
    law = kstest(x[:, 0], lambda t: norm.cdf(t[:, None], skewed.mu[:, 0], sd) @ skewed.pi)
    assert law.pvalue > 1e-3


def test_a_weight_of_0_is_never_drawn():
    _, z = GMM().sample(skewed._replace(pi=np.array([0.0, 1.0])), 100, np.random.default_rng(4))
    assert (z == 1).all()


def test_nothing_drawn_is_an_empty_sample():
    x, z = GMM().sample(three_clouds, 0, np.random.default_rng(5))
    assert (x.shape, z.shape) == ((0, 2), (0,))


def test_log_joints_of_a_weight_of_0_are_minus_infinity():
    joint = GMM().log_joints([[0.0]], skewed._replace(pi=np.array([0.0, 1.0])))
    assert joint[0, 0] == -np.inf
    assert np.isfinite(joint[0, 1])


two = Theta(np.array([0.5, 0.5]), np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([np.eye(2)] * 2))
x = np.random.default_rng(6).normal(size=(7, 2))
post = GMM().posterior(x, two)[0]
WORDS = {
    "log_joints": lambda model, theta: model.log_joints(x, theta),
    "log_density": lambda model, theta: model.log_density(x, theta),
    "log_likelihood": lambda model, theta: model.log_likelihood(x, theta),
    "log_joint": lambda model, theta: model.log_joint(x, [0, 1, 0, 1, 0, 1, 0], theta),
    "responsibilities": lambda model, theta: model.responsibilities(x, theta),
    "predict": lambda model, theta: model.predict(x, theta),
    "posterior": lambda model, theta: model.posterior(x, theta)[0],
    "statistics": lambda model, theta: model.statistics(x, model.posterior(x, theta)[0]),
    "bound": lambda model, theta: model.posterior(x, theta)[1],
    "Q": lambda model, theta: model.Q(x, post, theta),
    "sample": lambda model, theta: model.sample(theta, 5, np.random.default_rng(0)),
    "moments": lambda model, theta: GMM().moments(theta),
}
NO_THETA = {
    "Sigma not symmetric": (
        two._replace(Sigma=np.array([[[1.0, 0.9], [0.0, 1.0]]] * 2)),
        ValueError,
        r"theta\.Sigma\[0\] must be symmetric",
    ),
    "pi with sum 2": (two._replace(pi=np.ones(2)), ValueError, r"theta\.pi must be.* sum 2"),
    "pi below 0": (two._replace(pi=np.array([2.0, -1.0])), ValueError, r"theta\.pi must be >= 0"),
    "mu of another K": (two._replace(mu=np.zeros((3, 2))), ValueError, r"theta\.mu must be finite"),
    "NaN": (two._replace(mu=np.full((2, 2), np.nan)), ValueError, r"theta\.mu must be finite"),
    "two fields": (two[:2], TypeError, r"theta must be Theta\(pi, mu, Sigma\), found 2 fields"),
    "nothing": (None, TypeError, "found None"),
    "nobody": (tuple(field[:0] for field in two), ValueError, r"found shape \(0,\)"),
    "a variance lost": (two._replace(Sigma=1e-320 * two.Sigma), OverflowError, "has a variance of"),
}


@pytest.mark.parametrize("kind", NO_THETA)
@pytest.mark.parametrize("word", WORDS)
def test_no_word_takes_a_theta_that_is_none(word, kind):
    theta, error, message = NO_THETA[kind]
    with pytest.raises(error, match=message):
        WORDS[word](GMM(), theta)


@pytest.mark.parametrize("word", sorted(set(WORDS) - {"moments"}))
def test_a_covariance_that_is_not_positive_definite_is_named(word):
    indefinite = two._replace(Sigma=np.array([np.eye(2), [[1.0, 2.0], [2.0, 1.0]]]))
    with pytest.raises(Collapsed, match="component 1"):
        WORDS[word](GMM(), indefinite)


@pytest.mark.parametrize("word", WORDS)
def test_a_plain_tuple_says_what_the_record_says(word):
    model = GMM(prior=priors.Conjugate(np.eye(2), 4.0, alpha=2.0, kappa=0.1))
    for plain in (tuple(two), [field.tolist() for field in two]):
        said, wanted = WORDS[word](model, plain), WORDS[word](model, two)
        for a, b in zip(*map(np.atleast_1d, map(_first, (said, wanted))), strict=True):
            np.testing.assert_array_equal(a, b)


def _first(said):
    return said[0] if isinstance(said, tuple) else said


def test_a_theta_is_not_changed_nor_kept():
    before = [field.copy() for field in two]
    post = GMM().posterior(x, two)[0]
    post.theta.mu[:] = 7
    for field, kept in zip(two, before, strict=True):
        np.testing.assert_array_equal(field, kept)


def test_draws_come_from_a_generator_or_a_seed():
    with pytest.raises(TypeError, match="rng must be a Generator or a seed, found None"):
        GMM().sample(two, 3, None)
    np.testing.assert_array_equal(
        GMM().sample(two, 3, 7)[0], GMM().sample(two, 3, np.random.default_rng(7))[0]
    )
