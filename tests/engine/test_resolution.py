"""The floor is the variance of rounding: found in the data, in their units, in any order."""

import numpy as np
import pytest

from emlib import datasets, default_floor
from emlib.engine.pieces import CELLS
from emlib.engine.resolution import resolution

iris = datasets.iris().x
smooth = np.random.default_rng(0).normal(size=(300, 3))


def test_the_petal_widths_were_read_to_a_tenth_of_a_centimetre():
    np.testing.assert_allclose(resolution(iris), 0.1, rtol=1e-9)
    np.testing.assert_allclose(default_floor(iris), 0.01 / 12, rtol=1e-9)


@pytest.mark.parametrize("step", [0.01, 0.1, 0.25, 1.0])
def test_rounding_to_steps_of_r_leaves_a_floor_of_r_squared_over_12(step):
    rounded = np.round(smooth / step) * step
    np.testing.assert_allclose(default_floor(rounded), step**2 / 12, rtol=1e-6)


def test_that_is_the_variance_of_what_rounding_takes_away():
    lost = smooth - np.round(smooth / 0.1) * 0.1
    np.testing.assert_allclose(lost.var(axis=0), 0.1**2 / 12, rtol=0.15)


def test_units_of_columns_multiply_the_floor_by_their_square():
    c = np.array([1e-6, 1.0, 1e6, 10.0])
    np.testing.assert_allclose(default_floor(iris * c), c**2 * default_floor(iris), rtol=1e-6)


def test_the_order_of_rows_does_not_matter():
    shuffled = np.random.default_rng(1).permutation(iris)
    np.testing.assert_array_equal(default_floor(shuffled), default_floor(iris))


def test_a_gap_that_is_rounding_is_none():
    x = np.array([0.1 + 0.2, 0.3, 1.3, 2.3])
    assert 0 < x[0] - x[1] < 1e-15
    np.testing.assert_allclose(resolution(x), 1.0)


def test_one_odd_value_does_not_refine_a_ruler():
    x = np.repeat(np.arange(10.0), 10)
    assert resolution(np.append(x, 3.001)) == 1.0
    assert resolution(np.append(x, [3.001, 3.001])) == pytest.approx(0.001)


def test_a_constant_column_takes_the_least_step_of_the_others():
    x = np.array([[0.0, 7.0, 1e3], [2.0, 7.0, 3e3]])
    np.testing.assert_allclose(resolution(x), [2.0, 2.0, 2e3])
    np.testing.assert_allclose(default_floor(np.ones((5, 2))), [1 / 12, 1 / 12])


def test_the_floor_is_never_below_what_float64_can_hold():
    x = np.array([0.0, 1.0, 1.0 + 1e-15, 1e9])[:, None]
    assert default_floor(x) >= (4e-16 * 1e9) ** 2


def test_data_of_single_precision_have_the_floor_of_double():
    single = (smooth + 1e3).astype("f4")
    np.testing.assert_allclose(default_floor(single), default_floor(single.astype(float)))


def test_x_is_read_column_by_column():
    import tracemalloc

    N, D = 200_000, 16
    x = np.random.default_rng(9).normal(size=(N, D))
    tracemalloc.start()
    default_floor(x)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * 8 * N + 3 * 8 * CELLS < x.nbytes
