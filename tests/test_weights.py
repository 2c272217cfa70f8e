"""Rows that count more than once, or not at all."""

import json
from pathlib import Path

import numpy as np
import pytest

from emlib import GMM, datasets, fit, init

data = datasets.iris()
theta = init.from_labels(data.x, data.z)


def test_a_whole_weight_counts_a_row_that_often():
    w = np.random.default_rng(0).integers(0, 4, size=150)
    repeated = np.repeat(data.x, w, axis=0)
    weighted, plain = fit(GMM(weights=w), data.x, theta), fit(GMM(), repeated, theta)
    assert weighted.n_iter == plain.n_iter
    np.testing.assert_allclose(weighted.trace, plain.trace, rtol=1e-10)
    np.testing.assert_allclose(weighted.theta.Sigma, plain.theta.Sigma, rtol=1e-8)
    assert GMM(weights=w).log_likelihood(data.x, theta) == pytest.approx(plain.trace[0])


def test_mclust_weighs_the_same():
    file = Path(__file__).parent / "reference" / "mclust_iris_weights.json"
    wanted = json.loads(file.read_text())
    w = np.resize([1, 2, 3, 4], 150)
    run = fit(GMM(weights=w), data.x, theta, tol=1e-10, max_iter=5000)
    assert run.bound == pytest.approx(wanted["loglik"], abs=1e-6)
    np.testing.assert_allclose(run.theta.pi, wanted["pro"], atol=1e-6)


@pytest.mark.parametrize(
    "wrong", [np.ones(149), -np.ones(150), np.zeros(150), np.full(150, np.nan), np.ones((150, 1))]
)
def test_weights_that_are_none_are_refused(wrong):
    with pytest.raises(ValueError, match="weights must be 150 finite numbers >= 0, not all 0"):
        fit(GMM(weights=wrong), data.x, theta)
