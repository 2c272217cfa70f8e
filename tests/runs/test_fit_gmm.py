"""One call for a good fit: from an array or a table, for one or several K, with words."""

import numpy as np
import pandas as pd
import pytest

from emlib import criteria, datasets, families, fit_gmm, labels, priors

iris = datasets.iris()


@pytest.fixture(scope="module")
def chosen():
    return fit_gmm(iris.x, range(1, 5), seed=0)


def test_iris_with_three_components_is_the_fit_with_five_errors():
    result = fit_gmm(iris.x, 3, seed=1)
    assert labels.errors(iris.z, result.labels) == 5
    assert result.table[0].log_likelihood == pytest.approx(-180.1855, abs=1e-3)
    assert result.remarks == () and result.K == 3


def test_the_lowest_bic_wins_and_the_table_has_every_k(chosen):
    assert chosen.K == 2 == chosen.table[1].K
    assert [row.K for row in chosen.table] == [1, 2, 3, 4]
    assert min(row.bic for row in chosen.table) == chosen.table[1].bic
    bic = criteria.bic(chosen.model, iris.x, chosen.theta)
    assert chosen.table[1].bic == pytest.approx(bic, rel=1e-12)
    np.testing.assert_array_equal(chosen.labels, chosen.predict(iris.x))
    np.testing.assert_allclose(chosen.responsibilities(iris.x).sum(axis=1), 1)


def test_it_prints_the_table_the_components_and_the_remarks(chosen):
    text = str(chosen)
    assert text.count("lowest BIC") == 1 and "574.0  lowest BIC" in text
    assert "component 0: weight 0." in text and "component 1: weight 0." in text


def test_a_table_of_numbers_is_as_good_as_an_array():
    frame = pd.DataFrame(iris.x, columns=list("abcd"))
    np.testing.assert_array_equal(fit_gmm(frame, 2).labels, fit_gmm(iris.x, 2).labels)


def test_a_generator_is_a_seed_too_and_the_same_seed_gives_the_same():
    first, again = fit_gmm(iris.x, 2, 5), fit_gmm(iris.x, 2, np.random.default_rng(5))
    np.testing.assert_array_equal(first.theta.mu, again.theta.mu)


def test_groups_ten_thousand_widths_apart_are_found_without_a_word():
    rng = np.random.default_rng(0)
    x = np.concatenate([rng.normal(size=300), 1e4 + rng.normal(size=300)])
    result = fit_gmm(x, 2)
    np.testing.assert_allclose(np.sort(result.theta.mu[:, 0]), [0, 1e4], atol=0.2)
    assert result.best.bound == pytest.approx(-1265, abs=40) and result.remarks == ()


def test_family_prior_and_floor_are_those_of_the_model():
    result = fit_gmm(iris.x, 2, family=families.tied, floor=0.05)
    np.testing.assert_array_equal(result.theta.Sigma[0], result.theta.Sigma[1])
    assert np.linalg.eigvalsh(result.theta.Sigma).min() >= 0.05 - 1e-9
    prior = priors.fraley_raftery(iris.x, 2)
    assert fit_gmm(iris.x, 2, prior=prior).model.prior is prior


def test_a_component_on_the_floor_is_named():
    x = np.concatenate([np.repeat(3.0, 40), np.random.default_rng(0).normal(size=60).round(2)])
    result = fit_gmm(x, 2)
    assert any("share x[:, 0] = 3" in remark for remark in result.remarks), result.remarks


def test_progress_wraps_the_starts_of_each_k():
    seen = []

    def bar(runs):
        seen.append(len(runs))
        return runs

    fit_gmm(iris.x, [1, 2], n_starts=3, progress=bar)
    assert seen == [3, 3]


def test_a_bar_that_takes_a_name_is_told_its_k():
    seen = []

    def bar(runs, desc=None):
        seen.append(desc)
        return runs

    fit_gmm(iris.x, [1, 3], n_starts=2, progress=bar)
    assert seen == ["K = 1", "K = 3"]


def test_tol_max_iter_and_weights_are_those_of_its_runs():
    short = fit_gmm(iris.x, 3, n_starts=2, max_iter=2)
    assert short.best.fit.n_iter == 2 and any("raise max_iter" in said for said in short.remarks)
    near, far = (fit_gmm(iris.x, 3, n_starts=2, tol=tol).best for tol in (1e-6, 1.0))
    assert near.fit.n_iter > far.fit.n_iter and near.bound > far.bound
    w = np.where(iris.z == 2, 0.0, 2.0)
    weighted, twice = fit_gmm(iris.x, 2, weights=w), np.repeat(iris.x[:100], 2, axis=0)
    repeated = fit_gmm(twice, 2, floor=weighted.model.floor)
    assert weighted.best.bound == pytest.approx(repeated.best.bound, abs=1e-3)
    assert weighted.table[0].bic == pytest.approx(repeated.table[0].bic, abs=1e-2)


@pytest.mark.parametrize(
    "wrong, error, words",
    [
        ({"K": 3.0}, TypeError, "K must be a whole number >= 1, or several, found 3.0: give 3"),
        ({"K": None}, TypeError, "K must be a whole number >= 1, or several, found None"),
        ({"K": np.array(3)}, TypeError, r"K must be .*, found array\(3\)"),
        ({"K": "12"}, TypeError, "K must be .*, found '12'"),
        ({"K": 0}, ValueError, "K must be a whole number >= 1, found 0: give 1 or more"),
        ({"n_starts": 0}, ValueError, "n_starts must be .* found 0: give 1 or more"),
        ({"n_starts": 2.0}, ValueError, "n_starts must be .* found 2.0: give it as an int"),
        ({"seed": None}, TypeError, "seed must be a Generator or a seed, found None"),
        ({"progress": True}, TypeError, "progress must be a function such as tqdm, found True"),
        ({"max_iter": 2.5}, ValueError, "max_iter a whole one"),
        ({"weights": [1.0]}, ValueError, "weights must be 150 finite numbers"),
    ],
)
def test_a_wrong_argument_is_named_before_anything_is_fitted(wrong, error, words):
    with pytest.raises(error, match=words):
        fit_gmm(**{"x": iris.x, "K": 2, **wrong})


def test_more_components_than_rows_are_refused_before_the_first_is_fitted():
    def bar(runs):
        raise AssertionError("a fit has begun")

    with pytest.raises(ValueError, match="K must be at most the 6 distinct rows of x, found K=8"):
        fit_gmm(iris.x[:6], range(1, 9), progress=bar)
