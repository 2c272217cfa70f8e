"""Diagonal covariances of many columns: each column alone, and the same numbers as all together."""

import tracemalloc
from dataclasses import replace

import numpy as np
import pytest

from emlib import GMM, Collapsed, Theta, em, families, fit, init, priors
from emlib.engine import columns, covariance
from emlib.engine import rows as engine_rows

N, D, K = 300, 20, 3
rng = np.random.default_rng(0)
z = np.arange(N) % K
x = (rng.normal(size=(N, D)) + rng.normal(size=(K, D))[z]) * rng.uniform(0.1, 10, D) + 100
MODELS = {
    "diagonal": GMM(family=families.diagonal),
    "spherical": GMM(family=families.spherical),
    "fixed": GMM(family=families.fixed(2.0)),
    "full": GMM(prior=priors.Conjugate(np.eye(D), D + 2.0)),
    "tied": GMM(family=families.tied),
    "floor": GMM(family=families.diagonal, floor=np.linspace(0.1, 30, D)),
    "prior": GMM(family=families.diagonal, prior=priors.Conjugate(np.eye(D), D + 2.0)),
    "weights": GMM(family=families.diagonal, weights=rng.uniform(0, 2, N)),
}


def together(monkeypatch):
    """From now on no matrix is noticed to be diagonal: the kernel for all families."""
    monkeypatch.setattr(covariance, "LARGE", D + 1)


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("size", [4_000_000, 50_000], ids=["one block", "many blocks"])
@pytest.mark.parametrize("near", [np.inf, -1], ids=["near", "far"])
def test_columns_alone_give_what_all_together_give(name, size, near, monkeypatch):
    monkeypatch.setattr(engine_rows, "BYTES", size)
    monkeypatch.setattr(columns, "NEAR", near)
    model = MODELS[name]
    start = model.feasible(
        Theta(np.full(K, 1 / K), x[:K], np.tile(np.diag(x.var(axis=0)), (K, 1, 1)))
    )
    alone = fit(model, x, start, tol=0, max_iter=8)
    other = start._replace(mu=start.mu + 1)
    said = model.log_joints(x, other)
    together(monkeypatch)
    both = fit(model, x, start, tol=0, max_iter=8)
    np.testing.assert_allclose(alone.trace, both.trace, rtol=1e-12)
    for a, b in zip(alone.theta, both.theta, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(said, model.log_joints(x, other), rtol=1e-12)


def test_a_theta_with_covariances_is_seen_with_them_by_a_diagonal_model(monkeypatch):
    theta = init.from_labels(x, z, K)
    model = MODELS["diagonal"]
    said, S = model.log_joints(x, theta), model.statistics(x, model.posterior(x, theta)[0])
    together(monkeypatch)
    np.testing.assert_allclose(said, model.log_joints(x, theta), rtol=1e-12)
    np.testing.assert_allclose(S.zz, model.statistics(x, model.posterior(x, theta)[0]).zz)


def test_only_of_diagonal_families_the_second_moments_are_diagonal():
    theta = Theta(np.full(K, 1 / K), x[:K], np.tile(np.diag(x.var(axis=0)), (K, 1, 1)))
    full, _ = MODELS["full"].e_step(x, theta)
    apart, _ = MODELS["diagonal"].e_step(x, theta)
    assert full.zz.shape == (K, D, D) and apart.zz.shape == (K, D)
    np.testing.assert_allclose(apart.zz, full.zz.diagonal(0, 1, 2), rtol=1e-12)


def test_a_column_that_has_collapsed_is_named():
    flat = x.copy()
    flat[z == 1, 7] = 3.0
    with pytest.raises(Collapsed, match="component 1 has collapsed"):
        for _ in zip(range(50), em(MODELS["diagonal"], flat, start_of(flat)), strict=False):
            pass
    floored = replace(MODELS["diagonal"], floor=1e-3)
    assert fit(floored, flat, start_of(flat)).theta.Sigma[1, 7, 7] == 1e-3


def start_of(x):
    """The classes, with wide variances."""
    mu = np.stack([x[z == k].mean(axis=0) for k in range(K)])
    return Theta(np.full(K, 1 / K), mu, np.tile(np.diag(x.var(axis=0)), (K, 1, 1)))


@pytest.mark.parametrize("apart", [5.0, 1e5, 1e7], ids="{:g} widths".format)
def test_narrow_components_far_apart_keep_their_digits(apart):
    """Where c is near, sums of squares may cancel; where it is far, they would cancel to nothing.

    The deviations from the mean are whole numbers, and the places of the classes, too: so the
    variances are known exactly.
    """
    d = np.random.default_rng(2).integers(-9, 10, (N, D)).astype(float)
    far = d + np.round(apart * 5.5) * z[:, None]
    theta = init.from_labels(far, z, K, MODELS["diagonal"])
    S, _ = MODELS["diagonal"].e_step(far, theta)
    own = np.stack([d[z == k].var(axis=0) for k in range(K)])
    found = MODELS["diagonal"].m_step(S).Sigma.diagonal(0, 1, 2)
    np.testing.assert_allclose(found, own, rtol=max(1e-12, 1e-15 * apart))


@pytest.mark.parametrize("near", [np.inf, -1], ids=["near", "far"])
def test_equal_components_stay_equal_to_the_last_bit(near, monkeypatch):
    monkeypatch.setattr(columns, "NEAR", near)
    for twins in (2, 3, 5):
        rows, places = x[: 250 + twins, :19], [0, *[1] * twins]
        start = init.from_means(rows, rows[[0, 1]], np.diag(rows.var(axis=0)))
        pi = np.full(twins + 1, 1 / (twins + 1))
        run = em(MODELS["diagonal"], rows, Theta(pi, start.mu[places], start.Sigma[places]))
        for _, (theta, _) in zip(range(20), run, strict=False):
            assert all((part[1:] == part[1]).all() for part in theta)


def test_an_e_step_of_many_columns_makes_no_matrix():
    """Nor product of matrices: both made it up to 20 times slower than it need be."""
    wide = np.random.default_rng(3).normal(size=(400, 200))
    model = MODELS["diagonal"]
    theta, e_step = model.start(wide, model.feasible(init.data_points(wide, 5, 1)))
    e_step(theta)
    tracemalloc.start()
    S, _ = e_step(theta)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < theta.Sigma.nbytes / 4
    assert S.view.L.shape == S.zz.shape == (5, 200)
