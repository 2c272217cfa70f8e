"""Of several runs the one with the highest bound is kept, above the floor that the data give."""

import tracemalloc
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emlib import (
    GMM,
    Bernoulli,
    KMeans,
    Theta,
    best_fit,
    datasets,
    default_floor,
    families,
    fit,
    init,
    labels,
)  # fmt: skip
from emlib.bernoulli import Theta as Coins
from emlib.engine.pieces import widths
from emlib.kmeans import Theta as Centres
from emlib.runs.choose import _highest
from emlib.stopping import Fit

iris = datasets.iris()
model = GMM()


def iris_starts(n, seed=0):
    rng = np.random.default_rng(seed)
    return [init.data_points(iris.x, 3, rng, np.eye(4)) for _ in range(n)]


def narrow_start():
    """A component for the 29 setosa flowers whose petals are .2 wide: no variance in one column."""
    narrow = (iris.x[:, 3] == 0.2) & (iris.z == 0)
    assert narrow.sum() == 29
    z = np.where(narrow, 0, np.where(iris.z == 0, 1, 2))
    return init.from_labels(iris.x, z, model=GMM(floor=default_floor(iris.x)))


def test_the_best_of_some_starts_on_iris_is_the_fit_with_5_errors():
    best = best_fit(model, iris.x, iris_starts(10), tol=1e-9)
    assert best.bound == best.fit.bound == pytest.approx(-180.185477, abs=1e-6)
    assert best.theta is best.fit.theta
    assert labels.errors(iris.z, best.model.predict(iris.x, best.theta)) == 5
    assert best.fit.converged and not best.at_floor.any()
    assert best.bound == np.nanmax(best.bounds)


def test_of_runs_that_are_equal_but_for_rounding_the_first_is_kept():
    """Which of them is highest by a last digit is another matter on every processor."""
    orders = [list(order) for order in permutations(range(3))]
    for first in iris_starts(4):
        best = best_fit(model, iris.x, [Theta(*(a[order] for a in first)) for order in orders])
        assert np.ptp(best.bounds) < 1e-9
        assert np.array_equal(best.theta.mu, best_fit(model, iris.x, [first]).theta.mu)
    top = -180.0
    runs = [Fit(n, np.array([b]), True, 0.0) for n, b in enumerate([top - 1e-6, top - 1e-8, top])]
    assert next(run.theta for run in _highest(runs)) == 1


def test_of_many_starts_and_steps_one_theta_is_kept():
    """20 starts of 30 steps at D = 60: 600 thetas of .3 MB were held, and one is asked for."""
    x = np.random.default_rng(0).normal(size=(200, 60))
    starts = [np.random.default_rng(i).permutation(np.arange(200) % 10) for i in range(20)]
    floored = GMM(floor=0.1)
    thetas = (init.from_labels(x, z, 10, model=floored) for z in starts)
    tracemalloc.start()
    best = best_fit(floored, x, thetas, tol=0, max_iter=3)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    theta = sum(field.nbytes for field in best.theta)
    assert kept < 3 * theta and peak < 40 * theta < 20 * 4 * theta


@pytest.mark.parametrize("Sigma", [None, np.eye(4), 0.01 * np.eye(4)], ids=["x", "1", ".01"])
def test_no_start_on_iris_ends_above_the_sound_fit(Sigma):
    """The traps of a lower floor, +771 and -179.71, lie in digits that nobody measured."""
    rng = np.random.default_rng(7)
    starts = [init.data_points(iris.x, 3, rng, Sigma) for _ in range(60)]
    best = best_fit(model, iris.x, starts)
    assert best.bound == pytest.approx(-180.1855, abs=1e-2)
    assert labels.errors(iris.z, best.model.predict(iris.x, best.theta)) == 5


def test_a_component_that_rests_on_the_floor_is_named_with_what_its_points_share():
    best = best_fit(model, iris.x, [narrow_start()], max_iter=3)
    assert best.at_floor.tolist() == [True, False, False]
    (remark,) = [r for r in best.remarks if "floor" in r]
    own = int((best.model.predict(iris.x, best.theta) == 0).sum())
    assert remark == (
        f"Component 0 is as narrow as the floor allows: its {own} points share x[:, 3] = 0.2."
    )
    assert best.bound < -180.2


def test_a_floor_of_the_models_own_is_used():
    best = best_fit(GMM(floor=0.05), iris.x, iris_starts(3))
    assert (np.linalg.eigvalsh(best.theta.Sigma) >= 0.05 * (1 - 1e-9)).all()
    assert best.model.floor == 0.05


def test_starts_below_the_floor_are_raised_to_it():
    theta = iris_starts(1)[0]._replace(Sigma=np.tile(1e-12 * np.eye(4), (3, 1, 1)))
    best = best_fit(model, iris.x, [theta], all_steps=True)
    np.testing.assert_allclose(np.linalg.eigvalsh(best.fit.steps[0].theta.Sigma), 0.01 / 12)


@pytest.mark.parametrize("far", [1e2, 1e3, 1e4, 1e5, 1e6, 1e7])
@pytest.mark.parametrize("D", [1, 2, 5])
def test_two_groups_are_found_however_far_apart(far, D):
    """A floor that is a share of the column's width would exceed their variances."""
    rng = np.random.default_rng(D)
    z = np.repeat([0, 1], 300)
    x = rng.normal(size=(600, D)) + far * z[:, None]
    best = best_fit(model, x, [init.data_points(x, 2, rng) for _ in range(20)])
    assert labels.errors(z, best.model.predict(x, best.theta)) == 0
    assert not best.at_floor.any()
    right = fit(best.model, x, init.from_labels(x, z)).bound
    assert best.bound == pytest.approx(right, abs=0.1)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(
    seed=st.integers(0, 10**6),
    D=st.integers(1, 4),
    far=st.floats(2, 6),
    ratio=st.floats(-2, 2),
    units=st.floats(-6, 6),
    n=st.integers(40, 300),
)
def test_groups_of_any_separation_width_and_unit_are_found(seed, D, far, ratio, units, n):
    """Separations 1e2 to 1e6 of the wider group, widths and units over many powers of ten."""
    rng = np.random.default_rng(seed)
    z = np.repeat([0, 1], [n, 2 * n])
    sd = np.array([1.0, 10.0**ratio])[z][:, None]
    x = (rng.normal(size=(3 * n, D)) * sd + 10**far * max(1, 10**ratio) * z[:, None]) * 10.0**units
    starts = [init.from_kmeans(x, 2, rng, model=GMM(floor=default_floor(x)))]
    best = best_fit(model, x, starts + [init.data_points(x, 2, rng) for _ in range(10)])
    assert labels.errors(z, best.model.predict(x, best.theta)) == 0
    assert not best.at_floor.any()


def test_the_choice_does_not_depend_on_the_units_of_the_columns():
    A = np.diag([1e-6, 1.0, 1e3, 1e6])
    starts = iris_starts(4)
    there = [Theta(t.pi, t.mu @ A, A @ t.Sigma @ A) for t in starts]
    best, best_there = best_fit(model, iris.x, starts), best_fit(model, iris.x @ A, there)
    np.testing.assert_allclose(best_there.theta.mu, best.theta.mu @ A, rtol=1e-6)


def test_a_run_that_collapses_has_no_bound_and_the_others_go_on():
    rng = np.random.default_rng(0)  # a floor below rounding, 1e-30, does not save from a collapse
    x = np.vstack([np.tile([10.1, 10.7], (20, 1)), rng.normal(size=(40, 2))])
    in_one_place = init.from_labels(x, 1 * (np.arange(60) < 20), model=GMM(floor=1e-3))
    across = init.from_labels(x, np.arange(60) % 2, model=GMM(floor=1e-3))
    best = best_fit(GMM(floor=1e-30), x, [in_one_place, across], max_iter=5)
    np.testing.assert_array_equal(np.isnan(best.bounds), [True, False])
    assert "1 of 2 runs collapsed." in best.remarks
    with pytest.raises(ValueError, match=r"found that all of 1 have collapsed: take starts from"):
        best_fit(GMM(floor=1e-30), x, [in_one_place])


def test_remarks_say_when_nothing_converged_and_when_one_run_alone_got_there():
    best = best_fit(model, iris.x, iris_starts(3), max_iter=2)
    assert "The best run had not converged after 2 steps: raise max_iter." in best.remarks
    found = [r for r in best_fit(model, iris.x, iris_starts(3)).remarks if r.startswith("Only 1")]
    ended = best_fit(model, iris.x, iris_starts(3)).bounds
    assert bool(found) == (np.sum(ended > ended.max() - 0.05) == 1)
    assert best_fit(model, iris.x, iris_starts(10)[:1] * 2).remarks == ()


def test_no_starts_are_refused():
    with pytest.raises(ValueError, match="starts must be several thetas, found none"):
        best_fit(model, iris.x, [])
    with pytest.raises(TypeError, match="starts must be several thetas, found"):
        best_fit(model, iris.x, iris_starts(1)[0])


def test_starts_are_taken_one_by_one_so_that_a_progress_bar_can_follow():
    asked = []

    def starts():
        for theta in iris_starts(3):
            asked.append(len(asked))
            yield theta

    assert len(best_fit(model, iris.x, starts()).bounds) == 3
    assert asked == [0, 1, 2]


def test_points_that_are_all_the_same_give_components_on_the_floor_and_it_says_so():
    mu = np.array([[0.0, 0.0], [2.0, 2.0]])
    best = best_fit(
        model, np.ones((20, 2)), [Theta(np.array([0.5, 0.5]), mu, np.array([np.eye(2)] * 2))]
    )
    assert best.at_floor.all()
    np.testing.assert_allclose(best.theta.mu, 1.0)
    np.testing.assert_allclose(best.theta.Sigma, [np.eye(2) / 12] * 2)


def test_as_many_components_as_points_all_rest_on_the_floor():
    x = np.random.default_rng(1).normal(size=(5, 2))
    best = best_fit(model, x, [init.data_points(x, 5, np.random.default_rng(0))])
    assert best.at_floor.all()
    assert sum("as narrow as the floor allows" in remark for remark in best.remarks) == 5


def test_fewer_points_than_dimensions_rest_on_the_floor_where_they_are_flat():
    x = np.random.default_rng(2).normal(size=(3, 10))
    best = best_fit(model, x, [Theta(np.ones(1), np.zeros((1, 10)), np.eye(10)[None])])
    assert best.at_floor.all()
    inside = best.theta.Sigma[0] - np.cov(x.T, bias=True)
    assert (np.linalg.eigvalsh(inside) > -1e-12).all()


@pytest.mark.parametrize("flat", ["constant", "copy"])
def test_a_flat_direction_speaks_against_nobody(flat):
    column = np.full(150, 3.0) if flat == "constant" else iris.x[:, 0]
    x = np.column_stack([iris.x, column])
    rng = np.random.default_rng(0)
    best = best_fit(model, x, [init.data_points(x, 3, rng, np.eye(5)) for _ in range(10)])
    assert labels.errors(iris.z, best.model.predict(x, best.theta)) == 5


def test_a_spherical_mixture_is_floored_as_a_sphere():
    spherical = GMM(floor=np.array([0.01, 0.2, 0.01, 0.01]), family=families.spherical)
    best = best_fit(spherical, iris.x, iris_starts(3))
    np.testing.assert_allclose(best.theta.Sigma, best.theta.Sigma[:, :1, :1] * np.eye(4))
    assert (best.theta.Sigma[:, 0, 0] >= 0.2 * (1 - 1e-12)).all()


def test_a_family_with_a_given_variance_has_no_floor_to_rest_on():
    assert not best_fit(GMM(family=families.fixed(0.1)), iris.x, iris_starts(2)).at_floor.any()


@pytest.mark.parametrize("point", [[50.0, 0.0], [4.0, 4.0]])
def test_a_component_of_a_single_point_rests_on_the_floor_and_is_named(point):
    x = np.vstack([np.random.default_rng(3).normal(size=(100, 2)), [point]])
    x[50:100] += 8
    z = np.repeat([0, 1, 2], [50, 50, 1])
    best = best_fit(model, x, [init.from_labels(x, z, model=GMM(floor=default_floor(x)))])
    assert best.at_floor.tolist() == [False, False, True]
    assert any("its 1 points share" in remark for remark in best.remarks)


def test_k_means_has_restarts_too():
    best = best_fit(KMeans(), iris.x, iris_starts(10), tol=0)
    assert -best.bound == pytest.approx(78.851441426146, abs=1e-9)
    assert not best.at_floor.any()


@pytest.mark.parametrize("wrong", [GMM, None, "GMM"])
def test_what_is_no_model_is_refused(wrong):
    with pytest.raises(TypeError, match=r"model must .*GMM\(\)"):
        best_fit(wrong, iris.x, [Centres(iris.x[:3])])


def test_starts_may_be_plain_tuples():
    start = iris_starts(1)[0]
    best = best_fit(model, iris.x, [tuple(start)])
    assert best.bound == best_fit(model, iris.x, [start]).bound


def test_rows_of_weight_0_count_for_nothing():
    flowers = datasets.iris()
    rng = np.random.default_rng(0)
    more = np.vstack([flowers.x, 1e4 * rng.normal(size=(400, 4))])
    weights = np.repeat([1.0, 0.0], [150, 400])
    start = init.from_labels(flowers.x, flowers.z)
    with_them = best_fit(GMM(weights=weights), more, [start])
    without = best_fit(GMM(), flowers.x, [start])
    assert with_them.bound == pytest.approx(without.bound, abs=1e-6)


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
    found = best_fit(GMM(), more, [init.data_points(more, 3, rng) for _ in range(8)])
    wanted = best_fit(GMM(), x, [init.data_points(x, 2, rng) for _ in range(5)])
    alone = found.theta.mu[:, 0] > far / 2
    assert alone.sum() == 1
    np.testing.assert_array_equal(found.at_floor, alone)
    np.testing.assert_allclose(found.theta.pi[alone], 1 / 151)
    close = np.argsort(found.theta.mu[~alone, 0]), np.argsort(wanted.theta.mu[:, 0])
    for field in ("mu", "Sigma"):
        ours, theirs = getattr(found.theta, field)[~alone], getattr(wanted.theta, field)
        np.testing.assert_allclose(ours[close[0]], theirs[close[1]], rtol=0.02, atol=1e-4)


def test_one_floor_for_columns_of_very_different_units_changes_nothing_above_it():
    rng, z = np.random.default_rng(0), np.repeat([0, 1], 200)
    x = rng.normal(size=(400, 2)) @ np.array([[1, 0.5], [0, 1]]) + 6 * z[:, None]
    x *= [1e-2, 1e6]
    start = init.from_labels(x, z)
    free, held = fit(GMM(), x, start), fit(GMM(floor=1e-6), x, start)
    np.testing.assert_allclose(held.theta.Sigma, free.theta.Sigma, rtol=1e-12)


def test_truth_values_are_numbers_to_the_end():
    """Their columns are looked at once more, for what the points on the floor share."""
    x = iris.x > 3
    best = best_fit(model, x, [init.from_labels(x, iris.z, model=model.prepared(x))])
    assert best.at_floor.any() and any("share x[:, " in remark for remark in best.remarks)
    ones = best_fit(model, x.astype(int), [init.from_labels(x, iris.z, model=model.prepared(x))])
    assert best.bound == ones.bound


class Certain(Bernoulli):
    """A mean that rounds to 1 or 0 is lost, and so is every run that gets there."""

    def m_step(self, S):
        theta = super().m_step(S)
        if (theta.mu > 0.999).any():
            raise FloatingPointError("a mean has become 1")
        return theta


def test_a_start_that_ends_with_an_error_is_named_and_the_others_go_on():
    x = np.repeat([[1.0, 1, 0, 0], [0, 0, 1, 1], [0, 1, 0, 1]], [30, 20, 10], axis=0)
    x[::7, 0] = 1 - x[::7, 0]
    one = Coins(np.ones(1), np.full((1, 4), 0.5))
    two = Coins(np.full(2, 0.5), np.array([[0.9, 0.9, 0.1, 0.1], [0.1, 0.4, 0.9, 0.9]]))
    best = best_fit(Certain(), x, [two, one])
    np.testing.assert_array_equal(np.isnan(best.bounds), [True, False])
    assert "1 of 2 runs ended with an error, such as: a mean has become 1." in best.remarks
    assert best.errors == ("a mean has become 1",)
    assert repr(best).startswith("Best of 2 runs, of which 0 collapsed")
    with pytest.raises(
        ValueError, match="all of 2 ended with an error, such as “a mean has become"
    ):
        best_fit(Certain(), x, [two, two])


def test_a_remark_names_three_columns_and_counts_the_others():
    x = 9 + np.random.default_rng(0).normal(size=(40, 6))
    x[:20, :5] = 0
    best = best_fit(model, x, [init.from_labels(x, np.repeat([0, 1], 20), model=GMM(floor=0.1))])
    (remark,) = [said for said in best.remarks if "Component 0" in said]
    assert remark.endswith("share x[:, 0] = 0 and x[:, 1] = 0 and x[:, 2] = 0 and 2 columns more.")
