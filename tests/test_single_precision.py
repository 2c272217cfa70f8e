"""In single precision: what is gained is measured by `make bench`, what is lost is stated here."""

from itertools import islice

import numpy as np
import pytest

from emlib import GMM, Collapsed, Theta, best_fit, em, fit, init, shapes

SINGLE = GMM(dtype=np.float32)


def clouds(N, D, K, apart=3.0, seed=0):
    """(x, theta): K clouds, and the M-step at their labels."""
    rng = np.random.default_rng(seed)
    z = np.arange(N) % K
    x = rng.standard_normal((N, D)) + apart * rng.standard_normal((K, D))[z]
    return x, init.from_labels(x, z, K)


def loss(found, wanted):
    """The largest error of weights, means and covariances, in widths of the components."""
    width = np.sqrt(np.diagonal(wanted.Sigma, axis1=1, axis2=2))
    errors = (
        found.pi - wanted.pi,
        (found.mu - wanted.mu) / width,
        (found.Sigma - wanted.Sigma) / width[:, :, None] / width[:, None],
    )
    return max(np.abs(error).max() for error in errors)


def one_step(model, x, theta):
    """(theta, bound) after one EM step."""
    S, bound = model.e_step(x, theta)
    return model.m_step(S), bound


def test_data_in_single_precision_are_computed_in_double():
    x, theta = clouds(500, 3, 2)
    single = x.astype(np.float32)
    found, wanted = fit(GMM(), single, theta), fit(GMM(), single.astype(float), theta)
    np.testing.assert_array_equal(found.trace, wanted.trace)
    np.testing.assert_array_equal(found.theta.Sigma, wanted.theta.Sigma)


@pytest.mark.parametrize("shape", [shapes.full, shapes.tied, shapes.diagonal, shapes.spherical])
@pytest.mark.parametrize("N, D, K", [(1000, 1, 3), (20_000, 2, 5), (3000, 8, 4), (2000, 32, 3)])
def test_a_step_keeps_six_digits_of_theta_and_seven_of_the_bound(N, D, K, shape):
    x, theta = clouds(N, D, K)
    theta = shapes.feasible(GMM(shape=shape), theta)
    wanted, bound = one_step(GMM(shape=shape), x, theta)
    found, rough = one_step(GMM(shape=shape, dtype=np.float32), x, theta)
    assert 0 < loss(found, wanted) < 2e-6
    assert 0 < abs(rough - bound) < 1e-7 * abs(bound)
    S, _ = GMM(shape=shape, dtype=np.float32).e_step(x, theta)
    assert {field.dtype for field in S[:3]} == {np.dtype(float)}  # sums of blocks are added in it


def test_a_long_run_stays_as_close_as_a_step():
    x, theta = clouds(2000, 2, 3, apart=1.5)
    exact, rough = (list(islice(em(model, x, theta), 40)) for model in (GMM(), SINGLE))
    assert loss(rough[-1].theta, exact[-1].theta) < 1e-4  # errors add up where EM is slow
    assert abs(rough[-1].bound - exact[-1].bound) < 1e-7 * abs(exact[-1].bound)


def test_the_loss_grows_with_the_distance_of_the_means_and_then_the_digits_are_gone():
    def lost(apart):
        x, theta = clouds(600, 2, 3, apart)
        return loss(one_step(SINGLE, x, theta)[0], one_step(GMM(), x, theta)[0]) / apart

    assert lost(1e4) < 2e-6
    assert lost(1e4) * 1e4 > 1e-5  # which at a distance of some widths it is not
    one_step(GMM(), *clouds(600, 2, 3, 1e9))
    with pytest.raises(Collapsed):
        one_step(SINGLE, *clouds(600, 2, 3, 1e9))


@pytest.mark.parametrize("apart", [1e4, 1e5, 1e6, 1e7, 1e8])
def test_no_step_is_wrong_in_silence(apart):
    for seed in range(20):
        x, theta = clouds(60, 2, 3, apart, seed)
        try:
            found = one_step(SINGLE, x, theta)[0]
        except Collapsed:
            continue
        assert loss(found, one_step(GMM(), x, theta)[0]) < min(1e-6 * apart, 0.5)


def test_an_offset_costs_nothing():
    x, theta = clouds(600, 2, 3)
    moved = theta._replace(mu=theta.mu + 2.0**20)
    near, far = one_step(SINGLE, x, theta)[0], one_step(SINGLE, x + 2.0**20, moved)[0]
    assert loss(far._replace(mu=far.mu - 2.0**20), near) < 2e-6


def test_a_fit_ends_where_its_bound_is_no_longer_known_and_says_how_far_it_is():
    x, theta = clouds(3000, 2, 3, apart=2.0)
    run = fit(SINGLE, x, theta, tol=1e-9)
    limit = fit(GMM(), x, theta, tol=1e-9)
    assert run.converged
    assert run.rounding == pytest.approx(1e-7 * (abs(run.bound) + x.size))
    assert limit.rounding == pytest.approx(1e-13 * (abs(limit.bound) + x.size))
    assert np.diff(run.trace).min() > -run.rounding
    assert best_fit(SINGLE, x, [theta], max_iter=50).rejected.sum() == 0


def test_a_bound_near_zero_is_known_no_better_than_its_terms():
    x, theta = clouds(20_000, 2, 3)
    unit = np.exp(GMM().log_likelihood(x, theta) / x.size)  # in which the likelihood is about 1
    theta = theta._replace(mu=theta.mu * unit, Sigma=theta.Sigma * unit**2)
    rough, exact = (model.e_step(x * unit, theta)[1] for model in (SINGLE, GMM()))
    run = fit(SINGLE, x * unit, theta, max_iter=60)
    assert abs(exact) < 1e-6 * x.size
    assert 1e-7 * abs(exact) < abs(rough - exact) < run.rounding < 0.01
    assert run.converged


@pytest.mark.parametrize("far", [14.9, 15.2, 40.0])
def test_points_far_from_all_keep_their_responsibilities(far):
    x = np.array([[-1.0], [1.0], [far], [-far]])
    theta = Theta(np.array([0.3, 0.7]), np.array([[-1.0], [1.0]]), np.ones((2, 1, 1)))
    wanted, bound = one_step(GMM(), x, theta)
    found, rough = one_step(SINGLE, x, theta)
    assert loss(found, wanted) < 1e-5
    assert rough == pytest.approx(bound, rel=3e-7)


@pytest.mark.parametrize("scale", [1e-60, 1e60])
def test_what_has_no_place_in_single_precision_is_refused(scale):
    x, theta = clouds(100, 2, 2)
    theta = theta._replace(mu=theta.mu * scale, Sigma=theta.Sigma * scale**2)
    one_step(GMM(), x * scale, theta)
    with pytest.raises(OverflowError, match="float32"):
        one_step(SINGLE, x * scale, theta)


@pytest.mark.parametrize("dtype", [int, np.float16, "f4", np.longdouble, None])
def test_other_numbers_are_refused(dtype):
    with pytest.raises(TypeError, match=r"dtype must be float or np\.float32, found .*: give"):
        GMM(dtype=dtype)
