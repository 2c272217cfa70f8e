"""The highest likelihood is not the best fit: spurious runs are rejected, and said to be."""

import tracemalloc

import numpy as np
import pytest

from emlib import GMM, KMeans, Theta, best_fit, datasets, fit, init, labels, shapes
from emlib.choose import _reach, default_floor, spurious
from emlib.kmeans import Theta as Centres
from emlib.pieces import CELLS, widths

iris = datasets.iris()
model = GMM()


def iris_starts(n, seed=0):
    rng = np.random.default_rng(seed)
    return [init.data_points(iris.x, 3, rng, np.eye(4)) for _ in range(n)]


def spurious_start():
    """A component for the 29 setosa flowers whose petals are .2 wide: no variance in one column."""
    narrow = (iris.x[:, 3] == 0.2) & (iris.z == 0)
    assert narrow.sum() == 29
    z = np.where(narrow, 0, np.where(iris.z == 0, 1, 2))
    return init.from_labels(iris.x, z, model=GMM(default_floor(iris.x)))


def test_the_best_of_some_starts_on_iris_is_the_fit_with_5_errors():
    best = best_fit(model, iris.x, iris_starts(10), tol=1e-9)
    assert best.fit.bound == pytest.approx(-180.185477, abs=1e-6)
    assert labels.errors(iris.z, model.predict(iris.x, best.fit.theta)) == 5
    assert best.fit.converged


def test_a_spurious_fit_has_a_higher_bound_and_is_rejected():
    best = best_fit(model, iris.x, [spurious_start(), *iris_starts(6)])
    assert best.rejected[0]
    assert best.bounds[0] > best.fit.bound + 50
    assert best.fit.bound == pytest.approx(-180.1855, abs=1e-3)
    assert best.fit.bound == best.bounds[~best.rejected].max()


def test_if_all_are_spurious_the_best_of_them_comes_back_and_it_says_so():
    best = best_fit(model, iris.x, [spurious_start()])
    assert best.rejected.all()
    assert best.fit.bound == best.bounds[0]
    assert labels.errors(iris.z, model.predict(iris.x, best.fit.theta)) == 71


def test_of_several_spurious_fits_the_best_comes_back_wherever_it_stands():
    x = np.array([0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 5.0, 9.0])[:, None]
    starts = [init.from_labels(x, 1 * (x[:, 0] == spike), model=GMM(1e-6)) for spike in (1, 0, 1)]
    best = best_fit(model, x, starts)
    assert best.rejected.all()
    assert best.bounds[1] > best.bounds[0] + 1
    assert best.fit.bound == best.bounds[1]


def test_a_run_that_collapses_has_no_bound_and_the_others_go_on():
    rng = np.random.default_rng(0)  # a floor below rounding, 1e-30, does not save from a collapse
    x = np.vstack([np.tile([10.1, 10.7], (20, 1)), rng.normal(size=(40, 2))])
    in_one_place = init.from_labels(x, 1 * (np.arange(60) < 20), model=GMM(1e-3))
    across = init.from_labels(x, np.arange(60) % 2, model=GMM(1e-3))
    best = best_fit(GMM(1e-30), x, [in_one_place, across], max_iter=5)
    np.testing.assert_array_equal(np.isnan(best.bounds), [True, False])
    np.testing.assert_array_equal(best.rejected, [True, False])
    found = r"all of 1 runs have collapsed, with the floor 1e-30 where default_floor\(x\) is"
    with pytest.raises(ValueError, match=found):
        best_fit(GMM(1e-30), x, [in_one_place])


def test_a_floor_of_the_models_own_is_used():
    floor = 0.05
    best = best_fit(GMM(floor), iris.x, iris_starts(3))
    assert (np.linalg.eigvalsh(best.fit.theta.Sigma) >= floor * (1 - 1e-9)).all()


def test_starts_below_the_floor_are_raised_to_it():
    theta = iris_starts(1)[0]._replace(Sigma=np.tile(1e-12 * np.eye(4), (3, 1, 1)))
    best = best_fit(model, iris.x, [theta])
    least = np.linalg.eigvalsh(best.fit.steps[0].theta.Sigma / _outer(default_floor(iris.x)))
    np.testing.assert_allclose(least, 1.0)


def _outer(floor):
    return np.sqrt(np.outer(floor, floor))


def test_the_choice_does_not_depend_on_the_units_of_the_columns():
    A = np.diag([1e-6, 1.0, 1e3, 1e6])
    starts = iris_starts(4)
    there = [Theta(t.pi, t.mu @ A, A @ t.Sigma @ A) for t in starts]
    best, best_there = best_fit(model, iris.x, starts), best_fit(model, iris.x @ A, there)
    np.testing.assert_array_equal(best.rejected, best_there.rejected)
    np.testing.assert_allclose(best_there.fit.theta.mu, best.fit.theta.mu @ A, rtol=1e-6)


def test_the_default_floor_is_a_millionth_of_the_variance_of_each_column():
    x = np.array([[0.0, 1e3], [2.0, 3e3]])
    np.testing.assert_allclose(default_floor(x), [1e-6, 1.0])


def test_a_constant_column_takes_the_floor_of_the_least_of_the_others():
    x = np.array([[0.0, 7.0, 1e3], [2.0, 7.0, 3e3]])
    np.testing.assert_allclose(default_floor(x), [1e-6, 1e-6, 1.0])
    np.testing.assert_allclose(default_floor(np.ones((5, 2))), [1e-6, 1e-6])


def test_a_constant_column_is_one_even_if_its_mean_is_rounded():
    x = np.array([[0.0, 0.1], [2.0, 0.1]] * 9)
    assert x[:, 1].std() > 0
    np.testing.assert_allclose(default_floor(x), 1e-6)


def test_data_of_single_precision_have_the_floor_of_double():
    x = np.random.default_rng(0).normal(size=(50, 2)) + 1e3
    single = (x + 1e5).astype("f4")
    np.testing.assert_allclose(default_floor(single), default_floor(single.astype(float)))


def test_no_starts_are_refused():
    with pytest.raises(ValueError, match="starts must be several thetas, found none"):
        best_fit(model, iris.x, [])


def test_points_that_are_all_the_same_give_components_on_the_floor_and_it_says_so():
    theta = Theta(
        np.array([0.5, 0.5]), np.array([[0.0, 0.0], [2.0, 2.0]]), np.array([np.eye(2)] * 2)
    )
    best = best_fit(model, np.ones((20, 2)), [theta])
    assert best.rejected.all()
    np.testing.assert_allclose(best.fit.theta.mu, 1.0)
    np.testing.assert_allclose(best.fit.theta.Sigma, [1e-6 * np.eye(2)] * 2)


def test_as_many_components_as_points_are_all_rejected():
    x = np.random.default_rng(1).normal(size=(5, 2))
    best = best_fit(model, x, [init.data_points(x, 5, np.random.default_rng(0))])
    assert best.rejected.all()


def test_fewer_points_than_dimensions_rest_on_the_floor_where_they_are_flat():
    x = np.random.default_rng(2).normal(size=(3, 10))
    best = best_fit(model, x, [Theta(np.ones(1), np.zeros((1, 10)), np.eye(10)[None])])
    assert not best.rejected.any()
    assert shapes.at_floor(best.fit.theta.Sigma, default_floor(x)).all()
    inside = best.fit.theta.Sigma[0] - np.cov(x.T, bias=True)
    assert (np.linalg.eigvalsh(inside) > -1e-12).all()


def test_one_value_far_away_is_no_scale():
    x = datasets.faithful().x
    far = np.vstack([x, [[1e8, 1e8]]])
    assert (default_floor(far) < 1e-3 * x.var(axis=0)).all()
    rng = np.random.default_rng(0)
    best = best_fit(model, far, [init.data_points(far, 3, rng) for _ in range(10)])
    sound = best_fit(model, x, [init.data_points(x, 2, rng) for _ in range(5)])
    alone = best.fit.theta.mu[:, 0] > 1e7
    np.testing.assert_allclose(
        np.sort(best.fit.theta.mu[~alone], axis=0), np.sort(sound.fit.theta.mu, axis=0), rtol=1e-2
    )


@pytest.mark.parametrize("flat", ["constant", "copy"])
def test_a_flat_direction_speaks_against_nobody(flat):
    column = np.full(150, 3.0) if flat == "constant" else iris.x[:, 0]
    x = np.column_stack([iris.x, column])
    rng = np.random.default_rng(0)
    best = best_fit(model, x, [init.data_points(x, 3, rng, np.eye(5)) for _ in range(10)])
    assert not best.rejected.all()
    assert labels.errors(iris.z, model.predict(x, best.fit.theta)) == 5


def test_a_spherical_mixture_is_floored_as_a_sphere():
    spherical = GMM(floor=np.array([0.01, 0.2, 0.01, 0.01]), shape=shapes.spherical)
    best = best_fit(spherical, iris.x, iris_starts(3))
    np.testing.assert_allclose(best.fit.theta.Sigma, best.fit.theta.Sigma[:, :1, :1] * np.eye(4))
    assert (best.fit.theta.Sigma[:, 0, 0] >= 0.2 * (1 - 1e-12)).all()


def two_and(point):
    """Two round clusters in the plane and one point more; EM's end from that grouping."""
    x = np.vstack([np.random.default_rng(3).normal(size=(100, 2)), [point]])
    x[50:100] += 8
    z = np.repeat([0, 1, 2], [50, 50, 1])
    return x, fit(GMM(default_floor(x)), x, init.from_labels(x, z, model=GMM(default_floor(x))))


@pytest.mark.parametrize("point, rejected", [([50.0, 0.0], False), ([4.0, 4.0], True)])
def test_a_point_far_from_all_is_sound_and_reported_and_one_within_reach_is_spurious(
    point, rejected
):
    x, run = two_and(point)
    best = best_fit(model, x, [run.theta])
    assert best.rejected.tolist() == [rejected]
    assert best.at_floor.tolist() == [False, False, True]
    np.testing.assert_allclose(best.fit.theta.mu[2], point)


def test_a_point_is_far_in_the_widths_of_the_components_whatever_the_units():
    x, run = two_and([50.0, 0.0])
    A = np.array([[1e6, 2.0], [0.0, 1e-6]])
    pi, mu, Sigma = run.theta
    there = Theta(pi, mu @ A, A.T @ Sigma @ A)
    for column, cov in ((x, run.theta), (x @ A, there)):
        floor = default_floor(column)
        floored = shapes.feasible(GMM(floor), cov)
        assert not spurious(column, floored, floor).any()
    wide = Sigma.copy()
    wide[:2] *= 60
    assert spurious(x, run.theta._replace(Sigma=wide), default_floor(x)).tolist() == [0, 0, 1]


def test_a_sheet_inside_one_cluster_is_spurious_however_far_the_other_is():
    x = np.random.default_rng(4).normal(size=(90, 2))
    x[60:, 0] += 1000
    x[40:60, 1] = 0.3  # a chance line
    theta = init.from_labels(x, np.repeat([0, 1, 2], [40, 20, 30]), model=GMM(default_floor(x)))
    assert spurious(x, theta, default_floor(x)).tolist() == [False, True, False]


def test_a_sheet_between_the_clusters_reaches_them():
    """Its mean is 25 widths from all points, but its own width is as large."""
    x = np.random.default_rng(5).normal(size=(101, 2))
    x[-1] = [50.0, 0.0]
    theta = Theta(
        np.array([0.98, 0.02]),
        np.array([[0.0, 0.0], [25.0, 0.0]]),
        np.array([np.eye(2), np.diag([625.0, default_floor(x)[1]])]),
    )
    assert spurious(x, theta, default_floor(x)).tolist() == [False, True]


def test_components_that_share_a_group_between_them_do_not_excuse_each_other():
    x = np.vstack([np.random.default_rng(6).normal(size=(40, 2)), [[90, 0], [90, 1], [91, 0]]])
    z = np.repeat([0, 1, 2], [40, 2, 1])
    theta = init.from_labels(x, z, model=GMM(default_floor(x)))
    assert spurious(x, theta, default_floor(x)).tolist() == [False, True, True]


def test_where_most_points_have_no_width_there_is_no_scale_to_be_far_by():
    x = np.array([[0.0], [1.0], [2.0], [500.0], [700.0], [900.0], [1200.0]])
    z = np.array([0, 0, 0, 1, 2, 3, 4])
    theta = init.from_labels(x, z, model=GMM(default_floor(x)))
    assert spurious(x, theta, default_floor(x)).tolist() == [False, True, True, True, True]


def test_a_component_of_few_points_does_not_say_how_far_is_far():
    """In 9 dimensions 10 points are far from an 11th: 49 widths, without any structure."""
    x = np.random.default_rng(19).normal(size=(11, 9))
    floor = 1e-9 * x.var(axis=0)
    theta = init.from_labels(x, np.repeat([0, 1], [10, 1]), model=GMM(floor))
    apart = theta.mu[1] - theta.mu[0]
    assert apart @ np.linalg.solve(theta.Sigma[0], apart) > 49**2
    assert spurious(x, theta, floor).tolist() == [False, True]


def test_a_shape_with_a_given_variance_has_no_floor_to_rest_on():
    best = best_fit(GMM(shape=shapes.fixed(0.1)), iris.x, iris_starts(2))
    assert not best.rejected.any() and not best.at_floor.any()


def test_choosing_never_copies_x():
    N, D = 200_000, 16
    x = np.random.default_rng(9).normal(size=(N, D))
    theta = Theta(np.ones(1), np.zeros((1, D)), 1e-6 * np.eye(D)[None])
    for call in (lambda: default_floor(x), lambda: spurious(x, theta, 1e-6)):
        tracemalloc.start()
        call()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < 3 * 8 * N + 3 * 8 * CELLS < x.nbytes / 2


@pytest.mark.parametrize("N, d", [(9, 1), (10, 2), (30, 5)])
def test_a_new_point_is_as_far_as_is_said(N, d):
    """In units of the covariance of the N points, from their mean: 3.67 at N = 10 in the plane."""
    rng, n = np.random.default_rng(0), 100_000
    x, new = rng.normal(size=(n, N, d)), rng.normal(size=(n, d, 1))
    mean = x.mean(axis=1)
    away = x - mean[:, None]
    Sigma = away.swapaxes(1, 2) @ away / N
    apart = new - mean[:, :, None]
    square = (apart * np.linalg.solve(Sigma, apart)).sum(axis=(1, 2))
    (found,) = _reach(np.array([float(N)]), d)
    assert found == pytest.approx(square.mean(), abs=5 * square.std() / np.sqrt(n))
    assert found == pytest.approx(d * (N + 1) / (N - d - 2))


def test_too_few_points_do_not_say_how_far_is_far():
    np.testing.assert_array_equal(_reach(np.array([0.0, 1.0, 4.0, 5.0]), 2), [np.inf] * 3 + [12.0])


@pytest.mark.parametrize("wrong", [KMeans(), GMM])
def test_what_is_no_mixture_of_densities_is_refused(wrong):
    with pytest.raises(TypeError, match="model must be a Gaussian mixture, such as GMM"):
        best_fit(wrong, iris.x, [Centres(iris.x[:3])])


def test_starts_may_be_plain_tuples():
    start = iris_starts(1)[0]
    best = best_fit(model, iris.x, [tuple(start)])
    assert best.fit.bound == best_fit(model, iris.x, [start]).fit.bound
    theta, floor = best.fit.theta, default_floor(iris.x)
    np.testing.assert_array_equal(
        spurious(iris.x, tuple(theta), floor), spurious(iris.x, theta, floor)
    )


def test_rows_of_weight_0_count_for_nothing():
    flowers = datasets.iris()
    rng = np.random.default_rng(0)
    more = np.vstack([flowers.x, 1e4 * rng.normal(size=(400, 4))])
    weights = np.repeat([1.0, 0.0], [150, 400])
    start = init.from_labels(flowers.x, flowers.z)
    with_them = best_fit(GMM(weights=weights), more, [start])
    without = best_fit(GMM(), flowers.x, [start])
    assert not with_them.rejected.any()
    assert with_them.fit.bound == pytest.approx(without.fit.bound, abs=1e-6)


@pytest.mark.parametrize("far", [1e4, 1e6])
def test_a_value_far_away_does_not_widen_the_start(far):
    x = np.vstack([datasets.iris().x, np.full((1, 4), far)])
    theta = init.data_points(x, 3, np.random.default_rng(0))
    assert theta.Sigma.max() < 1e3
    np.testing.assert_allclose(np.diagonal(theta.Sigma[0]), widths(x) ** 2)
    plain = init.data_points(x[:-1], 3, np.random.default_rng(0))
    np.testing.assert_allclose(plain.Sigma[0], np.cov(x[:-1].T, bias=True))


@pytest.mark.parametrize("far", [1e4, 1e8, 1e12])
def test_a_row_however_far_leaves_the_others_as_they_are(far):
    x, rng = datasets.iris().x, np.random.default_rng(0)
    more = np.vstack([x, np.full((1, 4), far)])
    found = best_fit(GMM(), more, [init.data_points(more, 3, rng) for _ in range(5)])
    wanted = best_fit(GMM(), x, [init.data_points(x, 2, rng) for _ in range(5)])
    alone = found.fit.theta.mu[:, 0] > far / 2
    assert alone.sum() == 1 and not found.rejected.all()
    np.testing.assert_array_equal(found.at_floor, alone)
    np.testing.assert_allclose(found.fit.theta.pi[alone], 1 / 151)
    close = np.argsort(found.fit.theta.mu[~alone, 0]), np.argsort(wanted.fit.theta.mu[:, 0])
    for field in ("mu", "Sigma"):
        ours, theirs = getattr(found.fit.theta, field)[~alone], getattr(wanted.fit.theta, field)
        np.testing.assert_allclose(ours[close[0]], theirs[close[1]], rtol=0.02, atol=1e-4)


def test_one_floor_for_columns_of_very_different_units_changes_nothing_above_it():
    rng, z = np.random.default_rng(0), np.repeat([0, 1], 200)
    x = rng.normal(size=(400, 2)) @ np.array([[1, 0.5], [0, 1]]) + 6 * z[:, None]
    x *= [1e-2, 1e6]
    start = init.from_labels(x, z)
    free, held = fit(GMM(), x, start), fit(GMM(1e-6), x, start)
    np.testing.assert_allclose(held.theta.Sigma, free.theta.Sigma, rtol=1e-12)
