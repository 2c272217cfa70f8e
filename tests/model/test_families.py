"""The floor is a constraint that the M-step solves exactly, in the units of every column."""

import numpy as np
import pytest

from emlib import GMM, Collapsed, Theta, datasets, families, fit, init
from emlib.engine.covariance import at_floor, cholesky

FLOORS = [0.5, np.array([0.5, 2.0, 0.01])]


def covariances(seed, K=40, D=3, scale=1.0):
    """Covariances on both sides of the floors."""
    A = np.random.default_rng(seed).normal(size=(K, D, D))
    return scale * A @ A.swapaxes(1, 2)


def cost(Sigma, S):
    """ln|Sigma| + tr(Sigma^-1 S): what the M-step minimises for one component."""
    return np.linalg.slogdet(Sigma)[1] + np.trace(np.linalg.solve(Sigma, S), axis1=-2, axis2=-1)


def least(Sigma, floor):
    """The least eigenvalue of Sigma in units in which the floor is the identity."""
    unit = np.sqrt(np.broadcast_to(floor, Sigma.shape[-1:]))
    return np.linalg.eigvalsh(Sigma / np.outer(unit, unit))[..., 0]


@pytest.mark.parametrize("floor", FLOORS, ids=["one number", "per column"])
def test_the_floor_is_respected(floor):
    assert (least(covariances(0), floor) < 0.9).any()
    assert (least(families.at_least(covariances(0), floor), floor) >= 1 - 1e-12).all()


@pytest.mark.parametrize("floor", FLOORS, ids=["one number", "per column"])
def test_raising_the_eigenvalues_is_the_exact_minimum_under_the_constraint(floor):
    rng, S = np.random.default_rng(1), covariances(2)
    best = families.at_least(S, floor)
    root = np.sqrt(np.broadcast_to(floor, 3))
    for scale in (1.0, 0.1, 0.01):
        for _ in range(50):
            B = np.eye(3) + scale * rng.normal(size=S.shape)
            other = B @ best @ B.swapaxes(1, 2)
            feasible = least(other, floor) >= 1
            assert (cost(other, S) >= cost(best, S) - 1e-9)[feasible].all()
            inward = best + scale * np.outer(root, root) * covariances(3, len(S))
            assert (cost(inward, S) >= cost(best, S) - 1e-9).all()


def test_a_ridge_is_not_the_minimum():
    S = covariances(2)
    assert (cost(S + 0.5 * np.eye(3), S) > cost(families.at_least(S, 0.5), S)).all()


def test_a_covariance_above_the_floor_comes_back_to_the_last_bit():
    Sigma = np.concatenate([covariances(4) + 0.5 * np.eye(3), 1e-3 * covariances(5)])
    raised = families.at_least(Sigma, 0.5)
    np.testing.assert_array_equal(raised[:40], Sigma[:40])
    assert (raised[40:] != Sigma[40:]).any(axis=(1, 2)).all()


def test_no_floor_changes_nothing():
    Sigma = covariances(6)
    assert families.at_least(Sigma, 0.0) is Sigma
    assert not at_floor(1e-30 * Sigma, 0.0).any()


def test_who_rests_on_the_floor_is_reported():
    Sigma = np.array([np.diag([4.0, 9.0]), np.diag([4.0, 1e-9]), np.eye(2), 1e-9 * np.eye(2)])
    raised = families.at_least(Sigma, np.array([1.0, 2.0]))
    np.testing.assert_array_equal(at_floor(raised, np.array([1.0, 2.0])), [False, True, True, True])


def test_a_floor_per_column_follows_the_units_of_the_columns():
    A = np.diag([1e-3, 1.0, 1e6])
    floor = np.array([0.5, 2.0, 0.01])
    there = families.at_least(A @ covariances(7) @ A, np.diag(A) ** 2 * floor)
    here = A @ families.at_least(covariances(7), floor) @ A
    np.testing.assert_allclose(
        there / np.outer(np.diag(A), np.diag(A)),
        here / np.outer(np.diag(A), np.diag(A)),
        rtol=0,
        atol=1e-9 * 20,
    )


def test_the_factor_is_lower_triangular():
    Sigma = covariances(8)
    L = cholesky(Sigma)
    np.testing.assert_allclose(L @ L.swapaxes(1, 2), Sigma, rtol=1e-12, atol=1e-12)
    assert (np.triu(L, 1) == 0).all()


def test_a_covariance_without_a_factor_is_named():
    Sigma = covariances(9, K=4)
    Sigma[2] = np.diag([1.0, 1.0, -1e-6])
    with pytest.raises(Collapsed, match="component 2 has collapsed: its covariance is singular"):
        cholesky(Sigma)


def test_a_record_of_parameters_prints_itself_and_cannot_be_changed():
    theta = Theta(np.ones(1), np.zeros((1, 1)), np.ones((1, 1, 1)))
    assert repr(theta).startswith("Theta(pi=array([1.])")
    with pytest.raises(AttributeError):
        theta.pi = 2


@pytest.mark.parametrize("shape", [families.tied, families.diagonal, families.spherical])
def test_a_shape_is_the_maximiser_within_its_family(shape):
    """Corollary 5.3, against a search over the family's own coordinates."""
    Sigma, count = covariances(1, K=4), np.array([3.0, 1.0, 5.0, 2.0])
    best = shape.project(Sigma, count)
    rng = np.random.default_rng(0)
    for scale in np.repeat([0.3, 0.03], 20):
        B = np.eye(3) + scale * rng.normal(size=(4, 3, 3))
        other = shape.project(B @ best @ B.swapaxes(1, 2), count)
        assert count @ cost(other, Sigma) > count @ cost(best, Sigma)


def test_numbers_of_parameters():
    K, D = 3, 4
    found = [s.n_parameters(K, D) for s in (families.full, families.tied, families.diagonal)]
    assert found == [30, 10, 12]
    assert [s.n_parameters(K, D) for s in (families.spherical, families.fixed(2.0))] == [3, 0]


def test_a_start_of_another_shape_is_refused_and_feasible_mends_it():
    x, model = datasets.iris().x, GMM(family=families.diagonal, floor=0.01)
    start = init.data_points(x, 3, np.random.default_rng(0))
    with pytest.raises(ValueError, match=r"not of families\.diagonal.*model\.feasible"):
        fit(model, x, start)
    run = fit(model, x, model.feasible(start))
    assert (run.theta.Sigma[:, ~np.eye(4, dtype=bool)] == 0).all()
    assert (np.diff(run.trace) >= -1e-9).all()


@pytest.mark.parametrize("sigma2", [-1, 0, 0.0, np.nan, np.inf, "a", None, [1.0, 2.0]])
def test_a_given_variance_is_a_number_above_0(sigma2):
    with pytest.raises(ValueError, match=r"sigma2 must be .*number > 0, .*emlib\.KMeans\(\)"):
        families.fixed(sigma2)


def test_feasible_makes_a_record_of_a_plain_tuple():
    start = init.data_points(datasets.iris().x, 3, np.random.default_rng(0))
    found = GMM(family=families.tied).feasible(tuple(start))
    assert type(found) is Theta
    np.testing.assert_array_equal(found.Sigma[0], found.Sigma[2])
