"""A theta from outside: taken as it is, or refused with the field, what was found, and the cure."""

import re

import numpy as np
import pytest

from emlib import GMM, KMeans, Theta, best_fit, datasets, default_floor, em, fit, init
from emlib.engine.covariance import at_floor, eigenvalues, rounding
from emlib.kmeans import Theta as Centres

x = datasets.faithful().x[:100]
start = init.data_points(x, 2, np.random.default_rng(0))
K1 = Theta(np.ones(1), np.zeros((1, 2)), np.eye(2)[None])


WRONG_THETA = {
    "pi with another sum": ({"pi": [0.5, 0.6]}, r"theta\.pi must be >= 0 with sum 1.*sum 1\.1"),
    "pi below 0": ({"pi": [-0.5, 1.5]}, r"theta\.pi must be >= 0 with sum 1, found \[-0\.5"),
    "pi with NaN": ({"pi": [np.nan, 1.0]}, r"theta\.pi must be finite.*found nan at \(0,\): start"),
    "pi with two axes": ({"pi": [[0.5, 0.5]]}, r"theta\.pi.*shape \(K,\), found shape \(1, 2\)"),
    "mu of another D": ({"mu": [[0.0], [1.0]]}, r"theta\.mu must be finite, of shape \(2, 2\)"),
    "mu of another K": ({"mu": [[0.0, 1.0]]}, r"theta\.mu must be finite, of shape \(2, 2\)"),
    "mu infinite": ({"mu": [[0.0, np.inf]] * 2}, r"theta\.mu must be finite"),
    "Sigma as variances": (
        {"Sigma": [[1.0, 1.0]] * 2}, r"theta\.Sigma must be finite, of shape \(2, 2, 2\)"),
    "Sigma not symmetric": (
        {"Sigma": [np.eye(2), [[1.0, 0.1], [0.2, 1.0]]]}, r"theta\.Sigma\[1\] must be symmetric"),
    "Sigma not positive": (
        {"Sigma": [np.eye(2), [[1.0, 2.0], [2.0, 1.0]]]},
        r"theta\.Sigma\[1\] is not positive definite"),
    "Sigma singular": (
        {"Sigma": [np.ones((2, 2)), np.eye(2)]}, r"theta\.Sigma\[0\] is not positive definite"),
}  # fmt: skip


@pytest.mark.parametrize("kind", WRONG_THETA)
def test_parameters_that_are_none_are_refused_by_name(kind):
    fields, message = WRONG_THETA[kind]
    theta = start._replace(**{name: np.array(value) for name, value in fields.items()})
    with pytest.raises(ValueError, match=message):
        GMM().start(x, theta)


def test_a_covariance_that_is_symmetric_up_to_rounding_is_taken():
    Sigma = start.Sigma.copy()
    Sigma[0, 0, 1], Sigma[0, 1, 0] = 1e-17, -1e-17
    GMM().start(x, start._replace(Sigma=Sigma))
    floored = GMM(floor=np.array([3.0, 1e4]))
    wide = start._replace(Sigma=np.tile(np.diag([4.0, 2e4]), (2, 1, 1)))
    for step in fit(floored, x, wide, all_steps=True).steps:
        floored.start(x, step.theta)


@pytest.mark.parametrize("unit", [1e-150, 1e-9, 1e9, 1e150])
def test_covariances_are_judged_in_the_units_of_their_columns(unit):
    A = np.array([unit, 1.0])
    GMM().start(x * A, Theta(start.pi, start.mu * A, start.Sigma * np.outer(A, A)))
    crooked = np.array([[1.0, 0.1], [0.1 + 1e-6, 1.0]]) * np.outer(A, A)
    with pytest.raises(ValueError, match="must be symmetric"):
        GMM().start(x * A, K1._replace(Sigma=crooked[None]))


NO_THETA = {
    "two fields": (start[:2], TypeError, r"theta must be Theta\(pi, mu, Sigma\), found 2 fields"),
    "centres": (Centres(start.mu), TypeError, r"found 1 fields: start as in emlib\.init"),
    "nothing": (None, TypeError, "found None: start as in"),
    "a dict": (start._asdict(), TypeError, "found {'pi': array"),
    "an array": (np.ones(3), TypeError, r"found an array of shape \(3,\)"),
    "a word": ("abc", TypeError, "found 'abc'"),
    "a field of text": (start._replace(mu="abc"), TypeError, r"theta\.mu must hold real numbers"),
    "no pi": (start._replace(pi=None), TypeError, r"theta\.pi must be an array of numbers"),
    "ragged means": (start._replace(mu=[[1, 2], [3]]), ValueError, r"theta\.mu has rows of"),
    "complex": (start._replace(Sigma=start.Sigma + 0j), TypeError, r"theta\.Sigma.*complex128"),
}  # fmt: skip


@pytest.mark.parametrize("kind", NO_THETA)
def test_what_is_no_theta_is_refused(kind):
    theta, error, message = NO_THETA[kind]
    with pytest.raises(error, match=message):
        fit(GMM(), x, theta)
    with pytest.raises(error, match=message):
        best_fit(GMM(), x, [theta])


@pytest.mark.parametrize("thetas", [None, start])
def test_what_is_no_list_of_thetas_is_refused(thetas):
    with pytest.raises(TypeError, match=r"starts must be several thetas, found [\s\S]*: give"):
        best_fit(GMM(), x, thetas)


CENTRES = {
    "of another D": (np.ones((2, 3)), ValueError, r"of shape \(K, 2\), found shape \(2, 3\)"),
    "a vector": (np.ones(2), ValueError, r"found shape \(2,\)"),
    "nothing": (None, TypeError, r"theta\.mu must be an array of numbers, found None"),
    "text": ("a", TypeError, r"theta\.mu must hold real numbers"),
    "ragged": ([[1, 2], [3]], ValueError, r"theta\.mu has rows of different lengths"),
    "NaN": ([[1, np.nan]], ValueError, r"found nan at \(0, 1\)"),
}  # fmt: skip


@pytest.mark.parametrize("kind", CENTRES)
def test_centres_that_are_none_are_refused(kind):
    mu, error, message = CENTRES[kind]
    with pytest.raises(error, match=message):
        fit(KMeans(), x, Centres(mu))
    with pytest.raises(error, match=message):
        init.from_means(x, mu)


@pytest.mark.parametrize("theta", [None, start.mu])
def test_k_means_takes_a_theta_of_its_own(theta):
    with pytest.raises(TypeError, match=r"Theta\(mu\), found [\s\S]*: take"):
        fit(KMeans(), x, theta)


def test_a_covariance_for_all_has_both_axes():
    with pytest.raises(ValueError, match=r"theta\.Sigma.*\(2, 2, 2\), found shape \(2, 2\)"):
        init.from_means(x, start.mu, np.ones(2))


@pytest.mark.parametrize("seed", range(20))
def test_what_em_leaves_on_the_floor_it_also_takes(seed):
    """Heavy tails: the floor would be lost in the rounding of variances 1e15 times as large."""
    rng = np.random.default_rng([seed, 5, 4])
    data = rng.standard_t(0.5, size=(150, 4)) @ rng.normal(size=(4, 4))
    model = GMM(floor=default_floor(data))
    theta = model.feasible(init.data_points(data, 5, rng))
    for _, step in zip(range(20), em(model, data, theta), strict=False):
        model.start(data, step.theta)
        values = eigenvalues(step.theta.Sigma, model.floor)
        assert (values[:, 0] >= 1 - rounding(values) / 4).all()


@pytest.mark.parametrize("width", [1e-3, 1e-4, 1e-5, 1e-6])
def test_every_theta_of_em_is_taken_however_much_narrower_it_is_than_the_one_before(width):
    rng, model = np.random.default_rng(0), GMM()
    for _ in range(20):
        data = rng.normal(size=(60, 4)) * [1, 1, width, width]
        A = rng.normal(size=(2, 4, 4))
        wide = Theta(np.full(2, 0.5), data[:2], A @ A.swapaxes(1, 2) + np.eye(4))
        for _, step in zip(range(3), em(model, data, wide), strict=False):
            np.testing.assert_array_equal(step.theta.Sigma, step.theta.Sigma.swapaxes(1, 2))
            model.start(data, step.theta)
            model.log_joints(data, step.theta)


def test_a_start_is_below_the_floor_as_soon_as_its_digits_show_it():
    model = GMM(floor=1.0)
    low = start._replace(Sigma=np.tile(np.diag([1 - 3e-9, 50.0]), (2, 1, 1)))
    with pytest.raises(ValueError, match=r"theta\.Sigma\[0\] is below the floor \(by a factor 1\)"):
        model.start(x, low)
    model.start(x, low._replace(Sigma=np.tile(np.diag([1 - 3e-9, 5e7]), (2, 1, 1))))
    assert at_floor(np.array([np.diag([1 + 3e-9, 50.0])]), 1.0).tolist() == [False]
    assert at_floor(np.array([np.diag([1 + 3e-9, 5e7])]), 1.0).tolist() == [True]


def test_parameters_may_be_lists():
    given = Theta(*(field.tolist() for field in start))
    assert fit(GMM(), x, given).bound == fit(GMM(), x, start).bound


@pytest.mark.parametrize("variance", [1e-308, 1e306])
def test_a_covariance_without_room_in_float64_is_named_with_its_size_and_the_cure(variance):
    found = rf"theta\.Sigma has a variance of {re.escape(f'{variance:.0e}')}.*rescale x.*and theta"
    with pytest.raises(OverflowError, match=found):
        GMM().start(x, start._replace(Sigma=np.tile(variance * np.eye(2), (2, 1, 1))))
