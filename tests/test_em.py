"""The algorithm, on a model of which every number is known: theta halves, the bound is -theta."""

from itertools import islice

import numpy as np
import pytest

from emlib import GMM, Collapsed, Theta, datasets, em, fit, init
from emlib.model.model import Model


class Halving(Model):
    """theta_t = 2^-t and bound -theta_t: gains form a geometric series, 2^-t is still to come."""

    def start(self, x, theta):
        return float(theta), lambda theta: (theta, x - theta)

    def m_step(self, S):
        return S / 2


class Breaking(Halving):
    """An M-step that fails once theta is small."""

    def __init__(self, error):
        self.error = error

    def m_step(self, S):
        if S < 0.2:
            raise self.error
        return S / 2


def test_em_yields_every_theta_with_its_own_bound_beginning_at_the_start():
    assert list(islice(em(Halving(), 0.0, 1), 4)) == [
        (1, -1),
        (0.5, -0.5),
        (0.25, -0.25),
        (0.125, -0.125),
    ]


def test_em_never_ends_and_computes_nothing_before_it_is_asked():
    def asked(theta):
        calls.append(theta)
        return theta, -theta

    calls, model = [], Halving()
    model.start = lambda x, theta: (theta, asked)
    steps = em(model, 0.0, 1.0)
    assert calls == []
    next(steps)
    assert calls == [1.0]
    assert len(list(islice(steps, 5000))) == 5000


def test_fit_stops_when_little_enough_is_left_twice_in_a_row():
    run = fit(Halving(), 0.0, 1.0, tol=2.0**-10, all_steps=True)
    assert run.converged
    assert run.n_iter == 11  # 2^-10 is left at 10, and less at 11
    assert (run.theta, run.bound) == (2.0**-11, -(2.0**-11))
    np.testing.assert_array_equal(run.trace, -(0.5 ** np.arange(12)))
    assert run.steps[3] == (0.125, -0.125)


class Scripted(Halving):
    """Bounds as they are written down; theta is how many steps were made."""

    def __init__(self, bounds):
        self.bounds = [*bounds, *9 * bounds[-1:]]

    def start(self, x, theta):
        return 0, lambda theta: (theta, self.bounds[theta])

    def m_step(self, S):
        return S + 1


def test_twice_in_a_row_means_without_a_step_between_that_has_more_to_gain():
    bounds = [0.0, 1.0, 1.0001, 2.0, 2.0001, 3.0, 3.0001, 3.00011, 3.000111, 3.0001111, 3.1]
    run = fit(Scripted(bounds), None, None, tol=1e-3)
    assert (run.converged, run.n_iter) == (True, 9)


def test_fit_that_runs_out_of_steps_has_not_converged():
    run = fit(Halving(), 0.0, 1.0, tol=2.0**-10, max_iter=10)
    assert (run.n_iter, run.converged) == (10, False)
    assert fit(Halving(), 0.0, 1.0, max_iter=0, all_steps=True).steps == ((1.0, -1.0),)


def test_fit_at_tolerance_0_goes_on_until_only_rounding_is_left():
    run = fit(Halving(), -1e6, 1.0, tol=0)
    assert run.converged
    assert 20 < run.n_iter < 40


@pytest.mark.parametrize(
    "wrong", [{"tol": -1.0}, {"tol": np.nan}, {"max_iter": -1}, {"max_iter": 2.5}]
)
def test_fit_refuses_a_tolerance_or_a_number_of_steps_that_makes_no_sense(wrong):
    with pytest.raises(
        ValueError, match=r"tol must be a number >= 0 and max_iter a whole one, found tol="
    ):
        fit(Halving(), 0.0, 1.0, **wrong)


def test_an_arithmetic_error_of_the_m_step_leaves_with_its_iteration():
    with pytest.raises(Collapsed) as caught:
        fit(Breaking(Collapsed(2)), 0.0, 1.0)
    assert (caught.value.component, caught.value.iteration) == (2, 4)  # 1, 1/2, 1/4, 1/8 and then
    assert "component 2 has collapsed at iteration 4" in str(caught.value)
    with pytest.raises(ZeroDivisionError) as caught:
        fit(Breaking(ZeroDivisionError()), 0.0, 1.0)
    assert caught.value.iteration == 4


def test_an_error_that_is_not_arithmetic_passes_as_it_is():
    with pytest.raises(KeyError) as caught:
        fit(Breaking(KeyError("S")), 0.0, 1.0)
    assert not hasattr(caught.value, "iteration")


def test_what_came_before_a_collapse_is_not_lost():
    bounds = []
    with pytest.raises(Collapsed):
        for step in em(Breaking(Collapsed(0)), 0.0, 1.0):
            bounds.append(step.bound)  # noqa: PERF401  (the loop ends by an error)
    assert bounds == [-1, -0.5, -0.25, -0.125]


def test_a_saddle_is_not_taken_for_the_end():
    """Three points, weights a little unequal: the run passes the saddle slowly, then collapses."""
    theta = Theta(np.array([0.5001, 0.4999]), np.array([[1.0], [3.0]]), np.ones((2, 1, 1)))
    with pytest.raises(Collapsed):
        fit(GMM(), datasets.three_points().x, theta, tol=1e-9)


def test_em_takes_its_arguments_by_name():
    x = np.array([[1.0], [2.0], [4.0], [7.0]])
    theta = init.data_points(x, 2, rng=1)
    by_name = next(em(model=GMM(floor=0.1), x=x, theta=theta))
    assert by_name.bound == next(em(GMM(floor=0.1), x, theta)).bound
