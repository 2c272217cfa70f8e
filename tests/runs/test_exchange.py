"""Fits from scikit-learn and back: every covariance type, also in single precision."""

import numpy as np
import pytest
from sklearn.mixture import GaussianMixture

from emlib import GMM, datasets, families, fit, from_sklearn, init, to_sklearn

x = datasets.iris().x
TYPES = {"full": "full", "tied": "tied", "diag": "diagonal", "spherical": "spherical"}


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_a_fit_arrives_with_its_family_and_goes_on_in_em(kind, dtype):
    data = x.astype(dtype)
    theirs = GaussianMixture(3, covariance_type=kind, random_state=0).fit(data)
    model, theta = from_sklearn(theirs)
    assert model.family == getattr(families, TYPES[kind])
    tol = 1e-9 if dtype == np.float64 else 1e-4
    assert model.log_likelihood(data, theta) == pytest.approx(theirs.score(data) * 150, rel=tol)
    np.testing.assert_allclose(
        model.responsibilities(data, theta), theirs.predict_proba(data), atol=100 * tol
    )
    assert fit(model, data, theta).bound >= model.log_likelihood(data, theta) - 1e-9


@pytest.mark.parametrize("kind", TYPES)
def test_a_theta_becomes_a_mixture_that_predicts_scores_and_samples(kind):
    model = GMM(family=getattr(families, TYPES[kind]))
    theta = fit(model, x, init.from_labels(x, datasets.iris().z, model=model)).theta
    theirs = to_sklearn(model, theta)
    assert theirs.covariance_type == kind
    assert theirs.score(x) * 150 == pytest.approx(model.log_likelihood(x, theta), rel=1e-9)
    np.testing.assert_array_equal(theirs.predict(x), model.predict(x, theta))
    assert theirs.bic(x) > 0 and theirs.sample(5)[0].shape == (5, 4)
    back, again = from_sklearn(theirs)
    assert back.family == model.family
    for ours, found in zip(theta, again, strict=True):
        np.testing.assert_allclose(found, ours, rtol=1e-9)


def test_a_fixed_variance_goes_as_spherical():
    model = GMM(family=families.fixed(0.3))
    theta = fit(model, x, init.data_points(x, 3, 0, model=model)).theta
    assert to_sklearn(model, theta).covariance_type == "spherical"


@pytest.mark.parametrize("wrong", [GaussianMixture(2), GMM(), None])
def test_what_is_not_fitted_is_refused(wrong):
    with pytest.raises(TypeError, match="mixture must be a fitted GaussianMixture, found"):
        from_sklearn(wrong)
