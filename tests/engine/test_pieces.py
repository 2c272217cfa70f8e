"""Pieces of x: all rows once, none larger than it should be, and the moments of the whole."""

import numpy as np
import pytest

from emlib.engine.pieces import CELLS, covariance, deviations, pieces, together

rng = np.random.default_rng(0)


@pytest.mark.parametrize(
    "shape", [(1, 1), (CELLS, 1), (CELLS + 1, 1), (100_000, 7), (3, CELLS + 1)]
)
def test_every_row_is_in_one_piece_and_no_piece_is_larger_than_it_should_be(shape):
    x = np.broadcast_to(0.0, shape)
    rows = [np.arange(shape[0])[piece] for piece in pieces(x)]
    np.testing.assert_array_equal(np.concatenate(rows), np.arange(shape[0]))
    assert max(len(part) for part in rows) * shape[1] <= max(CELLS, shape[1])
    assert len(rows) <= 1 + 2 * shape[0] * shape[1] // CELLS


@pytest.mark.parametrize("N", [5, 100_000])
def test_the_covariance_is_that_of_the_whole_however_far_from_the_origin(N):
    x = rng.normal(size=(N, 4)) @ rng.normal(size=(4, 4)) + 1e8
    np.testing.assert_allclose(covariance(x), np.cov(x.T, bias=True), rtol=1e-9, atol=1e-9)
    unit = np.array([1e-3, 1.0, 1e3, 1e6])
    np.testing.assert_allclose(covariance(x, unit), np.cov((x / unit).T, bias=True), rtol=1e-6)


def test_numbers_of_single_precision_have_their_moments_in_double():
    x = (rng.normal(size=(1000, 2)) + 1e4).astype("f4")
    np.testing.assert_allclose(covariance(x), np.cov(x.astype(float).T, bias=True), rtol=1e-10)


def test_deviations_of_parts_are_those_of_the_whole():
    """Also where the parts are far apart, where one has no weight, and from nothing."""
    rng = np.random.default_rng(0)
    d, w = rng.normal(size=90) + 1e6 * np.repeat([1, 2, 5], 30), rng.uniform(0, 2, 90)
    w[60:] = 0
    found = (0.0, 0.0, 0.0)
    for part in (slice(60, 90), slice(30), slice(30, 60), slice(60, 90)):
        found = together(found, deviations(d[part], w[part]))
    mean = np.average(d, weights=w)
    wanted = w.sum(), mean, w @ (d - mean) ** 2
    np.testing.assert_allclose(found, wanted, rtol=1e-12)
    np.testing.assert_allclose(deviations(d, w), wanted, rtol=1e-12)
