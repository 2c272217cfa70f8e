"""What a model is made of is checked where it is made, and its data where they meet it."""

import numpy as np
import pytest

from emlib import GMM, KMeans, datasets, families, init, squarem
from emlib.model.mixture import Posterior
from emlib.model.priors import Conjugate

iris = datasets.iris()
x, theta = iris.x, init.from_labels(iris.x, iris.z)


@pytest.mark.parametrize("family", ["full", None, families.fixed, 1.0])
def test_a_family_is_one_of_ours(family):
    with pytest.raises(TypeError, match=r"family must be one of emlib\.families, found .*: take"):
        GMM(family=family)


@pytest.mark.parametrize("prior", [None, "flat", 1.0])
def test_a_prior_is_one_of_ours(prior):
    with pytest.raises(TypeError, match=r"prior must be one of emlib\.priors, found .*: take"):
        GMM(prior=prior)


def test_a_prior_for_other_columns_or_components_is_named_at_the_start():
    with pytest.raises(ValueError, match="Psi"):
        GMM(prior=Conjugate(np.eye(2), 5)).start(x, theta)
    with pytest.raises(ValueError, match="alpha"):
        GMM(prior=Conjugate(np.eye(4), 7, alpha=np.array([2.0, 2.0]))).start(x, theta)


@pytest.mark.parametrize("rows", [75, 300])
def test_responsibilities_of_other_rows_are_refused(rows):
    gamma = np.full((rows, 3), 1 / 3)
    for ask in (
        lambda: GMM().statistics(x, Posterior(gamma, theta)),
        lambda: GMM().Q(x, Posterior(gamma, theta), theta),
    ):
        with pytest.raises(ValueError, match=rf"gamma must be of shape .150, 3.*found .{rows}, 3"):
            ask()


def test_one_column_of_responsibilities_does_not_stand_for_all():
    with pytest.raises(ValueError, match="gamma must be of shape"):
        GMM().Q(x, Posterior(np.ones((150, 1)), theta), theta)


def test_new_rows_need_no_weights_to_be_judged():
    model = GMM(weights=np.arange(150.0))
    np.testing.assert_array_equal(
        model.responsibilities(x[:7], theta), GMM().responsibilities(x[:7], theta)
    )


def test_squarem_asks_for_a_gaussian_mixture():
    with pytest.raises(TypeError, match="model must be a mixture"):
        next(squarem(KMeans(), x, theta))
