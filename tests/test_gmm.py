"""The Gaussian mixture on three points, where every number can be had by hand; and collapse."""

from collections import deque
from itertools import islice
from math import exp, log, pi

import numpy as np
import pytest

from emlib import GMM, Collapsed, KMeans, Theta, certificate, datasets, em, families, fit, init
from emlib.engine.covariance import at_floor
from emlib.gmm import merge
from emlib.kmeans import Theta as Centres

model = GMM()
x = datasets.three_points().x
start = Theta(np.array([0.5, 0.5]), np.array([[1.0], [3.0]]), np.ones((2, 1, 1)))
saddle = Theta(
    np.array([0.5, 0.5]), np.array([[1.3372456], [2.6627544]]), np.full((2, 1, 1), 0.2274233)
)


def literal_em(points, weights, means, variances):
    """EM in one dimension, in plain Python: yields (likelihood, responsibilities, theta)."""
    while True:
        joint = [
            [
                w * exp(-((p - m) ** 2) / (2 * v)) / (2 * pi * v) ** 0.5
                for w, m, v in zip(weights, means, variances, strict=True)
            ]
            for p in points
        ]
        gamma = [[j / sum(row) for j in row] for row in joint]
        yield sum(log(sum(row)) for row in joint), gamma, (weights, means, variances)
        N_k = [sum(column) for column in zip(*gamma, strict=True)]
        weights = [n / len(points) for n in N_k]
        means = [
            sum(g[k] * p for g, p in zip(gamma, points, strict=True)) / n for k, n in enumerate(N_k)
        ]
        variances = [
            sum(g[k] * (p - means[k]) ** 2 for g, p in zip(gamma, points, strict=True)) / n
            for k, n in enumerate(N_k)
        ]


def test_the_trace_of_the_three_points():
    bounds = [step.bound for step in islice(em(model, x, start), 4)]
    np.testing.assert_allclose(bounds, [-4.3893, -3.5492, -3.4868, -3.4183], rtol=0, atol=5e-5)


def test_ten_steps_agree_with_em_in_plain_python():
    points = [1.0, 2.0, 3.0, 3.5, 5.0, 8.0]
    by_hand = literal_em(points, [0.6, 0.4], [1.0, 3.5], [1.0, 0.5])
    theta = Theta(np.array([0.6, 0.4]), np.array([[1.0], [3.5]]), np.array([[[1.0]], [[0.5]]]))
    for step, (ell, gamma, parameters) in zip(
        islice(em(model, points, theta), 10), by_hand, strict=False
    ):
        assert step.bound == pytest.approx(ell, rel=1e-9)
        np.testing.assert_allclose(model.responsibilities(points, step.theta), gamma, rtol=1e-9)
        for found, wanted in zip(step.theta, parameters, strict=True):
            np.testing.assert_allclose(found.ravel(), wanted, rtol=1e-9)


def test_a_component_that_has_next_to_nothing_moves_like_the_others():
    theta = start._replace(mu=np.array([[2.0], [12.0]]))
    ell, _, _ = next(by_hand := literal_em([1.0, 2.0, 3.0], [0.5] * 2, [2.0, 12.0], [1.0] * 2))
    _, gamma, (weights, means, variances) = next(by_hand)
    first, second = islice(em(model, x, theta), 2)
    assert first.bound == pytest.approx(ell, rel=1e-9)
    assert 0 < weights[1] < 1e-10
    for found, wanted in zip(second.theta, (weights, means, variances), strict=True):
        np.testing.assert_allclose(found.ravel(), wanted, rtol=1e-9)
    np.testing.assert_allclose(model.responsibilities(x, second.theta), gamma, rtol=1e-6)


def test_the_responsibilities_of_the_three_points():
    gamma = model.responsibilities(x, start)
    np.testing.assert_allclose(gamma[:, 0], [0.8808, 0.5, 0.1192], rtol=0, atol=5e-5)
    np.testing.assert_allclose(gamma[0, 0], 1 / (1 + exp(-2)), rtol=1e-12)


def test_the_first_step_of_the_three_points():
    theta = model.m_step(model.e_step(x, start)[0])
    np.testing.assert_allclose(theta.pi, 0.5)
    np.testing.assert_allclose(theta.mu.ravel(), [1.4923, 2.5077], rtol=0, atol=5e-5)
    np.testing.assert_allclose(theta.Sigma.ravel(), 0.4089, rtol=0, atol=5e-5)


def test_the_first_step_decomposes():
    theta = model.m_step(model.e_step(x, start)[0])
    parts = certificate(model, x, start, theta)
    np.testing.assert_allclose(parts, [0.840039, 0.818321, 0.021718], rtol=0, atol=5e-7)


def test_three_log_likelihoods_of_the_three_points():
    post, bound = model.posterior(x, start)
    joints = [model.log_joint(x, [a, b, c], start) for a in (0, 1) for b in (0, 1) for c in (0, 1)]
    assert max(joints) == pytest.approx(-5.3363, abs=5e-5)
    assert min(joints) == pytest.approx(-9.3363, abs=5e-5)
    assert model.Q(x, post, start) == pytest.approx(-5.8131, abs=5e-5)
    assert model.entropy(post) == pytest.approx(1.4238, abs=5e-5)
    assert bound == pytest.approx(-4.3893, abs=5e-5)


@pytest.mark.parametrize(
    "gamma, bound",
    [([[0.5, 0.5]] * 3, -5.2568), ([[1, 0], [0.5, 0.5], [0, 1]], -4.6431)],
    ids=["uniform", "hard, ties split"],
)
def test_the_bound_at_another_q_is_lower(gamma, bound):
    q = model.posterior(x, start)[0]._replace(gamma=np.array(gamma, float))
    assert model.Q(x, q, start) + model.entropy(q) == pytest.approx(bound, abs=5e-5)


def test_the_bound_and_the_likelihood_have_one_slope_along_the_first_mean():
    def moved(h):
        return start._replace(mu=start.mu + np.array([[h], [0.0]]))

    post, _ = model.posterior(x, start)
    dQ = (model.Q(x, post, moved(1e-5)) - model.Q(x, post, moved(-1e-5))) / 2e-5
    dl = (model.log_likelihood(x, moved(1e-5)) - model.log_likelihood(x, moved(-1e-5))) / 2e-5
    np.testing.assert_allclose([dQ, dl], 0.7384, rtol=0, atol=5e-5)


def test_the_saddle_is_a_fixed_point():
    step = model.m_step(model.e_step(x, saddle)[0])
    for found, wanted in zip(step, saddle, strict=True):
        np.testing.assert_allclose(found, wanted, rtol=0, atol=1e-7)
    assert model.log_likelihood(x, saddle) == pytest.approx(-3.38162, abs=5e-6)


@pytest.mark.parametrize("nudge, iteration", [(1e-2, 23), (1e-4, 49), (1e-6, 75)])
def test_nudged_from_the_saddle_a_component_collapses(nudge, iteration):
    for lighter, nudged in enumerate(([0.5 - nudge, 0.5 + nudge], [0.5 + nudge, 0.5 - nudge])):
        with pytest.raises(Collapsed) as caught:
            deque(em(model, x, saddle._replace(pi=np.array(nudged))), maxlen=0)
        assert caught.value.component == lighter
        assert caught.value.iteration == pytest.approx(iteration, abs=1)
        assert f"component {lighter} has collapsed at iteration" in str(caught.value)
        assert "use fewer components, or set a floor" in str(caught.value)


def test_a_stopped_run_takes_the_saddle_for_a_maximum_if_its_gains_are_below_rounding():
    run = fit(model, x, saddle._replace(pi=np.array([0.5 - 1e-6, 0.5 + 1e-6])))
    assert run.converged
    assert run.bound == pytest.approx(-3.38162, abs=5e-6)


def test_every_bound_rises_on_the_way_to_a_collapse():
    bounds = []
    with pytest.raises(Collapsed):
        for step in em(model, x, saddle._replace(pi=np.array([0.501, 0.499]))):
            bounds.append(step.bound)  # noqa: PERF401  (the loop ends by an error)
    assert len(bounds) > 20
    assert (np.diff(bounds) > 0).all()


def test_a_floor_stops_the_collapse_and_reports_who_rests_on_it():
    floored = GMM(floor=1e-6)
    run = fit(floored, x, saddle._replace(pi=np.array([0.501, 0.499])))
    assert run.converged
    np.testing.assert_array_equal(at_floor(run.theta.Sigma, floored.floor), [False, True])
    assert run.theta.Sigma[1, 0, 0] == pytest.approx(1e-6, rel=1e-9)
    assert (np.diff(run.trace) >= -1e-9 * np.abs(run.trace[1:])).all()


def test_a_floor_that_is_not_touched_changes_no_bit():
    data = datasets.three_clouds(300)
    free, floored = (fit(m, data.x, data.theta) for m in (GMM(), GMM(floor=1e-6)))
    np.testing.assert_array_equal(free.trace, floored.trace)


def test_a_start_below_the_floor_is_refused_with_the_cure():
    with pytest.raises(ValueError, match=r"theta\.Sigma\[0\] is below the floor.*model\.feasible"):
        fit(GMM(floor=2.0), x, start)
    fit(GMM(floor=2.0), x, GMM(floor=2.0).feasible(start))


@pytest.mark.parametrize("points", [[[5.0]], [[5.0], [5.0]]], ids=["one point", "one point twice"])
def test_too_few_points_for_a_covariance_collapse_or_rest_on_the_floor(points):
    one = Theta(np.ones(1), np.zeros((1, 1)), np.ones((1, 1, 1)))
    with pytest.raises(Collapsed) as caught:
        fit(model, points, one)
    assert (caught.value.component, caught.value.iteration) == (0, 1)
    theta = fit(GMM(floor=0.25), points, one).theta
    np.testing.assert_allclose([theta.mu[0, 0], theta.Sigma[0, 0, 0]], [5.0, 0.25])


def test_points_in_one_plane_collapse():
    line = np.outer(np.arange(10.0), [1.0, 2.0])
    with pytest.raises(Collapsed):
        fit(model, line, Theta(np.ones(1), np.zeros((1, 2)), np.eye(2)[None]))


def test_a_component_far_from_all_points_keeps_its_place_with_weight_0():
    theta = start._replace(mu=np.array([[2.0], [1e6]]))
    run = fit(model, x, theta, tol=0)
    np.testing.assert_array_equal(run.theta.pi, [1.0, 0.0])
    assert (run.theta.mu[1, 0], run.theta.Sigma[1, 0, 0]) == (1e6, 1.0)
    np.testing.assert_allclose([run.theta.mu[0, 0], run.theta.Sigma[0, 0, 0]], [2.0, 2 / 3])


def test_statistics_of_parts_merge_but_only_at_one_theta_they_carry():
    S1, S2 = model.e_step(x[:1], start)[0], model.e_step(x[1:], start)[0]
    whole = model.e_step(x, start)[0]
    merged = merge(S1, S2)
    for found, wanted in zip(merged[:3], whole[:3], strict=True):
        np.testing.assert_allclose(found, wanted, rtol=1e-12)
    assert merged.view is S1.view
    elsewhere = model.e_step(x[1:], start._replace(mu=start.mu + 1))[0]
    with pytest.raises(ValueError, match="found two thetas"):
        merge(S1, elsewhere)


def test_a_model_is_frozen_and_prints_itself():
    assert (
        repr(GMM(floor=0.5)) == "GMM(family=families.full, floor=0.5, prior=Flat(), weights=None)"
    )
    with pytest.raises(AttributeError):
        model.floor = 1.0


def test_three_clouds_from_the_truth():
    data = datasets.three_clouds()
    run = fit(model, data.x, data.theta, tol=1e-6)
    assert run.trace[0] == pytest.approx(-2947.25, abs=5e-3)
    assert run.bound == pytest.approx(-2939.07, abs=5e-3)
    assert model.entropy(model.posterior(data.x, data.theta)[0]) == pytest.approx(86.55, abs=5e-3)


ANY = init.from_means(x, x[:2])


@pytest.mark.parametrize(
    "z, found",
    [([0, 1, -1], "-1..1"), ([0, 1, 3], "0..3"), ([0, 1], r"shape \(2,\)"), ([0.0, 1, 1], "float")],
)
def test_labels_that_are_none_are_refused(z, found):
    with pytest.raises(ValueError, match=found):
        model.log_joint(x, z, ANY)


@pytest.mark.parametrize("say", ["predict", "log_density", "posterior", "responsibilities"])
def test_x_of_another_width_or_out_of_range_is_named(say):
    with pytest.raises(ValueError, match=r"theta is for x with 1 columns, found shape \(3, 2\)"):
        getattr(model, say)(np.ones((3, 2)), ANY)
    with pytest.raises(OverflowError, match=r"x\[0\] lies further than 1e150"):
        getattr(model, say)(np.array([[1e200]]), ANY)


def test_a_weight_of_zero_is_in_range():
    theta = ANY._replace(pi=np.array([1.0, 0.0]))
    np.testing.assert_array_equal(model.responsibilities(x, theta)[:, 1], 0)


@pytest.mark.parametrize("apart", [1e4, 1e8, 1e12, 1e14, 1e16])
@pytest.mark.parametrize("D", [1, 2, 5])
def test_clusters_far_apart_lose_the_digits_that_x_has_lost_and_no_more(D, apart):
    for seed in range(5):
        rng, z = np.random.default_rng(seed), np.arange(60) % 3
        x = rng.standard_normal((60, D)) + apart * rng.standard_normal((3, D))[z]
        groups = [x[z == k].astype(np.longdouble) for k in range(3)]
        mu = np.array([group.mean(axis=0) for group in groups])
        Sigma = np.array([(d.T @ d / 20) for d in (g - m for g, m in zip(groups, mu, strict=True))])
        width = np.sqrt(np.diagonal(Sigma, axis1=1, axis2=2))
        at = Theta(np.full(3, 1 / 3), mu.astype(float), Sigma.astype(float))
        try:
            found = model.m_step(model.e_step(x, at)[0])
        except (Collapsed, ValueError):
            assert apart >= 1e14  # a width has hardly a digit left
            continue
        error = (found.Sigma - Sigma) / width[:, :, None] / width[:, None]
        assert np.abs(error).max() < 4e-15 * apart
        assert (np.abs(found.mu - mu) / width).max() < 4e-15 * apart


@pytest.mark.parametrize("sigma2", [1e-12, 1e-20, 1e-290])
def test_small_fixed_spheres_move_their_means_as_k_means_does(sigma2):
    flowers = datasets.iris().x
    spheres = GMM(family=families.fixed(sigma2))
    at = init.from_means(flowers, flowers[[0, 60, 120]], sigma2 * np.eye(4))
    soft, hard = fit(spheres, flowers, at, tol=0), fit(KMeans(), flowers, Centres(at.mu), tol=0)
    assert soft.n_iter > 3
    np.testing.assert_allclose(soft.theta.mu, hard.theta.mu, rtol=1e-12)


@pytest.mark.parametrize("noise", [1e-7, 3e-7, 1e-6, 1e-5])
def test_columns_that_are_nearly_one_collapse_before_the_ascent_is_lost(noise):
    for seed in range(5):
        rng = np.random.default_rng(seed)
        a = rng.normal(size=60)
        plane = np.column_stack([a, a + noise * rng.normal(size=60), rng.normal(size=60)])
        try:
            run = fit(model, plane, init.data_points(plane, 2, rng), tol=1e-6)
        except Collapsed:
            assert noise < 2e-6
            continue
        assert np.diff(run.trace).min() > -0.02  # nats; without the margin it falls by 2


@pytest.mark.parametrize("D", [1, 2])
def test_equal_components_stay_equal_to_the_last_digit(D):
    x = datasets.three_clouds(300).x[:, :D]
    start = init.from_means(x, np.array([[1, 1.5], [5, 2.5], [5, 2.5]])[:, :D], np.eye(D))
    for step in islice(em(model, x, start), 200):  # the sums of all components in one order
        twins = [part[1:] for part in step.theta]
        assert all((part[0] == part[1]).all() for part in twins)
