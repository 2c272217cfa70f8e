"""Values that nobody here made up: mclust and scikit-learn, to the digits they carry.

scikit-learn records the likelihood before its last M-step: entry t of its trace belongs to theta_t,
as in emlib's, but its parameters are one step ahead of the last of its bounds. mclust's belong
together.
"""

import json
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from emlib import GMM, KMeans, Theta, datasets, em, families, fit, init
from emlib.kmeans import Theta as Centres
from emlib.kmeans import assign

model = GMM()


def reference(name):
    path = Path(__file__).parent / "reference" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def parameters(record):
    return (record["weights"], record["means"], record["covariances"])


def close(theta, wanted, rtol):
    for found, field in zip(theta, wanted, strict=True):
        np.testing.assert_allclose(found, field, rtol=rtol, atol=rtol)


faithful = datasets.faithful().x
FITS = {
    "mclust_iris_VVV": (datasets.iris().x, datasets.iris().z),
    "mclust_faithful_VVV": (faithful, (faithful[:, 1] > 67).astype(int)),
}


@pytest.mark.parametrize("name", FITS)
def test_a_fit_from_given_labels_is_mclusts(name):
    (x, z), wanted = FITS[name], reference(name)
    run = fit(model, x, init.from_labels(x, z), tol=0)
    assert run.converged
    assert run.bound == pytest.approx(wanted["loglik"], abs=1e-9)
    close(run.theta, parameters(wanted), 1e-6)  # where ell is flat, theta has half of its digits
    assert np.bincount(model.predict(x, run.theta)).tolist() == wanted["class_sizes"]


@pytest.mark.parametrize("name", ["tied", "diagonal", "spherical"])
def test_a_fit_of_each_family_is_mclusts(name):
    """EEE, VVI and VII, from the same labels."""
    wanted, family = reference("mclust_faithful_shapes")[name], getattr(families, name)
    shaped = GMM(family=family)
    z = (faithful[:, 1] > 67).astype(int)
    run = fit(shaped, faithful, init.from_labels(faithful, z, model=shaped), tol=0)
    assert run.bound == pytest.approx(wanted["loglik"], abs=1e-8)
    close(run.theta, parameters(wanted), 1e-6)
    assert np.bincount(shaped.predict(faithful, run.theta)).tolist() == wanted["class_sizes"]
    assert family.n_parameters(2, 2) + 2 * 2 + 1 == wanted["df"]


def test_tied_covariances_are_scikit_learns():
    wanted, start = reference("sklearn_gmm_tied"), reference("sklearn_gmm_full")
    x, mu = np.array(start["x"]), np.array(start["start_mu"], float)
    run = fit(
        GMM(family=families.tied), x, init.from_means(x, mu, np.eye(2)), tol=0, all_steps=True
    )
    np.testing.assert_allclose(run.trace[:10] / len(x), wanted["lower_bounds_first10"], rtol=1e-9)
    np.testing.assert_allclose(run.steps[5].theta.Sigma[0], wanted["after5"]["covariances"])
    assert run.bound / len(x) == pytest.approx(wanted["score_mean_loglik"], rel=1e-11)


def test_the_trace_on_iris_is_mclusts():
    x, z = FITS["mclust_iris_VVV"]
    wanted = reference("mclust_iris_VVV_trace")["loglik"]
    steps = islice(em(model, x, init.from_labels(x, z)), len(wanted))
    np.testing.assert_allclose([step.bound for step in steps], wanted, rtol=0, atol=1e-9)


@pytest.fixture(scope="module")
def seeded():
    """150 points and the run from unit covariances that scikit-learn was given too."""
    wanted = reference("sklearn_gmm_full")
    x, mu = np.array(wanted["x"]), np.array(wanted["start_mu"], float)
    run = fit(model, x, init.from_means(x, mu, np.eye(2)), tol=0, all_steps=True)
    return wanted, x, run


def test_the_bounds_of_ten_steps_are_scikit_learns(seeded):
    wanted, x, run = seeded
    np.testing.assert_allclose(run.trace[:10] / len(x), wanted["lower_bounds_first10"], rtol=1e-9)


def test_the_parameters_after_five_steps_are_scikit_learns(seeded):
    wanted, _, run = seeded
    close(run.steps[5].theta, parameters(wanted["after5"]), 1e-9)


def test_the_limit_is_scikit_learns(seeded):
    wanted, x, run = seeded
    close(run.theta, parameters(wanted), 1e-6)
    assert run.bound / len(x) == pytest.approx(wanted["score_mean_loglik"], rel=1e-11)


def test_densities_responsibilities_and_labels_at_its_limit_are_scikit_learns(seeded):
    wanted, x, _ = seeded
    theta = Theta(*map(np.array, parameters(wanted)))
    np.testing.assert_allclose(
        model.log_density(x[:5], theta), wanted["score_samples_first5"], rtol=1e-9
    )
    np.testing.assert_allclose(
        model.responsibilities(x[:5], theta), wanted["proba_first5"], rtol=1e-7, atol=1e-15
    )
    np.testing.assert_array_equal(model.predict(x, theta), wanted["labels"])


def test_k_means_on_iris_is_scikit_learns_and_rs():
    wanted, x = reference("sklearn_kmeans_iris"), datasets.iris().x
    run = fit(KMeans(), x, Centres(x[wanted["init_rows_0based"]]), tol=0)
    assert -run.bound == pytest.approx(wanted["inertia"], rel=1e-12)
    np.testing.assert_allclose(run.theta.mu, wanted["centers"], rtol=1e-12)
    np.testing.assert_array_equal(assign(x, run.theta), wanted["labels"])
