"""Mixtures of experts: oracles that use none of its code, and a gate that never makes Q fall."""

import copy
import pickle
from dataclasses import replace
from itertools import islice, pairwise, product

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import logsumexp, softmax
from scipy.stats import norm

import emlib
from emlib import best_fit, datasets, em, experts, fit
from emlib.engine import gate
from emlib.engine.pairs import least_squares, pairs
from emlib.experts import Experts, Theta

LINES = datasets.two_lines()
ALL_WAYS = [Experts(), Experts(gate_steps=100), Experts(direction=gate.gradient)]
STILL = Experts(gate_steps=0)
IDS = ["one Newton step", "to the top", "one gradient step", "no step"]


def case(seed, N=30, D=2, K=3):
    """(data, theta): data that no theta has made, so that nothing is near its end."""
    rng = np.random.default_rng(seed)
    data = rng.normal(size=(N, D + 1))
    V, W = rng.normal(size=(2, K, D + 1))
    return data, Theta(V, W, rng.uniform(0.3, 2, K))


def log_joint(x, y, k, theta):
    """ln p(z = k, y | x) of one pair, by scipy."""
    x = np.array([1, *np.atleast_1d(x)])
    mean, sd = theta.W[k] @ x, theta.sigma2[k] ** 0.5
    return np.log(softmax(theta.V @ x)[k]) + norm.logpdf(y, mean, sd)


def test_likelihood_and_responsibilities_are_those_of_all_labellings():
    data, theta = case(0, N=4)
    a = np.array([[log_joint(row[:-1], row[-1], k, theta) for k in range(3)] for row in data])
    labellings = np.array(list(product(range(3), repeat=4)))  # (81, 4)
    log_p = a[np.arange(4), labellings].sum(axis=1)
    share = np.exp(log_p - logsumexp(log_p))
    gamma = np.array([[share[labellings[:, n] == k].sum() for k in range(3)] for n in range(4)])
    post, bound = Experts().posterior(data, theta)
    assert bound == pytest.approx(logsumexp(log_p), rel=1e-12)
    np.testing.assert_allclose(post.gamma, gamma, rtol=1e-10)


@pytest.mark.parametrize("seed", range(3))
def test_at_its_top_the_gate_is_where_another_optimiser_finds_it(seed):
    data, theta = case(seed)
    S, _ = Experts().e_step(data, theta)
    new = Experts(gate_steps=100).m_step(S)

    def minus_Q(v):
        return -np.sum(S.gamma * np.log(softmax(S.pairs.X @ v.reshape(new.V.shape).T, axis=1)))

    best = minimize(minus_Q, np.zeros(new.V.size))
    assert minus_Q(new.V) <= best.fun + 1e-12
    g = experts.gates(data[:, :-1], new)
    there = softmax(S.pairs.X @ best.x.reshape(new.V.shape).T, axis=1)
    np.testing.assert_allclose(g, there, atol=2e-5)
    np.testing.assert_allclose(gate.slope(S.pairs.X, S.gamma, g), 0, atol=1e-7)


def test_experts_solve_their_normal_equations():
    data, theta = case(3)
    S, _ = Experts().e_step(data, theta)
    new = Experts().m_step(S)
    X, y = np.insert(data[:, :-1], 0, 1, axis=1), data[:, -1]
    for k in range(3):
        G = np.diag(S.gamma[:, k])
        w = np.linalg.solve(X.T @ G @ X, X.T @ G @ y)
        np.testing.assert_allclose(new.W[k], w, rtol=1e-9)
        wanted = np.sum(S.gamma[:, k] * (y - X @ w) ** 2) / S.gamma[:, k].sum()
        np.testing.assert_allclose(new.sigma2[k], wanted, rtol=1e-9)


@pytest.mark.parametrize("way", [*ALL_WAYS, STILL], ids=IDS)
@pytest.mark.parametrize("seed", [0, 2, 4])
def test_neither_Q_nor_the_bound_falls_from_any_gate(way, seed):
    model = replace(way, floor=0.01)  # behind a steep gate an expert may have two rows
    data, theta = case(seed)
    theta = theta._replace(V=10.0**seed * theta.V)  # up to gates as steep as walls
    for before, after in pairwise(islice(em(model, data, theta), 12)):
        post, bound = model.posterior(data, before.theta)
        Q = model.Q(data, post, before.theta)
        assert bound == pytest.approx(before.bound)
        assert Q + model.entropy(post) == pytest.approx(bound)
        assert model.Q(data, post, after.theta) >= Q - 1e-9 * abs(Q)
        assert after.bound >= before.bound - 1e-9 * abs(before.bound)


def test_a_bare_newton_step_can_make_Q_fall_and_halving_mends_it():
    known = pairs(LINES.x)
    gamma = Experts().responsibilities(LINES.x, LINES.theta)
    u = known.R @ np.array([[0, 0], [0, 4.0]]).T

    def Q(u):
        return np.sum(gamma * np.log(softmax(known.B @ u, axis=1)))

    bare = u + gate.newton(known.B, gamma, softmax(known.B @ u, axis=1))
    assert Q(bare) < Q(u) - 1000 < Q(gate.uphill(known.B, gamma, u, gate.newton)) - 1000


def test_a_whole_step_along_the_gradient_never_needs_to_be_halved():
    for seed in range(8):
        data, theta = case(seed)
        known, gamma = pairs(data), Experts().responsibilities(data, theta)
        for u in (known.R @ theta.V.T, 30 * known.R @ theta.V.T):
            whole = u + gate.gradient(known.B, gamma, softmax(known.B @ u, axis=1))
            found = gate.uphill(known.B, gamma, u, gate.gradient)
            np.testing.assert_allclose(found, whole, rtol=1e-12)


def test_two_lines_has_one_limit_from_six_starts_however_the_gate_climbs():
    starts = [experts.through_rows(LINES.x, 2, seed) for seed in range(6)]  # the chapter: twenty
    for model in ALL_WAYS:
        few = 1 if model.direction is gate.gradient else 6  # some 150 rounds each
        bounds = [fit(model, LINES.x, theta, tol=1e-6).bound for theta in starts[:few]]
        np.testing.assert_allclose(bounds, -195.9695, atol=5e-4)


def test_one_expert_is_the_line_of_least_squares_at_once():
    data, theta = case(1, K=1)
    first = Experts().m_step(Experts().e_step(data, theta)[0])
    X, y = np.insert(data[:, :-1], 0, 1, axis=1), data[:, -1]
    np.testing.assert_allclose(first.W[0], np.linalg.lstsq(X, y)[0])
    again = fit(Experts(), data, first, max_iter=3).theta
    np.testing.assert_allclose(again.sigma2, first.sigma2)


def test_names_of_experts_and_units_of_the_data_do_not_matter():
    data, theta = case(2)
    order = [2, 0, 1]
    S, bound = Experts(gate_steps=2).e_step(data, theta)
    new = Experts(gate_steps=2).m_step(S)
    renamed = Theta(*(field[order] for field in theta))
    S_there, bound_there = Experts().e_step(data, renamed)
    there = Experts(gate_steps=2).m_step(S_there)
    assert bound_there == pytest.approx(bound)
    g, x = experts.gates(data[:, :-1], new), data[:, :-1]
    np.testing.assert_allclose(experts.gates(x, there), g[:, order], rtol=1e-8)
    np.testing.assert_allclose(there.W, new.W[order], rtol=1e-8)
    scale, offset = np.array([1e3, 1e-3, 7]), np.array([1e4, -5, 40])
    back = np.array([[1, 0, 0], [-10, 1e-3, 0], [5e3, 0, 1e3]])  # [1, x] = back @ [1, there]
    W = 7 * theta.W @ back
    W[:, 0] += 40
    elsewhere = Theta(theta.V @ back, W, 49 * theta.sigma2)
    S_there, bound_there = Experts().e_step(data * scale + offset, elsewhere)
    moved = Experts(gate_steps=2).m_step(S_there)
    assert bound_there == pytest.approx(bound - 30 * np.log(7))
    np.testing.assert_allclose(experts.gates(x * scale[:2] + offset[:2], moved), g, atol=1e-7)
    np.testing.assert_allclose(moved.sigma2, 49 * new.sigma2, rtol=1e-8)


def test_where_the_gate_has_no_top_it_grows_steeper_and_the_run_still_ends():
    x = np.r_[np.linspace(-2, -1, 40), np.linspace(1, 2, 40)]
    y = np.where(x < 0, -3, 3) + 0.1 * np.sin(40 * x)
    for model in (Experts(), Experts(gate_steps=100)):
        start = Theta(np.zeros((2, 2)), np.array([[-3, 0.1], [3, -0.1]]), np.ones(2))
        run = fit(model, (x, y), start, tol=1e-6)
        assert run.converged and np.isfinite(run.theta.V).all()
        assert np.diff(run.trace).min() > -1e-9 and np.ptp(run.theta.V[:, 1]) > 5
        assert np.isfinite(model.m_step(model.e_step((x, y), run.theta)[0]).V).all()


def test_an_expert_without_rows_keeps_its_line():
    theta = LINES.theta._replace(W=np.array([[1, 0.8], [1e6, -0.7]]))
    S, _ = Experts().e_step(LINES.x, theta)
    assert S.gamma[:, 1].sum() == 0
    new = Experts().m_step(S)
    assert new.W[1].tolist() == [1e6, -0.7] and new.sigma2[1] == 0.16
    assert np.isfinite(fit(Experts(), LINES.x, theta).bound)


def test_an_expert_that_passes_through_all_its_rows_has_collapsed_unless_there_is_a_floor():
    data = np.array([[0, 0], [1, 1], [2, 2], [3, 3], [0, 5], [1, 9], [2, 4], [3, 8.0]])
    start = Theta(np.zeros((2, 2)), np.array([[0, 1.0], [6, 0.1]]), np.array([0.1, 5]))
    with pytest.raises(emlib.Collapsed, match=r"expert 0 has collapsed at iteration \d+.*floor"):
        fit(Experts(), data, start, tol=0)
    model = Experts(floor=0.01)
    run = fit(model, data, start, tol=1e-9)
    assert run.theta.sigma2[0] == 0.01 and model.at_floor(run.theta).tolist() == [True, False]
    assert np.diff(run.trace).min() > -1e-9
    assert model.feasible(start._replace(sigma2=np.array([0.001, 5]))).sigma2[0] == 0.01
    error = pickle.loads(pickle.dumps(experts.Collapsed(1, 3)))
    assert (error.component, error.iteration) == (1, 3) and "expert 1" in str(error)


def test_a_pair_and_columns_are_the_same_data():
    x, y = LINES.x.T
    there = Experts().log_likelihood((x, y), LINES.theta)
    assert there == Experts().log_likelihood(LINES.x, LINES.theta)
    assert there == Experts().log_likelihood((x[:, None], y), LINES.theta)
    assert best_fit(Experts(), LINES.x, [LINES.theta]).bound > there


def test_what_is_drawn_follows_gate_and_lines():
    x = np.full(20000, 0.25)
    y, z = experts.draw(x, LINES.theta, np.random.default_rng(0))
    g, m = experts.gates(x[:1], LINES.theta)[0], experts.lines(x[:1], LINES.theta)[0]
    assert abs(z.mean() - g[1]) < 4 * (g[0] * g[1] / len(z)) ** 0.5
    for k in (0, 1):
        own, var = y[z == k], LINES.theta.sigma2[k]
        assert abs(own.mean() - m[k]) < 4 * (var / len(own)) ** 0.5
        assert abs(own.var() / var - 1) < 4 * (2 / len(own)) ** 0.5


def test_errors_name_what_was_found_and_the_cure():
    x, y = LINES.x.T
    bad = [
        ((x, y[:-1]), LINES.theta, r"y must hold one number.*\(400,\) and \(399,\)"),
        ((x, y, x), LINES.theta, r"found 3 parts"),
        ((np.column_stack([x, x]), y), LINES.theta, r"constant or a sum of others.*\(400, 2\)"),
        ((np.ones(400), y), LINES.theta, r"constant or a sum"),
        ([x, y], LINES.theta, r"at least 400 rows.*found 2: give data as a tuple \(x, y\)"),
        (
            (x, np.where(x > 2, np.nan, y)),
            LINES.theta,
            r"y\[6\] is nan: fill the cell or remove the",
        ),
        ((np.where(x > 2.9, np.inf, x), y), LINES.theta, r"x\[15\] is inf"),
        (LINES.x, LINES.theta._replace(sigma2=np.array([0.1, 0])), r"sigma2 must be > 0"),
        (LINES.x, LINES.theta._replace(W=np.ones((2, 3))), r"theta.W must be finite, of shape"),
    ]
    for data, theta, said in bad:
        with pytest.raises(ValueError, match=said):
            next(em(Experts(), data, theta))
    with pytest.raises(ValueError, match=r"gate_steps must be a whole number >= 0, found -1"):
        next(em(Experts(gate_steps=-1), LINES.x, LINES.theta))
    with pytest.raises(TypeError, match="direction must be a way uphill, found 'newton'"):
        next(em(Experts(direction="newton"), LINES.x, LINES.theta))
    with pytest.raises(TypeError, match="y has masked cells"):
        next(em(Experts(), (x, np.ma.masked_greater(y, 2)), LINES.theta))
    with pytest.raises(ValueError, match="theta is for x with 1 columns"):
        experts.gates(np.ones((3, 2)), LINES.theta)
    with pytest.raises(ValueError, match="floor must be a finite number >= 0, found array"):
        next(em(Experts(floor=np.ones(2)), LINES.x, LINES.theta))
    with pytest.raises(ValueError, match="floor must be a finite number >= 0, found -1"):
        next(em(Experts(floor=-1.0), LINES.x, LINES.theta))
    with pytest.raises(ValueError, match=r"no less than the floor, 1\.0"):
        next(em(Experts(floor=1.0), LINES.x, LINES.theta))


def test_nothing_that_is_given_is_changed():
    data, theta = case(5)
    kept = copy.deepcopy((data, theta))
    fit(Experts(), data, theta, max_iter=3)
    least_squares(pairs(data), np.ones(len(data)))
    for a, b in zip((data, *theta), (kept[0], *kept[1]), strict=True):
        np.testing.assert_array_equal(a, b)
