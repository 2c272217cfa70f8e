"""Diagonal covariances of many columns: each column alone, and the same numbers as all together."""

from dataclasses import replace

import numpy as np
import pytest

from emlib import GMM, Collapsed, Theta, em, families, fit, init, priors
from emlib.engine import covariance
from emlib.engine import rows as engine_rows
from emlib.engine.rows import Rows, view_from

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
def test_columns_alone_give_what_all_together_give(name, size, monkeypatch):
    monkeypatch.setattr(engine_rows, "BYTES", size)
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
    off = ~np.eye(D, dtype=bool)
    for name, diagonal in (("diagonal", True), ("full", False)):
        S, _ = MODELS[name].e_step(x, theta)
        assert (S.zz[:, off] == 0).all() == diagonal, name


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


def test_a_step_of_many_columns_makes_no_product_of_matrices(monkeypatch):
    """D^2 products for each row are what made it 40 times slower than it need be."""
    view = view_from(x[:K], np.tile(np.eye(D), (K, 1, 1)), x[0])
    monkeypatch.setattr(np, "matmul", None)
    for block in Rows(x, K, apart=True).seen_from(view):
        zz = block.moments(np.ones((K, len(block.x))))[1]
    wanted = np.square(x[:, None] - x[:K]).sum(axis=0)
    np.testing.assert_allclose(np.einsum("kdd->kd", zz), wanted, rtol=1e-9)
