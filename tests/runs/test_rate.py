"""The factor of EM, from a run and from the derivative of its round."""

from itertools import islice

import numpy as np
import pytest
from scipy.linalg import eigh, null_space

from emlib import GMM, KMeans, Theta, datasets, em, families, rate
from tests.model import test_every_mixture as own

rng = np.random.default_rng(1)
left = rng.random(400) < 0.4
bells = np.where(left, rng.normal(-1.5, 1, 400), rng.normal(1.5, 1.2, 400))[:, None]
begin = Theta(np.full(2, 0.5), np.array([[-1.0], [1.0]]), np.ones((2, 1, 1)))
MODELS = {
    "full": GMM(),
    "tied": GMM(family=families.tied),
    "fixed": GMM(family=families.fixed(1.0)),
    "weights": GMM(weights=1.0 + np.arange(400) % 3),
}


def run(model, x, theta, rounds):
    return [step.theta for step in islice(em(model, x, theta), rounds + 1)]


def plain(thetas):
    return np.array([np.concatenate([np.ravel(part) for part in theta]) for theta in thetas])


def bend(f, size, h=1e-3):
    """The second derivatives of f at 0, by differences."""
    e = h * np.eye(size)
    pairs = [[f(a + b) - f(a - b) - f(b - a) + f(-a - b) for a in e] for b in e]
    return np.array(pairs) / (4 * h * h)


@pytest.mark.parametrize("name", MODELS)
def test_the_run_and_the_derivative_agree_on_the_factor(name):
    model = MODELS[name]
    thetas = run(model, bells, model.feasible(begin), 800)
    largest = rate.factors(model, bells, thetas[-1])[0]
    assert rate.from_run(plain(thetas)) == pytest.approx(largest, rel=1e-5)


def test_it_is_one_minus_observed_over_complete_information():
    theta, model = run(GMM(), bells, begin, 800)[-1], GMM()
    post, _ = model.posterior(bells, theta)
    there = lambda u: model.unpack(u, theta)  # noqa: E731
    complete = bend(lambda u: -model.Q(bells, post, there(u)), 6)
    observed = bend(lambda u: -model.log_likelihood(bells, there(u)), 6)
    free = null_space(np.eye(6)[:2].sum(axis=0, keepdims=True))  # of two weights one is free
    share = eigh(free.T @ observed @ free, free.T @ complete @ free, eigvals_only=True)
    np.testing.assert_allclose(rate.factors(model, bells, theta)[:5], 1 - share, atol=1e-5)


def test_a_model_of_ones_own_has_a_factor_too():
    p = np.where(rng.random((2000, 1)) < 0.4, 0.8, 0.3)
    x = (rng.random((2000, 4)) < p).astype(float)
    start = own.Theta(np.full(2, 0.5), np.repeat([[0.6], [0.4]], 4, axis=1))
    thetas = run(own.Bernoulli(), x, start, 600)
    largest = rate.factors(own.Bernoulli(), x, thetas[-1])[0]
    assert rate.from_run(plain(thetas)) == pytest.approx(largest, rel=1e-4) and 0.5 < largest < 1


def test_the_saddle_of_the_three_points_has_one_way_out():
    x = datasets.three_points().x
    theta = run(GMM(), x, Theta(np.full(2, 0.5), np.array([[1.0], [3.0]]), np.ones((2, 1, 1))), 15)
    found = rate.factors(GMM(), x, theta[-1])
    assert found[0] == pytest.approx(1.1936, abs=5e-5) and (found > 1).sum() == 1


def test_a_change_of_unit_does_not_change_the_factors():
    theta = run(GMM(), bells, begin, 800)[-1]
    there = theta._replace(mu=1e3 * theta.mu, Sigma=1e6 * theta.Sigma)
    here, other = rate.factors(GMM(), bells, theta), rate.factors(GMM(), 1e3 * bells, there)
    np.testing.assert_allclose(other, here, atol=1e-8)


def test_rounding_at_the_end_and_turns_at_the_beginning_are_left_out():
    t = np.arange(200)[:, None]
    u = [3.0, -1.0] + np.array([1.0, 2.0]) * 0.7**t + np.array([5.0, -1.0]) * 0.2**t
    u += 1e-15 * rng.standard_normal(u.shape)
    assert rate.from_run(u) == pytest.approx(0.7, rel=1e-5)
    assert rate.from_run(u[:, 0]) == pytest.approx(0.7, rel=1e-5)
    assert rate.from_run(1e307 * u) == pytest.approx(0.7, rel=1e-5)


def test_what_has_no_factor_is_told():
    for bad in ([1.0, 2.0], np.ones((50, 3)), []):
        with pytest.raises(ValueError, match=r"two moves in a row .*\n?.*from its beginning"):
            rate.from_run(bad)
    for bad, found in {
        "thetas must be an array of numbers, found None": None,
        r"thetas must be \(T,\) or .* found shape \(\): ravel": 3.0,
        r"thetas must be \(T,\) or .* found shape \(4, 2, 2\): ravel": np.zeros((4, 2, 2)),
        "thetas must hold real numbers, found dtype <U1": ["a", "b", "c"],
        "thetas has rows of different lengths": [[1.0, 2.0], [3.0]],
        "two moves in a row": np.zeros((0, 3)),
    }.items():
        with pytest.raises((TypeError, ValueError), match=bad):
            rate.from_run(found)
    with pytest.raises(ValueError, match="finite, found a NaN"):
        rate.from_run([1.0, np.nan, 2.0])
    with pytest.raises(TypeError, match="mixture"):
        rate.derivative(KMeans(), bells, begin)
