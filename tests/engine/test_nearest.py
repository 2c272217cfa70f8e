"""The nearest centre is the one that differences find, and the product that finds it is certain."""

import numpy as np
import pytest

from emlib import KMeans
from emlib.engine import nearest
from emlib.kmeans import Theta, assign, square_distances

model = KMeans()


def clouds(rng, N=300, D=3, K=5):
    x = rng.normal(size=(N, D)) + 3 * rng.integers(3, size=(N, 1))
    return x, x[rng.choice(N, K)] + 0.1 * rng.normal(size=(K, D))


def lattice(rng, N=300, D=2, K=6):
    """Most points are at the same distance from several centres, and some centres are equal."""
    return rng.integers(-3, 4, size=(N, D)), rng.integers(-2, 3, size=(K, D)).astype(float)


def bisector(rng, N=300, D=3, K=4):
    """Points in the middle between two centres, but for some of their last digits."""
    mu = rng.normal(size=(K, D))
    middle = mu[rng.integers(K, size=(2, N))].mean(axis=0)
    return middle + 10.0 ** rng.uniform(-18, -6, size=(N, 1)) * rng.normal(size=(N, D)), mu


def far_centres(rng):
    x, mu = clouds(rng)
    return x, np.vstack([mu, 1e8 * rng.normal(size=(2, 3)), [[1e150, 0, 0]]])


def beyond_squares(rng):
    x, mu = clouds(rng)
    return 1e140 * x, np.vstack([[[1e200, -1e200, 0]], 1e140 * mu, [[-1e200, 1e200, 0]]])


def far_points(rng):
    x, mu = bisector(rng)
    return np.vstack([x, 1e8 * rng.normal(size=(5, 3))]), mu


def two_tight_groups(rng):
    groups = np.array([0, 1e8])[rng.integers(2, size=(300, 1))]
    x = groups + 1e-3 * rng.normal(size=(300, 2))
    return x, x[rng.choice(300, 6)]


def one_value(rng):
    x = np.full((20, 2), 1e8 * rng.normal())
    return x, x[:3] * np.array([[1], [1 + 2e-16], [1 - 2e-16]])


CASES = {
    "clouds": clouds,
    "ties": lattice,
    "bisector": bisector,
    "far centres": far_centres,
    "scores that overflow": beyond_squares,
    "far points": far_points,
    "two tight groups": two_tight_groups,
    "one value": one_value,
    "K = 1": lambda rng: clouds(rng, K=1),
    "N = 1": lambda rng: clouds(rng, N=1),
    "D = 1": lambda rng: bisector(rng, D=1),
    "D = 20": lambda rng: bisector(rng, D=20),
    "float32": lambda rng: (bisector(rng)[0].astype(np.float32), clouds(rng)[1]),
    "Fortran order": lambda rng: (np.asfortranarray(bisector(rng)[0]), clouds(rng)[1]),
    "many blocks": lambda rng: bisector(rng, N=30_000),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("offset, scale", [(0, 1), (1e8, 1), (1e12, 1), (0, 1e-150), (0, 1e-6)])
@pytest.mark.parametrize("seed", range(3))
def test_the_nearest_centre_is_the_one_that_differences_find(name, offset, scale, seed):
    x, mu = CASES[name](np.random.default_rng(seed))
    x, mu = (x, mu) if (offset, scale) == (0, 1) else (scale * x + offset, scale * mu + offset)
    squares = square_distances(x, Theta(mu))
    np.testing.assert_array_equal(assign(x, Theta(mu)), squares.argmin(axis=1))
    S, bound = model.e_step(x, Theta(mu))
    np.testing.assert_array_equal(S.N_k, np.bincount(squares.argmin(axis=1), minlength=len(mu)))
    assert -bound == pytest.approx(squares.min(axis=1).sum(), rel=1e-12, abs=0)


def test_the_largest_scale_that_squares_allow():
    x, mu = bisector(np.random.default_rng(0))
    squares = square_distances(1e150 * x, Theta(1e150 * mu))
    np.testing.assert_array_equal(assign(1e150 * x, Theta(1e150 * mu)), squares.argmin(axis=1))


def test_a_memory_map_is_read_in_place(tmp_path):
    x, mu = bisector(np.random.default_rng(0), N=30_000)
    np.save(tmp_path / "x.npy", x)
    there = np.load(tmp_path / "x.npy", mmap_mode="r")
    np.testing.assert_array_equal(assign(there, Theta(mu)), assign(x, Theta(mu)))


@pytest.mark.parametrize("name", ["bisector", "far points", "ties", "two tight groups"])
def test_the_product_alone_would_find_others(name, monkeypatch):
    monkeypatch.setattr(nearest, "_doubt", lambda b, m: 0.0)
    wrong = 0
    for seed in range(10):
        x, mu = CASES[name](np.random.default_rng(seed))
        x, mu = x + 0.1, mu + 0.1
        wrong += (assign(x, Theta(mu)) != square_distances(x, Theta(mu)).argmin(axis=1)).sum()
    assert wrong > 0


@pytest.mark.parametrize("name", ["clouds", "far centres"])
@pytest.mark.parametrize("offset", [0, 1e6])
def test_the_product_is_certain_where_points_are_not_in_the_middle(name, offset, monkeypatch):
    monkeypatch.setattr(nearest, "square_distances", None)
    x, mu = CASES[name](np.random.default_rng(0))
    assert assign(x + offset, Theta(mu + offset)).shape == (len(x),)


def test_a_far_first_row_leaves_the_product_certain(monkeypatch):
    x, mu = clouds(np.random.default_rng(0), N=100_000)
    asked = []
    kept = nearest.square_distances
    monkeypatch.setattr(nearest, "square_distances", lambda x, mu: asked.append(x) or kept(x, mu))
    x[0] = 1e8
    assign(x, Theta(np.vstack([mu, x[:1]])))
    assert 0 < sum(map(len, asked)) < len(x) / 2  # in the block of the far row alone


def test_sums_and_distortion_of_tight_groups_keep_their_digits():
    rng = np.random.default_rng(0)
    near, far = 1e-3 * rng.normal(size=(2, 500, 2))
    x, theta = np.vstack([near, far + 1e8]), Theta(np.array([[0.0, 0.0], [1e8, 1e8]]))
    S, bound = model.e_step(x, theta)
    np.testing.assert_allclose(model.m_step(S).mu[0], near.mean(axis=0), rtol=1e-12)
    exact = (near**2).sum() + ((x[500:] - 1e8) ** 2).sum()
    assert -bound == pytest.approx(exact, rel=1e-13)


def test_a_nearest_centre_too_far_for_squares_is_named():
    with pytest.raises(OverflowError, match="no place"):
        model.e_step(np.zeros((3, 2)), Theta(np.full((2, 2), 1e200)))


def test_a_centre_beyond_all_squares_takes_no_part():
    x, mu = clouds(np.random.default_rng(0))
    far = Theta(np.vstack([mu, [[1e200, 0, 0]]]))
    post, bound = model.posterior(x, far)
    assert bound == pytest.approx(model.e_step(x, Theta(mu))[1], rel=1e-12)
    assert (post.gamma[:, -1] == 0).all()
