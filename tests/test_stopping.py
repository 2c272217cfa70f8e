"""How many nats are still to come: exact where the answer is known."""

import numpy as np
import pytest

from emlib.stopping import gain_left, stop


@pytest.mark.parametrize("r", [0.01, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e200])
def test_a_geometric_series_is_summed_exactly(r, scale):
    trace = [-scale * r**t for t in range(3)]
    np.testing.assert_allclose(gain_left(trace), scale * r**2, rtol=1e-9)


def test_only_the_last_three_bounds_count():
    assert gain_left([-1e9, 40.0, 0.0, 4.0, 6.0]) == gain_left([0.0, 4.0, 6.0]) == 2.0


@pytest.mark.parametrize("trace", [[], [0.0], [0.0, 1.0]])
def test_fewer_than_three_bounds_tell_nothing(trace):
    assert gain_left(trace) == np.inf


@pytest.mark.parametrize(
    "trace", [[0.0, 1.0, 3.0], [0.0, 1.0, 2.0], [0.0, 1.0, 0.5], [0.0, -1.0, 1.0]]
)
def test_gains_that_do_not_shrink_tell_nothing(trace):
    assert gain_left(trace) == np.inf


def test_a_plateau_on_the_way_up_has_little_left_while_gains_shrink_and_much_when_they_grow():
    """Near a saddle the gains first shrink, then grow: this is why fit asks twice in a row."""
    assert gain_left([-3.4, -3.39, -3.389]) < 1e-3
    assert gain_left([-3.39, -3.389, -3.387]) == np.inf


def test_no_gain_beyond_rounding_is_no_gain():
    assert gain_left([-1000.0, -999.0, -999.0]) == 0.0
    assert gain_left([-1000.0, -999.0, np.nextafter(-999.0, 0)]) == 0.0
    assert gain_left([-1000.0, -999.0, np.nextafter(-999.0, -2000)]) == 0.0


def test_small_gains_that_hardly_shrink_add_up():
    assert gain_left([-1000.000201, -1000.0001, -1000.0]) == pytest.approx(1e-2, rel=1e-3)


def test_a_bound_of_zero_that_stays_is_at_its_end():
    assert gain_left([-1.0, 0.0, 0.0]) == 0.0


@pytest.mark.parametrize(
    "wrong",
    [{"tol": "a"}, {"tol": None}, {"max_iter": None}, {"max_iter": np.inf}, {"max_iter": 2.5}],
)
def test_a_rule_that_is_none_is_refused(wrong):
    with pytest.raises(ValueError, match="tol must be a number >= 0 and max_iter a whole one"):
        stop(iter([]), **wrong)
