"""Rows with holes: steps against the formula, row by row, and ends against closed forms."""

from dataclasses import replace
from itertools import islice, pairwise

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.special import logsumexp
from scipy.stats import multivariate_normal

from emlib import GMM, Collapsed, Theta, best_fit, em, families, fit, init, patterns, priors
from emlib.missing import GMMWithHoles, filled
from emlib.runs.squarem import fit as squarem_fit
from tests.contract.cases import case


def holed(seed=1, D=3, K=2, N=60, share=0.3):
    """(x with holes, a start): every pattern may occur, and the last row is blind."""
    x, theta = case(seed, D, K, N)
    x[np.random.default_rng(seed).random(x.shape) < share] = np.nan
    x[-1] = np.nan
    return x, theta


def row_by_row(x, theta):
    """(new theta, ln p(x_o)) by Theorem 14.1, for each row and each component."""
    N, D = x.shape
    pi, mu, Sigma = theta
    log_joint, X, C = (
        np.zeros((N, len(pi))),
        np.zeros((N, len(pi), D)),
        np.zeros((N, len(pi), D, D)),
    )
    for n, row in enumerate(x):
        o, m = np.flatnonzero(~np.isnan(row)), np.flatnonzero(np.isnan(row))
        for k in range(len(pi)):
            S_oo, S_mo = Sigma[k][np.ix_(o, o)], Sigma[k][np.ix_(m, o)]
            log_joint[n, k] = np.log(pi[k])
            if o.size:
                log_joint[n, k] += multivariate_normal(mu[k, o], S_oo).logpdf(row[o])
            X[n, k, o] = row[o]
            X[n, k, m] = mu[k, m] + S_mo @ np.linalg.inv(S_oo) @ (row[o] - mu[k, o])
            C[n, k][np.ix_(m, m)] = Sigma[k][np.ix_(m, m)] - S_mo @ np.linalg.inv(S_oo) @ S_mo.T
    log_px = logsumexp(log_joint, axis=1)
    gamma = np.exp(log_joint - log_px[:, None])
    N_k = gamma.sum(axis=0)
    mean = np.einsum("nk,nkd->kd", gamma, X) / N_k[:, None]
    d = X - mean
    squares = np.einsum("nk,nki,nkj->kij", gamma, d, d) + np.einsum("nk,nkij->kij", gamma, C)
    return Theta(N_k / N, mean, squares / N_k[:, None, None]), log_joint, X, gamma


@pytest.mark.parametrize("D, K", [(1, 2), (2, 1), (3, 2), (5, 3)])
def test_a_step_is_the_textbooks_row_by_row(D, K):
    x, theta = holed(D, D, K)
    model = GMMWithHoles()
    new, log_joint, X, gamma = row_by_row(x, theta)
    first, second = islice(em(model, x, theta), 2)
    assert first.bound == pytest.approx(logsumexp(log_joint, axis=1).sum(), rel=1e-11)
    for ours, theirs in zip(second.theta, new, strict=True):
        assert_allclose(ours, theirs, rtol=1e-9, atol=1e-9)
    assert_allclose(model.log_joints(x, theta), log_joint, rtol=1e-9)
    assert_allclose(model.expected(x, theta), np.einsum("nk,nkd->nd", gamma, X), rtol=1e-9)


@pytest.mark.parametrize("family", [families.full, families.diagonal, families.spherical])
def test_of_many_columns_diagonal_covariances_are_kept_as_diagonals_and_steps_are_the_same(family):
    """From 16 columns on a view holds diagonals alone, of all columns or of those that show."""
    x, theta = holed(4, 18, 2, 80, 0.1)
    theta = theta._replace(Sigma=np.array([np.eye(18), 2 * np.eye(18)]))
    model = GMMWithHoles(family=family)
    new, log_joint, _, _ = row_by_row(x, theta)
    first, second = islice(em(model, x, theta), 2)
    assert first.bound == pytest.approx(logsumexp(log_joint, axis=1).sum(), rel=1e-11)
    Sigma = family.project(new.Sigma, new.pi)
    for ours, theirs in zip(second.theta, new._replace(Sigma=Sigma), strict=True):
        assert_allclose(ours, theirs, rtol=1e-9, atol=1e-9)
    post, bound = model.posterior(x, theta)
    assert model.Q(x, post, theta) + model.entropy(post) == pytest.approx(bound, rel=1e-11)


SETTINGS = {
    "plain": {},
    "tied": {"family": families.tied},
    "diagonal": {"family": families.diagonal},
    "spherical": {"family": families.spherical},
    "floor": {"floor": 1.5},
    "prior": {"prior": priors.Conjugate(np.eye(3), 5.5, alpha=1.5, m=4.0, kappa=0.3)},
    "weights": {"weights": np.arange(60) % 4 * 0.7},
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_without_holes_it_is_gmm(setting):
    x, theta = case(3, 3, 2, 60)
    plain = GMM(**SETTINGS[setting])
    theta = plain.feasible(theta)
    runs = (em(model, x, theta) for model in (plain, GMMWithHoles(**SETTINGS[setting])))
    for one, other in islice(zip(*runs, strict=True), 6):
        assert one.bound == pytest.approx(other.bound, rel=1e-12)
        for a, b in zip(one.theta, other.theta, strict=True):
            assert_allclose(a, b, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_bound_never_falls_with_holes_and_any_setting(setting):
    x, theta = holed(2, N=60)
    model = GMMWithHoles(**SETTINGS[setting])
    bounds = [s.bound for s in islice(em(model, x, model.feasible(theta)), 20)]
    assert all(b >= a - 1e-9 * abs(a) for a, b in pairwise(bounds))
    assert bounds[-1] > bounds[0] + 1


def test_a_row_that_counts_twice_is_two_rows():
    x, theta = holed(3)
    w = np.arange(len(x)) % 3
    weighted, repeated = GMMWithHoles(weights=w), np.repeat(x, w, axis=0)
    ours = list(islice(em(weighted, x, theta), 4))
    theirs = list(islice(em(GMMWithHoles(), repeated, theta), 4))
    assert_allclose([s.bound for s in ours], [s.bound for s in theirs], rtol=1e-11)
    assert_allclose(ours[-1].theta.Sigma, theirs[-1].theta.Sigma, rtol=1e-9, atol=1e-9)


def bivariate(n_hidden=100, N=200):
    """(x, start): the second column is hidden where the first is large."""
    x = np.random.default_rng(3).normal(size=(N, 2)) @ [[1, 0.8], [0, 0.6]] + [1, 2]
    x[np.argsort(x[:, 0])[N - n_hidden :], 1] = np.nan
    return x, Theta(np.ones(1), np.nanmean(x, 0)[None], np.diag(np.nanvar(x, 0))[None])


def closed_form(x):
    """Theorem 14.2: x_1 from all rows, the regression of x_2 on it from the complete ones."""
    whole = ~np.isnan(x[:, 1])
    (s11, s12), (_, s22) = np.cov(x[whole].T, bias=True)
    slope, mean = s12 / s11, x[whole].mean(axis=0)
    rest, variance = s22 - slope * s12, x[:, 0].var()
    mu = np.array([x[:, 0].mean(), mean[1] + slope * (x[:, 0].mean() - mean[0])])
    across = slope * variance
    return Theta(
        np.ones(1), mu[None], np.array([[[variance, across], [across, rest + slope * across]]])
    )


def test_em_ends_at_the_closed_form_of_the_monotone_pattern():
    x, start = bivariate()
    exact = closed_form(x)
    _, after = islice(em(GMMWithHoles(), x, exact), 2)
    run = fit(GMMWithHoles(), x, start, tol=1e-10)
    for wanted, stays, found in zip(exact, after.theta, run.theta, strict=True):
        assert_allclose(stays, wanted, rtol=1e-12)
        assert_allclose(found, wanted, rtol=1e-4)


def without_C_n(monkeypatch):
    whole = patterns.carried_up

    def forgetful(S, o, view):
        up = whole(S, o, view)
        blind = whole(S._replace(z=0 * S.z, zz=0 * S.zz), o, view)
        return up if len(o) == len(view.c) else up._replace(zz=up.zz - blind.zz)

    monkeypatch.setattr(patterns, "carried_up", forgetful)


def test_fill_in_without_C_n_loses_what_the_theorem_says(monkeypatch):
    x, _ = bivariate(120)
    exact, f = closed_form(x), 0.6
    ell = GMMWithHoles().log_likelihood(x, exact)
    without_C_n(monkeypatch)
    _, once, again = islice(em(GMMWithHoles(), x, exact), 3)
    assert ell - once.bound == pytest.approx(80 / 2 * (f / (1 - f) + np.log(1 - f)), rel=1e-9)
    assert again.bound == pytest.approx(once.bound, rel=1e-12)


def test_a_blind_row_has_gamma_pi_and_changes_no_fit():
    x, theta = holed(4)
    assert_allclose(GMMWithHoles().responsibilities(x, theta)[-1], theta.pi, rtol=1e-12)
    more = np.concatenate([x, np.full((40, 3), np.nan)])
    end, other = (fit(GMMWithHoles(), y, theta, tol=1e-9) for y in (x, more))
    assert end.bound == pytest.approx(other.bound, abs=1e-6)
    assert_allclose(end.theta.mu, other.theta.mu, atol=1e-3)


def test_units_of_columns_do_not_matter():
    x, theta = holed(5)
    unit = np.array([1e3, 1e-3, 7.0])
    there = Theta(theta.pi, theta.mu * unit, theta.Sigma * np.outer(unit, unit))
    for a, b in islice(
        zip(em(GMMWithHoles(), x, theta), em(GMMWithHoles(), x * unit, there), strict=True), 4
    ):
        assert_allclose(a.theta.mu * unit, b.theta.mu, rtol=1e-8)
        n_seen = np.count_nonzero(~np.isnan(x), axis=0)
        assert b.bound == pytest.approx(a.bound - n_seen @ np.log(unit), rel=1e-10)


def test_a_pattern_costs_one_factorisation(monkeypatch):
    x, theta = holed(6, N=300)
    n_patterns = len(np.unique(np.isnan(x), axis=0))
    S = GMMWithHoles().start(x, theta)[1]
    calls, made = [], patterns.view_height
    monkeypatch.setattr(patterns.gmm, "view_height", lambda *theta: calls.append(1) or made(*theta))
    S(theta)
    assert n_patterns == 8 and len(calls) == 7  # the blind rows need none


def test_restarts_and_leaps_take_holes_too():
    x, _ = holed(7, D=2, K=2, N=200)
    model = GMMWithHoles()
    starts = [init.data_points(filled(x), 2, seed) for seed in range(3)]
    best = best_fit(model, x, starts)
    assert best.bound == np.nanmax(best.bounds) and np.all(best.model.floor > 0)
    leaps = squarem_fit(best.model, x, best.theta, tol=1e-3)
    assert leaps.bound >= best.bound - 1e-6


def test_what_cannot_be_is_refused_by_name():
    x, theta = holed(8)
    never = x.copy()
    never[:, 1] = np.nan
    with pytest.raises(ValueError, match=r"x\[:, 1\] holds nothing but nan, .* leave it out"):
        fit(GMMWithHoles(), never, theta)
    seldom, w = x.copy(), np.ones(len(x))
    seldom[1:, 1], w[0] = np.nan, 0.0
    with pytest.raises(ValueError, match=r"x\[:, 1\] holds nothing but nan"):
        GMMWithHoles(weights=w).start(seldom, theta)
    assert np.isfinite(GMMWithHoles().log_likelihood(never, theta))  # other words may well be asked
    endless = x.copy()
    endless[3, 0] = np.inf
    with pytest.raises(ValueError, match=r"x\[3, 0\] is inf: fill the cell or remove the row$"):
        fit(GMMWithHoles(), endless, theta)
    with pytest.raises(ValueError, match=r"is nan: .*, or take GMMWithHoles, where nan is a hole"):
        fit(GMM(), x, theta)
    with pytest.raises(ValueError, match="theta is for x with 3 columns"):
        GMMWithHoles().predict(x[:, :2], theta)


def test_columns_never_seen_together_keep_the_covariance_of_the_start():
    x = np.random.default_rng(4).normal(size=(60, 2))
    x[:30, 0] = x[30:, 1] = np.nan
    widths = np.diag(np.nanvar(x, axis=0))
    for c in (-0.5, 0.0, 0.5):
        start = Theta(np.ones(1), np.nanmean(x, axis=0)[None], (widths + c * np.eye(2)[::-1])[None])
        run = fit(GMMWithHoles(), x, start)
        assert run.theta.Sigma[0, 0, 1] == pytest.approx(c, abs=1e-9)
        assert run.bound == pytest.approx(run.trace[0])  # no row tells one from the other


def test_filled_takes_the_mean_of_what_is_seen_and_0_of_nothing():
    x = np.array([[1.0, np.nan, 4.0], [3.0, np.nan, np.nan]])
    assert_allclose(filled(x), [[1, 0, 4], [3, 0, 4]])
    assert np.isnan(x).sum() == 3  # x itself keeps its holes


def test_a_covariance_that_collapses_is_named():
    x = np.array([[0.0, 1.0], [1.0, 3.0], [2.0, np.nan], [3.0, np.nan]])
    start = Theta(np.ones(1), np.array([[1.0, 2.0]]), np.eye(2)[None])
    with pytest.raises(Collapsed, match=r"component 0 has collapsed.*model\.prepared\(x\)"):
        fit(GMMWithHoles(), x, start, tol=0, max_iter=100_000)
    model = GMMWithHoles().prepared(x)
    assert fit(model, x, model.feasible(start), tol=1e-6).converged


def test_masks_and_nan_are_the_same_and_nothing_is_changed():
    x, theta = holed(9)
    kept = x.copy()
    x.setflags(write=False)
    masked = np.ma.masked_invalid(x)
    ours, theirs = fit(GMMWithHoles(), x, theta), fit(GMMWithHoles(), masked, theta)
    assert ours.bound == theirs.bound
    np.testing.assert_array_equal(x, kept)
    np.testing.assert_array_equal(GMMWithHoles().observations(masked), x)
    column = fit(
        GMMWithHoles(), x[:, 0], theta._replace(mu=theta.mu[:, :1], Sigma=theta.Sigma[:, :1, :1])
    )
    assert np.isfinite(column.bound)
    assert replace(GMMWithHoles(), floor=0.1).floor == 0.1
