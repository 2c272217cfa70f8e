"""Conjugate priors: scipy's densities, closed forms of the mode, and a collapse that is none."""

import tracemalloc

import numpy as np
import pytest
from scipy import stats

from emlib import GMM, Collapsed, Theta, datasets, em, fit, init, priors
from emlib.engine.pieces import covariance

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
    mode, n_eff = priors.Conjugate(Psi, 9.0).mode(theta, N_k)
    np.testing.assert_allclose(n_eff, N_k + 9 + 4 + 1)
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


PRIOR = {"Psi": Psi, "nu": 9.0}
NO_PRIOR = {
    "m with NaN": ({"m": [0.0, 0.0, np.nan, 0.0]}, ValueError, "m must be a finite number, or a"),
    "m of another D": ({"m": [0.0, 1.0]}, ValueError, "m must be a number, or 4, one per column"),
    "m with two axes": ({"m": np.zeros((3, 4))}, ValueError, "m must be a finite number, or a"),
    "m of text": ({"m": "a"}, TypeError, "m must hold real numbers"),
    "alpha with NaN": ({"alpha": [1.0, np.nan]}, ValueError, "alpha must be a finite number, or"),
    "alpha of nobody": ({"alpha": []}, ValueError, "alpha must be a finite number, or"),
    "nu infinite": ({"nu": np.inf}, ValueError, "nu must be a finite number, found inf"),
    "nu per column": ({"nu": np.full(4, 9.0)}, ValueError, "nu must be a finite number, found"),
    "kappa NaN": ({"kappa": np.nan}, ValueError, "kappa must be a finite number, found nan"),
    "Psi a number": ({"Psi": 1.0}, ValueError, r"Psi must be symmetric.*\(D, D\), found\n1.0"),
    "Psi a vector": ({"Psi": np.ones(4)}, ValueError, "Psi must be symmetric and positive"),
    "Psi of two widths": ({"Psi": np.ones((4, 3))}, ValueError, "Psi must be symmetric and"),
    "Psi not symmetric": ({"Psi": Psi + np.eye(4, k=1)}, ValueError, "Psi must be symmetric and"),
    "Psi singular": ({"Psi": np.ones((4, 4))}, ValueError, "Psi must be.*\n[^@]*leave out columns"),
    "Psi with NaN": ({"Psi": Psi * np.nan}, ValueError, "Psi must be symmetric and positive"),
    "Psi of text": ({"Psi": "a"}, TypeError, "Psi must hold real numbers"),
}


@pytest.mark.parametrize("kind", NO_PRIOR)
def test_what_a_prior_cannot_be_made_of_is_named(kind):
    settings, error, message = NO_PRIOR[kind]
    with pytest.raises(error, match=message):
        priors.Conjugate(**(PRIOR | settings))


def test_a_prior_for_another_number_of_columns_or_components_is_named():
    prior = priors.Conjugate(**PRIOR, alpha=[1.0, 2.0, 3.0])
    prior.check(3, 4)
    with pytest.raises(ValueError, match=r"Psi must be \(2, 2\) .*found shape \(4, 4\)"):
        prior.check(3, 2)
    with pytest.raises(ValueError, match="alpha must be a number, or 2, one per component"):
        prior.check(2, 4)
    priors.Conjugate(**PRIOR).check(7, 4)
    priors.FLAT.check(7, 5)


def test_a_prior_may_be_made_of_lists():
    as_lists = priors.Conjugate(Psi.tolist(), 9.0, alpha=[1.5, 2.0, 3.0], m=[1, 2, 3, 4], kappa=0.1)
    arrays = priors.Conjugate(
        Psi, 9.0, alpha=np.array([1.5, 2.0, 3.0]), m=np.arange(1, 5), kappa=0.1
    )
    assert as_lists.log_density(tuple(theta)) == arrays.log_density(theta)
    modes = [prior.mode(theta, 150 * theta.pi)[0] for prior in (as_lists, arrays)]
    for found, wanted in zip(*modes, strict=True):
        np.testing.assert_array_equal(found, wanted)


def test_columns_of_any_units_have_a_prior():
    A = np.array([1e-150, 1.0, 1e6, 1e120])
    there = priors.fraley_raftery(x * A, 3)
    np.testing.assert_allclose(there.Psi / np.outer(A, A), priors.fraley_raftery(x, 3).Psi)


def test_fraley_and_raftery_divide_by_n_minus_1_and_emlibs_covariance_by_n():
    points = np.array([[0.0], [2.0]])
    assert priors.fraley_raftery(points, 1).Psi == pytest.approx(2.0)
    assert covariance(points) == pytest.approx(1.0)


@pytest.mark.parametrize(
    "data, K, error, message",
    [
        (x[0], 0, ValueError, "K must be a whole number >= 1"),
        (x[:1], 2, ValueError, "x must have two rows or more"),
        (np.where(x > 7, np.nan, x), 2, ValueError, r"x\[102, 0\] is nan"),
        (np.c_[x, x[:, 0]], 2, ValueError, r"Psi must be[\s\S]*constant or that others determine"),
        (np.c_[x, np.ones(150)], 2, ValueError, r"Psi must be[\s\S]*constant or that others"),
    ],
)
def test_data_without_a_default_prior_are_refused(data, K, error, message):
    with pytest.raises(error, match=message):
        priors.fraley_raftery(data, K)


def test_data_of_one_column_and_of_single_precision_have_a_prior():
    assert priors.fraley_raftery(x[:, 0], 2).Psi.shape == (1, 1)
    single = (x + 1e3).astype("f4")
    found, wanted = (priors.fraley_raftery(a, 2) for a in (single, single.astype(float)))
    np.testing.assert_allclose(found.Psi, wanted.Psi, rtol=1e-12)


def test_the_default_prior_does_not_copy_x():
    data = np.random.default_rng(0).normal(size=(200_000, 16))
    tracemalloc.start()
    priors.fraley_raftery(data, 2)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < data.nbytes / 3


def test_with_tied_covariances_the_density_counts_each_of_them():
    """K inverse Wisharts at one covariance: their sum, and not normalised over one of them."""
    tied = theta._replace(Sigma=np.array([theta.Sigma[0]] * 3))
    one = stats.invwishart.logpdf(theta.Sigma[0], 9.0, Psi)
    wanted = 3 * one + stats.dirichlet.logpdf(theta.pi, np.ones(3))
    assert priors.Conjugate(Psi, 9.0).log_density(tied) == pytest.approx(wanted, rel=1e-12)
