"""Slices: the bound touches the likelihood at theta_t, with its slope, and lies below elsewhere."""

from itertools import islice

import numpy as np
import pytest

from emlib import GMM, KMeans, Theta, datasets, em, families, init, priors
from emlib.study.slices import along

clouds = datasets.three_clouds(200).x
MODELS = {
    "full": GMM(),
    "tied": GMM(family=families.tied),
    "spherical": GMM(family=families.spherical),
    "prior": GMM(prior=priors.fraley_raftery(clouds, 3)),
    "weights": GMM(weights=1.0 + np.arange(200) % 3),
}


def iterates(model, n):
    theta = init.data_points(clouds, 3, np.random.default_rng(4))
    steps = islice(em(model, clouds, model.feasible(theta)), n)
    return [step.theta for step in steps]


def slices(model, grid):
    """Along one coordinate of one mean, and along the step to the next iterate."""
    *_, theta, following = iterates(model, 4)
    offset = theta.mu[1, 0]
    return [
        along(model, clouds, theta, (1, 0), offset + grid),
        along(model, clouds, theta, following, grid),
    ]


@pytest.mark.parametrize("name", MODELS)
def test_the_bound_is_never_above_the_likelihood(name):
    for s in slices(MODELS[name], np.linspace(-1, 2, 25)):
        assert (s.bound <= s.ell + 1e-9 * abs(s.ell)).all()
        assert (s.ell - s.bound).max() > 1e-3


@pytest.mark.parametrize("name", MODELS)
def test_they_touch_at_theta_t_with_the_same_slope(name):
    h = 1e-4
    for s in slices(MODELS[name], np.array([-h, 0, h])):
        assert s.grid[1] == s.at
        assert s.bound[1] == pytest.approx(s.ell[1], rel=1e-12)
        rise, rise_of_bound = s.ell[2] - s.ell[0], s.bound[2] - s.bound[0]
        # central differences err by h^2 times the third derivatives, which differ
        assert rise_of_bound == pytest.approx(rise, rel=1e-5, abs=1e-8)
        assert abs(rise) > 1e-5


@pytest.mark.parametrize("name", MODELS)
def test_the_bound_is_q_plus_the_entropy_and_the_likelihood_the_models_own(name):
    model = MODELS[name]
    theta, following = iterates(model, 4)[-2:]
    s = along(model, clouds, theta, following, [0.0, 1.0])
    np.testing.assert_allclose(s.Q + s.entropy, s.bound, rtol=1e-14)
    assert s.entropy > 1
    for ell, other in zip(s.ell, (theta, following), strict=True):
        assert ell == pytest.approx(model.e_step(clouds, other)[1], rel=1e-12)
    post, _ = model.posterior(clouds, theta)
    assert s.Q[1] == pytest.approx(model.Q(clouds, post, following), rel=1e-12)


def test_along_the_step_of_em_the_bound_is_highest_at_its_end():
    theta, following = iterates(GMM(), 4)[-2:]
    s = along(GMM(), clouds, theta, following, np.linspace(-1, 2, 61))
    assert s.grid[s.bound.argmax()] == pytest.approx(1)
    assert s.at == 0


def test_three_points_along_the_first_mean():
    """Touching at 1 with slope .7384; the bound peaks at 1.4923, the likelihood at 1.6829."""
    x = datasets.three_points().x
    theta = Theta(np.array([0.5, 0.5]), np.array([[1.0], [3.0]]), np.ones((2, 1, 1)))
    for curve, peak in (("bound", 1.4923), ("ell", 1.6829)):
        near = along(GMM(), x, theta, (0, 0), peak + np.linspace(-2e-3, 2e-3, 81))
        assert near.grid[getattr(near, curve).argmax()] == pytest.approx(peak, abs=1e-4)
    h = 1e-2
    s = along(GMM(), x, theta, (0, 0), [1 - h, 1, 1 + h])
    for curve, curvature in ((s.ell, -0.83), (s.bound, -1.50)):
        before, now, after = curve
        assert (after - before) / (2 * h) == pytest.approx(0.7384, abs=1e-4)
        assert (after - 2 * now + before) / h**2 == pytest.approx(curvature, abs=5e-3)


def test_theta_is_left_as_it_is():
    theta, following = iterates(GMM(), 2)
    before = [field.copy() for field in theta]
    along(GMM(), clouds, theta, (0, 1), [5.0])
    along(GMM(), clouds, theta, following, [0.5])
    for field, kept in zip(theta, before, strict=True):
        np.testing.assert_array_equal(field, kept)


def test_plain_tuples_are_sliced_as_records_are():
    theta, following = iterates(GMM(), 2)
    for way, plain in (((0, 1), (0, 1)), (following, tuple(following))):
        wanted = along(GMM(), clouds, theta, way, [0.5, 2.0])
        found = along(GMM(), clouds, tuple(theta), plain, [0.5, 2.0])
        np.testing.assert_array_equal(found.ell, wanted.ell)
        np.testing.assert_array_equal(found.bound, wanted.bound)


def test_k_means_has_no_likelihood_to_slice():
    with pytest.raises(TypeError, match=r"model must be a mixture.*found KMeans\(\)"):
        along(KMeans(), clouds, iterates(GMM(), 1)[0], (0, 0), [1.0])
