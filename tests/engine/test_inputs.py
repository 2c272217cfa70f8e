"""What comes from outside: taken as it is, or refused with what was found, where, and the cure."""

import re
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from emlib import GMM, datasets, default_floor, fit, fit_gmm, init
from emlib.engine.inputs import observations
from emlib.kmeans import KMeans
from emlib.kmeans import Theta as Centres

x = datasets.faithful().x[:100]
start = init.data_points(x, 2, np.random.default_rng(0))


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
        x.astype(str).astype(object), TypeError, r"x\[0, 0\] is text, '3.6': convert it"),
    "a column of words": (
        pd.DataFrame({"a": [1.0, 2.0], "b": ["u", "v"]}), TypeError, r"x\[0, 1\] is text, 'u'"),
    "complex": (x + 0j, TypeError, "x must hold real numbers, found dtype complex128: take"),
    "dates": (np.array(["2020-01-01"], "M8[D]"), TypeError, "real numbers, found dtype datetime64"),
    "sparse": (sparse.csr_array(x), TypeError, r"x is sparse, a csr_array: give x\.toarray\(\)"),
    "three axes": (x[None], ValueError, r"x must be \(N, D\).*found shape \(1, 100, 2\): give"),
    "ragged": ([[1, 2], [3]], ValueError, "x has rows of different lengths: fill or cut them"),
    "nothing": (None, TypeError, "x must be an array of numbers, found None"),
    "a word": ("abc", TypeError, "x must hold real numbers, found dtype <U3: convert it"),
    "a dict": ({"a": [1.0]}, TypeError, r"x must be an array of numbers, found {'a': \[1.0\]}"),
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


@pytest.mark.parametrize("floor", [-1.0, np.nan, np.inf, [0.0, 1.0], np.ones((2, 2))])
def test_a_floor_that_is_none_is_refused(floor):
    with pytest.raises(ValueError, match=r"floor must be 0, or finite and > 0[\s\S]*default_floor"):
        GMM(floor=floor)


@pytest.mark.parametrize("call", ["fit", "feasible", "labels"])
def test_a_floor_for_another_number_of_columns_is_refused(call):
    use = {
        "fit": lambda model: fit(model, x, start),
        "feasible": lambda model: model.feasible(start),
        "labels": lambda model: init.from_labels(x, np.arange(100) % 2, model=model),
    }
    with pytest.raises(ValueError, match=r"floor must be one number, or 2, .*found 3"):
        use[call](GMM(floor=[1.0, 2.0, 3.0]))


GENERATOR = np.random.default_rng(0)
WITH_K = {
    "data points": lambda K, rng: init.data_points(x, K, rng),
    "k-means++": lambda K, rng: init.kmeans_plus_plus(x, K, rng),
    "k-means": lambda K, rng: init.from_kmeans(x, K, rng),
    "random responsibilities": lambda K, rng: init.random_responsibilities(x, K, rng),
}


@pytest.mark.parametrize("K", [0, -1, 2.0, None, "2"])
@pytest.mark.parametrize("call", WITH_K)
def test_a_number_of_components_is_a_whole_number(call, K):
    with pytest.raises(ValueError, match=rf"K must be a whole number >= 1, found {K!r}: give"):
        WITH_K[call](K, GENERATOR)


@pytest.mark.parametrize("call", WITH_K)
def test_random_numbers_come_from_a_generator(call):
    with pytest.raises(TypeError, match=r"rng must be a Generator or a seed, found 7\.5: take"):
        WITH_K[call](2, 7.5)


WEIGHTS = {
    "too few": (np.ones(3), ValueError, r"found shape \(3,\): give one for each row of x"),
    "a column": (np.ones((100, 1)), ValueError, r"found shape \(100, 1\)"),
    "one number": (1.0, ValueError, r"found shape \(\)"),
    "below 0": (np.r_[np.ones(99), -2], ValueError, r"found weights\[99\] = -2.0: a row with"),
    "NaN": (np.r_[np.nan, np.ones(99)], ValueError, r"found weights\[0\] = nan"),
    "all 0": (np.zeros(100), ValueError, "found all 0"),
    "text": (["a"] * 100, TypeError, "weights must hold real numbers, found dtype <U1"),
    "ragged": ([[1], [1, 2]], ValueError, "weights has rows of different lengths"),
}  # fmt: skip


@pytest.mark.parametrize("kind", WEIGHTS)
def test_weights_that_are_none_are_refused(kind):
    w, error, message = WEIGHTS[kind]
    with pytest.raises(error, match=message):
        fit(GMM(weights=w), x, start)
    with pytest.raises(error, match=message):
        GMM(weights=w).log_likelihood(x, start)


LABELS = {
    "none": (None, TypeError, "z must be an array of numbers, found None"),
    "names": (["a", "b"] * 50, TypeError, "z must hold real numbers, found dtype <U1"),
    "too few": ([0, 1], ValueError, r"z must hold 100 integer labels, found int64 of shape \(2,\)"),
    "below 0": (
        [-1, 1] * 50,
        ValueError,
        r"z must hold labels >= 0, found -1..1: number",
    ),
}


@pytest.mark.parametrize("kind", LABELS)
def test_labels_that_are_none_are_refused(kind):
    z, error, message = LABELS[kind]
    with pytest.raises(error, match=message):
        init.from_labels(x, z)


WITH_X = {
    "EM": lambda x: fit(GMM(), x, start),
    "k-means": lambda x: fit(KMeans(), x, Centres(start.mu)),
    "data points": lambda x: init.data_points(x, 2, np.random.default_rng(0)),
    "k-means++": lambda x: init.kmeans_plus_plus(x, 2, np.random.default_rng(0)),
    "a start by k-means": lambda x: init.from_kmeans(x, 2, np.random.default_rng(0)),
    "labels": lambda x: init.from_labels(x, np.arange(len(x)) % 2),
    "floor": default_floor,
}


@pytest.mark.parametrize("scale", ["1e-200", "1e+200"])
@pytest.mark.parametrize("call", WITH_X)
def test_a_scale_that_has_no_square_is_named_with_its_size_and_the_cure(call, scale):
    size = re.escape(scale[2:])
    found = rf"x\[:, 0\] spreads over 3e{size}, and the square of that has no place.*rescale x"
    with pytest.raises(OverflowError, match=found):
        WITH_X[call](x * float(scale))


def test_a_cell_or_a_column_alone_can_have_a_scale_without_a_square():
    with pytest.raises(OverflowError, match=r"x\[:, 1\] spreads over 1e\+200.*rescale x"):
        GMM().start(cell(1e200), start)
    with pytest.raises(OverflowError, match=r"x\[:, 1\] spreads over 5e-199.*rescale x"):
        default_floor(x * np.array([1.0, 1e-200]))


def test_an_offset_is_no_scale():
    far = np.column_stack([x[:, 0], np.full(100, 1e200)])
    np.testing.assert_allclose(default_floor(far), default_floor(x)[0])


@pytest.mark.parametrize("call", ["log_density", "predict", "responsibilities"])
def test_one_observation_is_not_taken_for_a_column(call):
    with pytest.raises(ValueError, match=r"found a vector of 2 numbers: one obs.* is x\[None, :\]"):
        getattr(GMM(), call)(x[0], start)
    np.testing.assert_array_equal(
        getattr(GMM(), call)(x[0][None, :], start), getattr(GMM(), call)(x[:1], start)
    )


def test_longer_numbers_become_float64_so_that_every_call_takes_them():
    x = datasets.faithful().x
    there, here = fit_gmm(x.astype(np.longdouble), 2, n_starts=2), fit_gmm(x, 2, n_starts=2)
    assert there.best.bound == here.best.bound and there.theta.mu.dtype == float
