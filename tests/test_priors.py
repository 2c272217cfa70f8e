"""Conjugate priors: scipy's densities, closed forms of the mode, and a collapse that is none."""

import numpy as np
import pytest
from scipy import stats

from emlib import GMM, Collapsed, Theta, datasets, em, fit, init, priors

x = datasets.iris().x
theta = init.from_labels(x, datasets.iris().z)
Psi = np.diag([1.0, 2.0, 0.5, 0.25]) + 0.1


def test_the_density_is_scipys():
    prior = priors.Conjugate(Psi, 7.5, alpha=np.array([1.5, 2.0, 3.0]), m=x.mean(axis=0), kappa=0.3)
    wanted = stats.dirichlet.logpdf(theta.pi, prior.alpha)
    for mu, Sigma in zip(theta.mu, theta.Sigma, strict=True):
        wanted += stats.invwishart.logpdf(Sigma, 7.5, Psi)
        wanted += stats.multivariate_normal.logpdf(mu, prior.m, Sigma / 0.3)
    assert prior.log_density(theta) == pytest.approx(wanted, rel=1e-12)


def test_without_a_mean_and_weights_it_is_the_wishart_alone():
    wanted = sum(stats.invwishart.logpdf(Sigma, 9.0, Psi) for Sigma in theta.Sigma)
    flat_weights = stats.dirichlet.logpdf(theta.pi, np.ones(3))
    prior = priors.Conjugate(Psi, 9.0)
    assert prior.log_density(theta) == pytest.approx(wanted + flat_weights, rel=1e-12)


def test_the_covariance_of_the_mode_is_in_the_books():
    """N_k S_k + Psi over N_k + nu + D + 1, where the means are free."""
    N_k = 150 * theta.pi
    mode, count = priors.Conjugate(Psi, 9.0).mode(theta, N_k)
    np.testing.assert_allclose(count, N_k + 9 + 4 + 1)
    wanted = (50 * theta.Sigma[1] + Psi) / (50 + 9 + 4 + 1)
    np.testing.assert_allclose(mode.Sigma[1], wanted, rtol=1e-12)
    np.testing.assert_array_equal(mode.mu, theta.mu)


def test_fraley_and_rafterys_defaults():
    prior = priors.fraley_raftery(x, 3)
    np.testing.assert_allclose(prior.Psi, np.cov(x.T) / np.sqrt(3), rtol=1e-12)
    np.testing.assert_allclose(prior.m, x.mean(axis=0))
    assert (prior.nu, prior.kappa, prior.alpha) == (6, 0.01, 1.0)


def test_with_a_prior_the_three_points_do_not_collapse():
    points = datasets.three_points().x
    start = Theta(np.array([0.5, 0.5]), np.array([[1.001], [3.0]]), np.ones((2, 1, 1)))
    with pytest.raises(Collapsed):
        fit(GMM(), points, start, tol=1e-9)
    run = fit(GMM(prior=priors.fraley_raftery(points, 2)), points, start, tol=1e-9)
    assert run.converged
    assert (np.diff(run.trace) >= -1e-12).all()
    assert run.theta.Sigma.min() > 0.02


def test_a_strong_prior_on_the_weights_makes_them_equal():
    strong = priors.Conjugate(Psi, 9.0, alpha=1e6)
    first = next(iter(em(GMM(prior=strong), x, theta)))
    second = GMM(prior=strong).m_step(GMM().e_step(x, first.theta)[0])
    np.testing.assert_allclose(second.pi, 1 / 3, atol=1e-4)


@pytest.mark.parametrize("wrong", [{"alpha": 0.5}, {"nu": 3.0}, {"kappa": -1.0}])
def test_a_prior_that_is_none_is_refused(wrong):
    with pytest.raises(ValueError, match="a prior needs alpha >= 1, nu > D - 1 = 3 and kappa >= 0"):
        priors.Conjugate(**({"Psi": Psi, "nu": 9.0} | wrong))
    with pytest.raises(ValueError, match="Psi must be symmetric and positive definite"):
        priors.Conjugate(-Psi, 9.0)
