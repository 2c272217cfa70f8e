"""What comes from outside: taken as it is, or refused with what was found, where, and the cure."""

import warnings
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from emlib import GMM, Theta, datasets, fit, init
from emlib.checks import observations

x = datasets.faithful().x[:100]
start = init.data_points(x, 2, np.random.default_rng(0))
K1 = Theta(np.ones(1), np.zeros((1, 2)), np.eye(2)[None])


def memory_map(folder):
    mapped = np.memmap(folder / "x", float, "w+", shape=x.shape)
    mapped[:] = x
    mapped.flush()
    return np.memmap(folder / "x", float, "r", shape=x.shape)


SAME_NUMBERS = {
    "list": lambda _: x.tolist(),
    "Fortran order": lambda _: np.asfortranarray(x),
    "every second row": lambda _: np.repeat(x, 2, axis=0)[::2],
    "every second column": lambda _: np.repeat(x, 2, axis=1)[:, ::2],
    "backwards in memory": lambda _: x[::-1].copy()[::-1],
    "big-endian": lambda _: x.astype(">f8"),
    "long double": lambda _: x.astype(np.longdouble),
    "objects that are numbers": lambda _: x.astype(object),
    "fractions": lambda _: [[Fraction(float(value)) for value in row] for row in x],
    "data frame": lambda _: pd.DataFrame(x, columns=["eruptions", "waiting"]),
    "data frame of mixed columns": lambda _: pd.DataFrame({"a": x[:, 0], "b": x[:, 1].astype(int)}),
    "nothing masked": lambda _: np.ma.array(x, mask=False),
    "memory map": memory_map,
}


@pytest.mark.parametrize("kind", SAME_NUMBERS)
def test_the_same_numbers_give_the_same_fit_whatever_they_come_in(kind, tmp_path):
    run = fit(GMM(), SAME_NUMBERS[kind](tmp_path), start)
    assert run.bound == pytest.approx(fit(GMM(), x, start).bound, rel=1e-12)
    assert run.theta.mu.dtype == float


@pytest.mark.parametrize("dtype", ["f4", "f2", "i8", "u1", "i2"])
def test_numbers_of_another_type_are_computed_in_double_precision(dtype):
    stored = (10 * x).astype(dtype)
    theta = start._replace(mu=10 * start.mu, Sigma=100 * start.Sigma)
    there, here = fit(GMM(), stored, theta), fit(GMM(), stored.astype(float), theta)
    assert there.theta.mu.dtype == float
    np.testing.assert_allclose(there.trace, here.trace, rtol=1e-12)


def test_truth_values_are_zeros_and_ones():
    np.testing.assert_array_equal(observations(np.array([True, False])) + 0, [[1], [0]])


def test_a_vector_is_one_column():
    assert observations([1.0, 2.0, 3.0]).shape == (3, 1)
    assert observations(pd.Series([1.0, 2.0])).shape == (2, 1)


def test_numbers_are_not_copied():
    assert np.shares_memory(observations(x), x)
    assert np.shares_memory(observations(x.astype("f4")[:50]), x) is False
    single = x.astype("f4")
    assert np.shares_memory(observations(single), single)


def cell(value):
    data = x.copy()
    data[7, 1] = value
    return data


REFUSED = {
    "NaN": (cell(np.nan), ValueError, r"x\[7, 1\] is nan: fill the cell or remove the row"),
    "infinity": (cell(-np.inf), ValueError, r"x\[7, 1\] is -inf: fill the cell or remove the row"),
    "NaN far down": (np.r_[np.zeros(70000), np.nan], ValueError, r"x\[70000, 0\] is nan"),
    "None": ([[1.0, None]], ValueError, r"x\[0, 1\] is nan"),
    "missing in a data frame": (
        pd.DataFrame({"a": pd.array([1, None], dtype="Int64")}), ValueError, r"x\[1, 0\] is nan"),
    "masked": (np.ma.masked_greater(x, 80), TypeError, "x has masked cells.*fill them"),
    "text": (x.astype(str), TypeError, "x must hold real numbers, found dtype <U"),
    "objects with text": (
        x.astype(str).astype(object), TypeError, r"x holds text: convert it to numbers first, as"),
    "a column of words": (
        pd.DataFrame({"a": [1.0, 2.0], "b": ["u", "v"]}), TypeError, "x holds text"),
    "complex": (x + 0j, TypeError, "x must hold real numbers, found dtype complex128"),
    "dates": (np.array(["2020-01-01"], "M8[D]"), TypeError, "real numbers, found dtype datetime64"),
    "sparse": (sparse.csr_array(x), TypeError, "x must hold real numbers"),
    "three axes": (x[None], ValueError, r"x must be \(N, D\).*found shape \(1, 100, 2\)"),
    "a number": (3.0, ValueError, r"x must be \(N, D\) with N >= 1 and D >= 1, found shape \(\)"),
    "no rows": (x[:0], ValueError, r"found shape \(0, 2\)"),
    "no columns": (x[:, :0], ValueError, r"found shape \(100, 0\)"),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_table_of_finite_real_numbers_is_refused(kind):
    data, error, message = REFUSED[kind]
    with pytest.raises(error, match=message):
        GMM().start(data, start)
    with pytest.raises(error, match=message):
        init.data_points(data, 1, np.random.default_rng(0))


WRONG_THETA = {
    "pi with another sum": ({"pi": [0.5, 0.6]}, r"theta\.pi must be >= 0 with sum 1.*sum 1\.1"),
    "pi below 0": ({"pi": [-0.5, 1.5]}, r"theta\.pi must be >= 0 with sum 1, found \[-0\.5"),
    "pi with NaN": ({"pi": [np.nan, 1.0]}, r"theta\.pi must be finite, of shape \(2,\)"),
    "pi with two axes": ({"pi": [[0.5, 0.5]]}, r"theta\.pi must be finite, of shape \(2,\)"),
    "mu of another D": ({"mu": [[0.0], [1.0]]}, r"theta\.mu must be finite, of shape \(2, 2\)"),
    "mu of another K": ({"mu": [[0.0, 1.0]]}, r"theta\.mu must be finite, of shape \(2, 2\)"),
    "mu infinite": ({"mu": [[0.0, np.inf]] * 2}, r"theta\.mu must be finite"),
    "Sigma as variances": (
        {"Sigma": [[1.0, 1.0]] * 2}, r"theta\.Sigma must be finite, of shape \(2, 2, 2\)"),
    "Sigma not symmetric": (
        {"Sigma": [np.eye(2), [[1.0, 0.1], [0.2, 1.0]]]}, r"theta\.Sigma must be symmetric"),
    "Sigma not positive": (
        {"Sigma": [np.eye(2), [[1.0, 2.0], [2.0, 1.0]]]},
        r"theta\.Sigma\[1\] is not positive definite"),
    "Sigma singular": (
        {"Sigma": [np.ones((2, 2)), np.eye(2)]}, r"theta\.Sigma\[0\] is not positive definite"),
}  # fmt: skip


@pytest.mark.parametrize("kind", WRONG_THETA)
def test_parameters_that_are_none_are_refused_by_name(kind):
    fields, message = WRONG_THETA[kind]
    theta = start._replace(**{name: np.array(value) for name, value in fields.items()})
    with pytest.raises(ValueError, match=message):
        GMM().start(x, theta)


def test_a_covariance_that_is_symmetric_up_to_rounding_is_taken():
    Sigma = start.Sigma.copy()
    Sigma[0, 0, 1], Sigma[0, 1, 0] = 1e-17, -1e-17
    GMM().start(x, start._replace(Sigma=Sigma))
    floored = GMM(np.array([3.0, 1e4]))
    run = fit(floored, x, start._replace(Sigma=np.tile(np.diag([4.0, 2e4]), (2, 1, 1))))
    for step in run.steps:
        floored.start(x, step.theta)


@pytest.mark.parametrize("unit", [1e-150, 1e-9, 1e9, 1e150])
def test_covariances_are_judged_in_the_units_of_their_columns(unit):
    A = np.array([unit, 1.0])
    GMM().start(x * A, Theta(start.pi, start.mu * A, start.Sigma * np.outer(A, A)))
    crooked = np.array([[1.0, 0.1], [0.1 + 1e-6, 1.0]]) * np.outer(A, A)
    with pytest.raises(ValueError, match="must be symmetric"):
        GMM().start(x * A, K1._replace(Sigma=crooked[None]))


@pytest.mark.parametrize("floor", [-1.0, np.nan, np.inf, [0.0, 1.0], np.ones((2, 2))])
def test_a_floor_that_is_none_is_refused(floor):
    with pytest.raises(ValueError, match="floor must be 0, or finite and > 0, alone or per column"):
        GMM(floor)


def test_parameters_may_be_lists():
    given = Theta(*(field.tolist() for field in start))
    assert fit(GMM(), x, given).bound == fit(GMM(), x, start).bound


def test_points_too_far_for_double_precision_are_named_as_such():
    with warnings.catch_warnings(), pytest.raises(OverflowError, match="1e150 standard deviations"):
        warnings.simplefilter("ignore")
        fit(GMM(), [[1e200, 0.0], [0.0, 0.0]], K1)
