"""A mixture that emlib does not know: a few lines of mathematics, and every word is there."""

from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from emlib import Mixture, best_fit, certificate, criteria, em, fit, slices, squarem
from emlib.runs.squarem import fit as squarem_fit

# begin


class Theta(NamedTuple):
    pi: np.ndarray  # (K,)
    mu: np.ndarray  # (K, D)


@dataclass(frozen=True, eq=False)
class Bernoulli(Mixture):
    weights: np.ndarray | None = None

    def log_joints(self, x, theta):
        ones, zeros = x @ np.log(theta.mu).T, (1 - x) @ np.log1p(-theta.mu).T
        return np.log(theta.pi) + ones + zeros  # (9.48), with ln pi_k added

    def statistics(self, x, post):
        gamma = self.weighted(post.gamma)
        return gamma.sum(axis=0), gamma.T @ x  # (9.57), (9.58)

    def m_step(self, S):
        N_k, ones = S
        mu = ones / N_k[:, None]  # (9.59)
        return Theta(N_k / N_k.sum(), np.clip(mu, 1e-9, 1 - 1e-9))  # (9.60); 0 and 1 have no log


# end

model = Bernoulli()


@pytest.fixture(scope="module")
def data():
    """(x, start): 300 rows of six zeros or ones from two kinds, and a start."""
    rng = np.random.default_rng(0)
    mu = np.array([[0.8, 0.7, 0.9, 0.2, 0.3, 0.4], [0.2, 0.4, 0.3, 0.7, 0.8, 0.6]])
    x = (rng.random((300, 6)) < mu[rng.choice(2, 300, p=[0.4, 0.6])]).astype(float)
    return x, Theta(np.array([0.5, 0.5]), rng.uniform(0.3, 0.7, (2, 6)))


def test_the_model_has_at_most_twenty_lines():
    source = Path(__file__).read_text(encoding="utf-8")
    lines = source.split("# begin\n")[1].split("# end\n")[0].splitlines()
    assert sum(bool(line.strip()) for line in lines) <= 20


def test_em_ascends_and_each_theta_carries_its_own_bound(data):
    steps = list(islice(em(model, *data), 30))
    assert all(b.bound >= a.bound - 1e-9 for a, b in pairwise(steps))
    assert steps[-1].bound > steps[0].bound + 50
    for step in steps:
        assert step.bound == pytest.approx(model.log_likelihood(data[0], step.theta), rel=1e-12)


def test_the_bound_is_q_plus_entropy_and_no_other_q_is_higher(data):
    x, theta = data
    post, bound = model.posterior(x, theta)
    assert model.Q(x, post, theta) + model.entropy(post) == pytest.approx(bound, rel=1e-12)
    other = post._replace(gamma=np.full_like(post.gamma, 0.5))
    assert model.Q(x, other, theta) + model.entropy(other) < bound


def test_responsibilities_prediction_and_joint_agree_with_the_definition(data):
    x, (pi, mu) = data
    joint = pi * np.prod(np.where(x[:, None] == 1, mu, 1 - mu), axis=2)
    gamma = model.responsibilities(x, data[1])
    np.testing.assert_allclose(gamma, joint / joint.sum(axis=1, keepdims=True), rtol=1e-12)
    z = model.predict(x, data[1])
    np.testing.assert_array_equal(z, joint.argmax(axis=1))
    wanted = np.log(joint[np.arange(300), z]).sum()
    assert model.log_joint(x, z, data[1]) == pytest.approx(wanted, rel=1e-12)


def test_its_steps_have_a_certificate(data):
    x, start = data
    for a, b in pairwise(list(islice(em(model, x, start), 5))):
        parts = certificate(model, x, a.theta, b.theta)
        assert parts.dQ >= 0 <= parts.kl and abs(parts.residual) < 1e-9
        assert parts.dl == pytest.approx(b.bound - a.bound)


@pytest.mark.parametrize("way", ["to the fit", "a mean"])
def test_the_bound_touches_the_likelihood_from_below_along_a_slice(data, way):
    x, start = data
    way = fit(model, x, start).theta if way == "to the fit" else (1, 2)
    at = 0.0 if isinstance(way, Theta) else start.mu[1, 2]
    cut = slices.along(model, x, start, way, at + np.linspace(-0.05, 0.05, 11))
    assert (cut.bound <= cut.ell + 1e-9).all()
    assert cut.bound[5] == pytest.approx(cut.ell[5], rel=1e-12)


def test_it_has_criteria_with_its_own_number_of_parameters(data):
    x, start = data
    theta = fit(model, x, start).theta
    assert model.n_parameters(theta) == 1 + 2 * 6
    ell = model.log_likelihood(x, theta)
    assert criteria.aic(model, x, theta) == pytest.approx(2 * 13 - 2 * ell)
    assert criteria.bic(model, x, theta) == pytest.approx(13 * np.log(300) - 2 * ell)
    assert criteria.icl(model, x, theta) > criteria.bic(model, x, theta)


def test_it_has_restarts(data):
    x, _ = data
    rng = np.random.default_rng(1)
    starts = [Theta(np.array([0.5, 0.5]), rng.uniform(0.2, 0.8, (2, 6))) for _ in range(6)]
    best = best_fit(model, x, starts)
    assert best.bound == best.bounds.max() and not best.at_floor.any()
    assert best.fit.converged


def test_squarem_ends_where_em_does_in_fewer_steps(data):
    x, start = data
    plain, fast = fit(model, x, start, tol=1e-8), squarem_fit(model, x, start, tol=1e-5)
    assert fast.bound == pytest.approx(plain.bound, abs=1e-6)
    assert fast.n_iter < plain.n_iter
    steps = list(islice(squarem(model, x, start), 60))
    assert all(b.bound >= a.bound - 1e-9 for a, b in pairwise(steps))


def test_a_leap_out_of_the_allowed_is_not_taken(data):
    x, start = data
    left = 0
    for wild in np.random.default_rng(2).uniform(0.001, 0.999, (20, 2, 6)):
        theta = start._replace(mu=wild)
        a, b, c = (step.theta for step in islice(em(model, x, theta), 3))
        u = model.pack(a, c) + 8 * (model.pack(b, c) - model.pack(a, c))
        left += not (0 < model.unpack(u, c).mu.min() <= model.unpack(u, c).mu.max() < 1)
        for step in islice(squarem(model, x, theta), 40):
            assert (step.theta.mu > 0).all() and (step.theta.mu < 1).all()
            assert np.isfinite(step.bound)
    assert left > 0  # such leaps do lead out


def test_what_is_no_theta_is_refused_here_too(data):
    x, start = data
    with pytest.raises(ValueError, match=r"theta\.pi must be >= 0 with sum 1"):
        fit(model, x, start._replace(pi=np.array([0.5, 0.6])))
    with pytest.raises(TypeError, match=r"found a Fit: give its \.theta"):
        model.posterior(x, fit(model, x, start))
