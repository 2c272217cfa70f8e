"""Free coordinates: every vector is a mixture, in the units of the data, in the model's family."""

import numpy as np
import pytest

from emlib import Theta, families
from emlib.model.coordinates import pack, unpack

rng = np.random.default_rng(0)


def mixture(K=3, D=2):
    A = rng.normal(size=(K, D, D))
    return Theta(
        rng.dirichlet(np.ones(K)), rng.normal(size=(K, D)), A @ A.swapaxes(1, 2) + np.eye(D)
    )


def close(found, wanted, rtol=1e-9):
    for a, b in zip(found, wanted, strict=True):
        np.testing.assert_allclose(a, b, rtol=rtol, atol=1e-12)


@pytest.mark.parametrize(("K", "D"), [(1, 1), (2, 1), (3, 2), (4, 5)])
def test_unpack_undoes_pack_and_zero_is_the_mixture_itself(K, D):
    theta, about = mixture(K, D), mixture(K, D)
    close(unpack(pack(theta, about), about), theta)
    np.testing.assert_allclose(pack(about, about), 0, atol=1e-12)
    close(unpack(np.zeros(K + K * D + K * D * D), about), about)


def test_every_vector_is_a_mixture():
    about = mixture(3, 4)
    for _ in range(20):
        pi, _, Sigma = unpack(3 * rng.normal(size=3 + 12 + 48), about)
        assert (pi > 0).all()
        assert pi.sum() == pytest.approx(1)
        assert (np.linalg.eigvalsh(Sigma) > 0).all()


def test_coordinates_do_not_change_with_the_origin_and_the_units_of_the_columns():
    theta, about = mixture(3, 2), mixture(3, 2)
    A = np.diag([1e-3, 1e4])
    there = [Theta(t.pi, t.mu @ A + 7.0, A @ t.Sigma @ A) for t in (theta, about)]
    np.testing.assert_allclose(pack(*there), pack(theta, about), rtol=1e-6, atol=1e-9)


def test_no_component_is_special():
    theta, about, perm = mixture(3, 1), mixture(3, 1), [2, 0, 1]
    renamed = pack(*(Theta(*(field[perm] for field in t)) for t in (theta, about)))
    a, m, C = np.split(pack(theta, about), 3)
    np.testing.assert_allclose(renamed, np.concatenate([a[perm], m[perm], C[perm]]), atol=1e-12)


@pytest.mark.parametrize(
    "shape",
    [families.full, families.tied, families.diagonal, families.spherical, families.fixed(2.0)],
    ids=str,
)
def test_a_line_between_two_mixtures_of_a_family_stays_in_it_even_beyond_both(shape):
    theta, about = (
        t._replace(Sigma=shape.project(t.Sigma, t.pi)) for t in (mixture(3, 3), mixture(3, 3))
    )
    for b in (-1.0, 0.5, 2.0):
        on_line = unpack(b * pack(theta, about), about)
        projected = shape.project(on_line.Sigma, on_line.pi)
        np.testing.assert_allclose(on_line.Sigma, projected, rtol=1e-9, atol=1e-12)


def test_a_component_of_weight_0_keeps_it():
    about = mixture()._replace(pi=np.array([0.4, 0.0, 0.6]))
    theta = mixture()._replace(pi=np.array([0.3, 0.0, 0.7]))
    close(unpack(pack(theta, about), about), theta)
    assert pack(theta, about)[1] == 0
    alive = mixture()
    pi = unpack(pack(alive, about), about).pi
    np.testing.assert_allclose(pi, [alive.pi[0], 0, alive.pi[2]] / (1 - alive.pi[1]))


def test_a_weight_that_has_just_vanished_has_finite_coordinates():
    theta, about = mixture()._replace(pi=np.array([0.4, 0.0, 0.6])), mixture()
    np.testing.assert_allclose(unpack(pack(theta, about), about).pi, theta.pi, atol=1e-300)


@pytest.mark.parametrize("far", [1e3, 1e200])
def test_a_place_too_far_away_for_float64_is_refused(far):
    about = mixture()
    with pytest.raises(OverflowError, match="no place in float64"):
        unpack(np.full(3 + 6 + 12, far), about)
