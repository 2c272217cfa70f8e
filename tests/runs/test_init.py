"""Starts: distinct points, k-means++, given labels, k-means."""

import tracemalloc

import numpy as np
import pytest
from scipy.stats import chisquare

from emlib import GMM, Collapsed, datasets, fit, init
from emlib.engine.pieces import CELLS
from emlib.kmeans import KMeans, assign
from emlib.kmeans import Theta as Centres

rows = np.array([[0.0, 0.0], [0.0, 0.0], [0.0, 0.0], [1.0, 5.0], [2.0, 3.0]])


def rng(seed=0):
    return np.random.default_rng(seed)


@pytest.mark.parametrize("seed", range(30))
def test_means_are_distinct_data_points_even_where_rows_repeat(seed):
    theta = init.data_points(rows, 3, rng(seed), np.eye(2))
    np.testing.assert_array_equal(np.unique(theta.mu, axis=0), np.unique(rows, axis=0))


def test_data_points_come_with_equal_weights_and_the_covariance_of_all_or_the_one_given():
    x = rng(1).normal(size=(30, 2))
    theta = init.data_points(x, 3, rng())
    np.testing.assert_array_equal(theta.pi, [1 / 3] * 3)
    np.testing.assert_allclose(theta.Sigma, [np.cov(x.T, bias=True)] * 3)
    np.testing.assert_array_equal(init.data_points(x, 3, rng(), np.eye(2)).Sigma, [np.eye(2)] * 3)
    assert init.data_points(x[:, 0], 3, rng()).Sigma.shape == (3, 1, 1)


def test_every_distinct_point_is_drawn_in_proportion_to_how_often_it_occurs():
    generator = rng(2)
    first = [init.data_points(rows, 1, generator, np.eye(2)).mu[0, 0] for _ in range(2000)]
    counts = np.unique(first, return_counts=True)[1]
    assert chisquare(counts, 2000 * np.array([0.6, 0.2, 0.2])).pvalue > 1e-3


def test_more_components_than_distinct_points_are_refused():
    with pytest.raises(ValueError, match="K must be at most the 3 distinct rows of x, found K=4"):
        init.data_points(rows, 4, rng())


def test_k_means_plus_plus_draws_in_proportion_to_the_squared_distance():
    x, generator = np.array([[0.0], [1.0], [3.0]]), rng(3)
    counts = np.zeros((3, 3))
    for _ in range(6000):
        first, second = init.kmeans_plus_plus(x, 2, generator)[:, 0]
        counts[np.searchsorted(x[:, 0], first), np.searchsorted(x[:, 0], second)] += 1
    assert (np.diag(counts) == 0).all()
    assert chisquare(counts.sum(axis=1)).pvalue > 1e-3
    for k, (near, far) in enumerate([(1, 9), (1, 4), (9, 4)]):
        seen = counts[k][np.arange(3) != k]
        assert chisquare(seen, seen.sum() * np.array([near, far]) / (near + far)).pvalue > 1e-3


def test_k_means_plus_plus_looks_at_the_nearest_centre_so_far():
    x = np.array([[0.0], [0.0], [10.0], [10.0]])
    for seed in range(20):
        assert set(init.kmeans_plus_plus(x, 2, rng(seed))[:, 0]) == {0.0, 10.0}


def test_k_means_plus_plus_wants_as_many_distinct_points():
    assert len(init.kmeans_plus_plus(rows, 3, rng())) == 3
    with pytest.raises(ValueError, match="K must be at most the 3 distinct rows of x, found K=4"):
        init.kmeans_plus_plus(rows, 4, rng())


def test_labels_give_the_shares_means_and_covariances_of_the_classes():
    iris = datasets.iris()
    theta = init.from_labels(iris.x, iris.z)
    for k in range(3):
        of_k = iris.x[iris.z == k]
        assert theta.pi[k] == pytest.approx(1 / 3)
        np.testing.assert_allclose(theta.mu[k], of_k.mean(axis=0))
        np.testing.assert_allclose(theta.Sigma[k], np.cov(of_k.T, bias=True))


def test_a_label_that_nobody_has_is_named():
    with pytest.raises(ValueError, match=r"z must use all labels 0\.\.3, found none of \[1, 3\]"):
        init.from_labels(rows, [0, 0, 0, 2, 2], K=4)


def test_a_class_without_a_covariance_is_named_unless_there_is_a_floor():
    x, z = np.vstack([rows, [[7.0, 7.0]]]), [1, 1, 1, 0, 0, 0]
    with pytest.raises(Collapsed) as caught:
        init.from_labels(x, z)
    assert caught.value.component == 1
    theta = init.from_labels(x, z, model=GMM(floor=0.25))
    np.testing.assert_allclose(theta.Sigma[1], 0.25 * np.eye(2))
    np.testing.assert_allclose(theta.Sigma[0], np.cov(x[3:].T, bias=True))


def test_labels_of_points_far_from_the_origin_keep_their_digits():
    x = rng(4).normal(size=(50, 2))
    z = np.arange(50) % 2
    there, here = init.from_labels(x + 1e8, z), init.from_labels(x, z)
    np.testing.assert_allclose(there.Sigma, here.Sigma, rtol=0, atol=1e-6)


def test_from_kmeans_is_the_m_step_at_the_clusters_of_lloyd():
    x = datasets.iris().x
    theta = init.from_kmeans(x, 3, rng(5))
    centres = Centres(init.kmeans_plus_plus(x, 3, rng(5)))
    z = assign(x, fit(KMeans(), x, centres, tol=0).theta)
    for found, wanted in zip(theta, init.from_labels(x, z), strict=True):
        np.testing.assert_array_equal(found, wanted)


@pytest.mark.parametrize("start", [init.data_points, init.kmeans_plus_plus, init.from_kmeans])
def test_a_start_depends_on_nothing_but_rng_and_leaves_x_alone(start):
    x = datasets.iris().x.copy()
    first, again, other = (np.asarray(_mu(start(x, 3, rng(seed)))) for seed in (0, 0, 1))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)
    np.testing.assert_array_equal(x, datasets.iris().x)


def _mu(theta):
    return theta if isinstance(theta, np.ndarray) else theta.mu


@pytest.mark.parametrize("z", [[0, 1, -1], [0, 1, 5], [False, True, True], [0.0, 1.0, 1.0]])
def test_from_labels_refuses_what_is_no_label(z):
    with pytest.raises(ValueError, match="z must hold"):
        init.from_labels([[1.0], [2.0], [3.5]], z, K=2)


STARTS = {
    "data points": lambda x: init.data_points(x, 8, rng()),
    "k-means++": lambda x: init.kmeans_plus_plus(x, 8, rng()),
    "k-means": lambda x: init.from_kmeans(x, 8, rng()),
    "labels": lambda x: init.from_labels(x, np.arange(len(x), dtype="u1") % 8),
}


@pytest.mark.parametrize("start", STARTS)
def test_a_start_never_copies_x(start, tmp_path):
    """Beyond x itself a few numbers per row and a few pieces: x may be a file."""
    N, D = 200_000, 16
    x = np.memmap(tmp_path / "x", float, "w+", shape=(N, D))
    x[:] = 0.1 * rng(6).normal(size=(N, D)) + (np.arange(N) % 8)[:, None]
    tracemalloc.start()
    STARTS[start](x)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * 8 * N + 4 * 8 * CELLS < x.nbytes / 1.7


def test_the_points_drawn_are_the_first_distinct_rows_of_a_permutation():
    x = np.repeat(rng(7).normal(size=(40_000, 8)), 2, axis=0)
    shuffled = rng(8).permutation(x)
    first = np.sort(np.unique(shuffled, axis=0, return_index=True)[1])
    np.testing.assert_array_equal(init.data_points(x, 300, rng(8)).mu, shuffled[first[:300]])


def test_distinct_rows_are_found_however_rare_they_are():
    x = np.zeros((300_000, 2))
    x[[7, 299_999]] = [[1.0, 0.0], [2.0, 0.0]]
    drawn = init.data_points(x, 3, rng()).mu
    np.testing.assert_array_equal(np.sort(drawn[:, 0]), [0.0, 1.0, 2.0])
    with pytest.raises(ValueError, match="K must be at most the 3 distinct rows of x, found K=4"):
        init.data_points(x, 4, rng())


def test_labels_of_many_rows_give_the_moments_of_the_classes():
    x, z = rng(9).normal(size=(90_001, 7)) + 1e6, rng(10).integers(3, size=90_001)
    theta = init.from_labels(x, z, model=GMM(weights=np.arange(90_001.0)))
    for k in range(3):
        of_k, w = x[z == k] - 1e6, np.arange(90_001.0)[z == k]
        np.testing.assert_allclose(theta.mu[k] - 1e6, w @ of_k / w.sum(), rtol=0, atol=1e-9)
        np.testing.assert_allclose(theta.Sigma[k], np.cov(of_k.T, aweights=w, bias=True), rtol=1e-8)
        np.testing.assert_allclose(theta.pi[k], w.sum() / np.arange(90_001.0).sum())


def test_a_class_that_starts_with_a_far_point_or_has_a_flat_column_keeps_its_digits():
    x = np.column_stack([np.r_[1e9, rng(11).normal(size=99)], np.full(100, 0.1)])
    theta = init.from_labels(x, np.zeros(100, int), model=GMM(floor=1e-6))
    np.testing.assert_allclose(theta.mu[0], [x[:, 0].mean(), 0.1], rtol=1e-12)
    np.testing.assert_allclose(theta.Sigma[0, 0, 0], x[:, 0].var(), rtol=1e-10)
    with pytest.raises(Collapsed):
        init.from_labels(x, np.zeros(100, int))


@pytest.mark.parametrize("start", ["means", "points"])
def test_a_covariance_for_all_is_one(start):
    x = datasets.iris().x
    calls = {
        "means": lambda Sigma: init.from_means(x, x[:3], Sigma),
        "points": lambda Sigma: init.data_points(x, 3, rng(), Sigma),
    }
    with pytest.raises(ValueError, match="Sigma must be a covariance, found a negative eigenvalue"):
        calls[start](-np.eye(4))
    with pytest.raises(ValueError, match="must be symmetric"):
        calls[start](np.tri(4))
    flat = np.diag([1.0, 1.0, 1.0, 0.0])  # a floor can raise it
    np.testing.assert_array_equal(calls[start](flat).Sigma, [flat] * 3)


def test_means_of_nobody_are_refused():
    with pytest.raises(ValueError, match=r"theta\.mu.*found shape \(0, 2\)"):
        init.from_means(rows, rows[:0])


def test_of_many_rows_k_means_sees_a_sample_and_ends_as_well():
    x = rng(9).normal(size=(40_000, 2)) + 4 * (np.arange(40_000) % 3)[:, None]
    centres = Centres(init.from_kmeans(x, 3, rng()).mu)
    full = fit(KMeans(), x, Centres(init.kmeans_plus_plus(x, 3, rng())), tol=0)
    assert KMeans().posterior(x, centres)[1] > 1.001 * full.bound
    few = init._sample(x, 3, rng())
    assert len(few) == init.MANY and len(np.unique(few, axis=0)) == len(few)
    assert init._sample(x[: init.MANY], 3, rng()).base is x
    assert len(init._sample(x, 30, rng())) == 30 * init.ENOUGH


def test_a_few_rows_far_from_many_keep_their_cluster_although_the_sample_misses_them():
    x = rng(10).normal(size=(100_000, 2))
    x[:5] += 1000
    theta = init.from_kmeans(x, 2, rng(), model=GMM(floor=1e-6))
    np.testing.assert_allclose(np.sort(theta.pi), [5e-5, 1 - 5e-5], rtol=1e-9)
