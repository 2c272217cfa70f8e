"""The data sets are what they say they are."""

import hashlib
import runpy
from pathlib import Path

import numpy as np
import pytest

from emlib import GMM, KMeans, best_fit, datasets, fit, gmm, hmm, init, kmeans, labels

ROOT = Path(__file__).parents[1]
ALL = {
    "three_points": datasets.three_points(),
    "three_clouds": datasets.three_clouds(),
    "blog_sample_1": datasets.blog_samples(1),
    "blog_sample_2": datasets.blog_samples(2),
    "iris": datasets.iris(),
    "faithful": datasets.faithful(),
    "penguins": datasets.penguins(),
    "two_lines": datasets.two_lines(),
    "coins": datasets.coins(),
    "linkage": datasets.linkage(),
    "glyphs": datasets.glyphs(),
    "casino": datasets.casino(),
}
make_data = runpy.run_path(str(ROOT / "tools" / "make_data.py"))


@pytest.mark.parametrize("name", ALL)
def test_a_data_set_cannot_be_changed_by_mistake(name):
    data = ALL[name]
    arrays = [data.x, *([] if data.z is None else [data.z]), *(data.theta or ())]
    assert not any(array.flags.writeable for array in arrays)


@pytest.mark.parametrize("name", ALL)
def test_every_column_and_group_has_a_name_and_every_set_a_provenance(name):
    data = ALL[name]
    assert data.x.ndim == 2 and data.x.dtype == float and not np.isinf(data.x).any()
    assert np.isnan(data.x).any() == (name == "penguins")
    assert len(data.names) == data.x.shape[1]
    assert data.groups is None or len(data.groups) == data.z.max() + 1
    assert data.about.endswith(".") and len(data.about) > 60


def test_the_files_have_the_recorded_hashes():
    lines = (make_data["DATA"] / "SHA256SUMS").read_text().splitlines()
    recorded = {name: digest for digest, name in (line.split("  ") for line in lines)}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in make_data["DATA"].glob("*.csv")
    }
    assert found == recorded


@pytest.mark.parametrize("file", make_data["synthetic"]())
def test_a_stored_sample_is_what_its_generator_draws(file):
    data = ALL[file.removesuffix(".csv")]
    x, z = make_data["synthetic"]()[file]
    np.testing.assert_array_equal(z, data.z)
    np.testing.assert_allclose(data.x, x, rtol=0, atol=5.1e-7)  # stored with six decimals


def test_the_written_file_is_the_stored_file(tmp_path):
    x, z = make_data["synthetic"]()["three_clouds.csv"]
    make_data["write"](tmp_path / "three_clouds.csv", x, z)
    again = np.loadtxt(tmp_path / "three_clouds.csv", delimiter=",", skiprows=1)
    np.testing.assert_allclose(again, np.column_stack([ALL["three_clouds"].x, z]), atol=1.1e-6)


def test_three_points_are_one_two_three():
    np.testing.assert_array_equal(ALL["three_points"].x, [[1], [2], [3]])


def test_three_clouds_agrees_with_the_curriculums_oracle():
    """Log-likelihood and label errors at the truth, then at the maximum reached from there."""
    model, data = GMM(), ALL["three_clouds"]
    assert model.log_likelihood(data.x, data.theta) == pytest.approx(-2947.25, abs=0.005)
    assert np.sum(model.predict(data.x, data.theta) != data.z) == 32
    best = fit(model, data.x, data.theta, tol=1e-9)
    assert best.bound == pytest.approx(-2939.07, abs=0.005)
    assert np.sum(model.predict(data.x, best.theta) != data.z) == 37


def test_part_of_the_three_clouds_is_their_beginning():
    part = datasets.three_clouds(300)
    assert part.x.shape == (300, 2) and part.z.shape == (300,)
    np.testing.assert_array_equal(part.x, ALL["three_clouds"].x[:300])
    for n in (0, 1001):
        with pytest.raises(ValueError, match=f"1000 stored points, n = {n}"):
            datasets.three_clouds(n)


def test_the_casino_agrees_with_the_curriculums_oracle():
    data = ALL["casino"]
    rolls = data.x[:, 0].astype(int) - 1
    assert set(rolls) == set(range(6)) and data.groups == ("fair", "loaded")
    assert hmm.HMM().log_likelihood(rolls, data.theta) == pytest.approx(-5219.5, abs=0.05)
    follows = np.array(
        [[np.mean(data.z[1:][data.z[:-1] == j] == k) for k in (0, 1)] for j in (0, 1)]
    )
    np.testing.assert_allclose(follows, data.theta.A, atol=0.02)  # three standard errors
    assert np.mean(rolls[data.z == 1] == 5) == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize("which", [1, 2])
def test_a_blog_sample_has_the_moments_of_its_parameters(which):
    """20 000 new points: shares, means and covariances within five standard errors."""
    theta = datasets.blog_samples(which).theta
    x, z = datasets.draw_blog_sample(which, 20_000, np.random.default_rng(7))
    for k, (pi, mu, Sigma) in enumerate(zip(*theta, strict=True)):
        n_k = np.sum(z == k)
        assert n_k / len(z) == pytest.approx(pi, abs=5 * np.sqrt(pi * (1 - pi) / len(z)))
        error = 5 * np.sqrt(np.diag(Sigma) / n_k)
        np.testing.assert_array_less(np.abs(x[z == k].mean(axis=0) - mu), error)
        np.testing.assert_allclose(
            np.cov(x[z == k].T), Sigma, rtol=0, atol=8 * Sigma.max() / np.sqrt(n_k)
        )


def test_the_second_blog_sample_is_a_long_cluster_and_a_small_one():
    data = ALL["blog_sample_2"]
    np.testing.assert_array_equal(data.theta.pi, [0.95, 0.05])
    np.testing.assert_array_equal(data.theta.mu, [[5, 1], [1, 4]])
    np.testing.assert_array_equal(data.theta.Sigma, [np.diag([1.5, 0.1]), np.diag([0.8, 0.8])])


def test_there_are_two_blog_samples():
    with pytest.raises(ValueError, match="1 and 2; which = 3"):
        datasets.blog_samples(3)


def test_the_coins_are_those_of_the_paper():
    """Known coins: 24 of 30 flips of A are heads, 9 of 20 of B."""
    data = ALL["coins"]
    counts = [data.x[data.z == k].sum(axis=0).tolist() for k in (0, 1)]
    assert counts == [[24, 6], [9, 11]] and data.groups == ("A", "B")


def test_the_linkage_counts_are_197_animals():
    assert ALL["linkage"].x.tolist() == [[125, 18, 20, 34]]


def test_glyphs_are_ten_pictures_that_differ_in_six_pixels_at_least():
    data = ALL["glyphs"]
    dark = data.theta.mu > 0.5
    apart = (dark[:, None] != dark).sum(axis=2)
    assert (apart + 35 * np.eye(10)).min() == 6
    assert data.x.shape == (1000, 35) and set(np.unique(data.x)) == {0, 1}
    flipped = data.x != dark[data.z]
    assert flipped.mean() == pytest.approx(0.1, abs=0.005)
    assert np.bincount(data.z).min() > 70


def test_iris_has_fishers_values_where_the_uci_file_is_wrong():
    data = ALL["iris"]
    np.testing.assert_array_equal(data.x[[34, 37]], [[4.9, 3.1, 1.5, 0.2], [4.9, 3.6, 1.4, 0.1]])
    assert data.groups == ("setosa", "versicolor", "virginica")
    np.testing.assert_array_equal(data.z, np.repeat([0, 1, 2], 50))


def test_iris_is_scikit_learns_iris():
    load_iris = pytest.importorskip("sklearn.datasets").load_iris()
    np.testing.assert_array_equal(ALL["iris"].x, load_iris.data)


def test_faithful_has_the_likelihood_that_mclust_found_on_rs_faithful():
    """mclust 6.0.0 under R 4.2.2: two components, VVV, run to its fixed point."""
    theta = gmm.Theta(
        np.array([0.355872857106203, 0.644127142893797]),
        np.array([[2.03638845462117, 54.4785163769805], [4.28966197309706, 79.968115173869]]),
        np.array(
            [
                [[0.0691676725602682, 0.435167624453493], [0.435167624453493, 33.6972820723703]],
                [[0.16996843574574, 0.940609319253019], [0.940609319253019, 36.046211317359]],
            ]
        ),
    )
    x = datasets.faithful().x
    assert x.shape == (272, 2)
    assert GMM().log_likelihood(x, theta) == pytest.approx(-1130.26396018474, rel=1e-11)


def test_what_the_data_page_says_of_the_geyser():
    x = datasets.faithful().x
    within = np.corrcoef(x.T)[0, 1]
    between = np.corrcoef(x[:-1, 0], x[1:, 0])[0, 1]
    page = (Path(__file__).parents[1] / "book" / "data.md").read_text(encoding="utf-8")
    for correlation in (within, between):
        assert f"{correlation:.2f}".replace("0.", ".").replace("-", "−") in page


def test_the_penguins_are_those_of_the_paper():
    """The first two birds and the last as the file writes them; the counts of the paper's birds."""
    data = ALL["penguins"]
    assert data.x.shape == (344, 4) and data.groups == ("Adelie", "Chinstrap", "Gentoo")
    assert np.bincount(data.z).tolist() == [152, 68, 124]
    assert data.x[[0, 1, -1]].tolist() == [
        [39.1, 18.7, 181, 3750],
        [39.5, 17.4, 186, 3800],
        [50.2, 18.7, 198, 3775],
    ]
    hole = np.isnan(data.x)
    np.testing.assert_array_equal(np.flatnonzero(hole.any(axis=1)), [3, 271])
    assert hole.sum() == 8  # and no row with some of the four


def test_a_judge_of_the_penguins_may_be_unknown():
    sex, island = datasets.penguins("sex"), datasets.penguins("island")
    assert sex.groups == ("female", "male") and island.groups == ("Biscoe", "Dream", "Torgersen")
    assert [int(np.sum(sex.z == k)) for k in (-1, 0, 1)] == [11, 165, 168]
    assert np.bincount(island.z).tolist() == [168, 124, 52]
    np.testing.assert_array_equal(sex.x, ALL["penguins"].x)
    with pytest.raises(ValueError, match="species, sex, island, found 'colour'"):
        datasets.penguins("colour")


def test_the_blogs_numbers_come_back_from_the_copy_of_iris_with_two_wrong_rows():
    iris = datasets.iris()
    copy = iris.x.copy()
    copy[[34, 37]] = [4.9, 3.1, 1.5, 0.1]  # rows 35 and 38 of the file of UCI
    assert (copy != iris.x).sum() == 3
    found = {}
    for name, x in (("uci", copy), ("fisher", iris.x)):
        for start in (np.eye(4), None):
            means = init.data_points(x, 3, np.random.default_rng(0)).mu
            run = fit(GMM(), x, init.from_means(x, means, start))
            wrong = labels.errors(iris.z, GMM().predict(x, run.theta))
            found[name, start is None] = round(run.bound, 2), wrong
        starts = [kmeans.Theta(init.data_points(x, 3, seed).mu) for seed in range(10)]
        best = best_fit(KMeans(), x, starts).theta
        found[name, "k-means"] = labels.errors(iris.z, kmeans.assign(x, best))
    assert found["uci", False] == (-181.0, 5) and found["fisher", False] == (-180.19, 5)
    assert found["uci", True] == (-187.38, 17) and found["fisher", True] == (-186.57, 17)
    assert found["uci", "k-means"] == found["fisher", "k-means"] == 16
