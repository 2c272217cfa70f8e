"""BIC, AIC and ICL: parameters counted by hand, values of mclust and scikit-learn."""

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from emlib import GMM, KMeans, Theta, criteria, datasets, default_floor, families, fit, init, priors
from emlib.kmeans import Theta as Centres

iris, faithful = datasets.iris(), datasets.faithful().x


def reference(name):
    path = Path(__file__).parents[1] / "reference" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def some_theta(K, D):
    return Theta(np.full(K, 1 / K), np.zeros((K, D)), np.tile(np.eye(D), (K, 1, 1)))


@pytest.mark.parametrize(
    ("shape", "K", "D", "by_hand"),
    [
        (families.full, 3, 4, 2 + 12 + 30),
        (families.tied, 3, 4, 2 + 12 + 10),
        (families.diagonal, 3, 4, 2 + 12 + 12),
        (families.spherical, 3, 4, 2 + 12 + 3),
        (families.fixed(1.0), 3, 4, 2 + 12 + 0),
        (families.full, 1, 1, 0 + 1 + 1),
        (families.tied, 2, 1, 1 + 2 + 1),
        (families.diagonal, 2, 1, 1 + 2 + 2),
        (families.spherical, 5, 2, 4 + 10 + 5),
    ],
)
def test_the_number_of_parameters_is_weights_means_and_what_the_shape_leaves_free(
    shape, K, D, by_hand
):
    assert GMM(family=shape).n_parameters(some_theta(K, D)) == by_hand


MCLUST = {
    "full": ("faithful_G2_VVV", families.full),
    "tied": ("faithful_G2_EEE", families.tied),
    "diagonal": ("faithful_G2_VVI", families.diagonal),
    "spherical": ("faithful_G2_VII", families.spherical),
}


@pytest.mark.parametrize("name", MCLUST)
def test_the_bic_is_the_negative_of_mclusts(name):
    key, shape = MCLUST[name]
    wanted, model = reference("criteria")[key], GMM(family=shape)
    start = init.from_labels(faithful, (faithful[:, 1] > 67).astype(int), model=model)
    theta = fit(model, faithful, start, tol=1e-10).theta
    assert model.n_parameters(theta) == wanted["df"]
    assert criteria.bic(model, faithful, theta) == pytest.approx(-wanted["BIC_mclust"], abs=1e-6)


@pytest.mark.parametrize(("name", "shape"), [("full", families.full), ("tied", families.tied)])
def test_bic_and_aic_are_scikit_learns(name, shape):
    x = np.array(reference("sklearn_gmm_full")["x"])
    mu = np.array(reference("sklearn_gmm_full")["start_mu"], float)
    wanted, model = reference("criteria")[f"sklearn_{name}"], GMM(family=shape)
    theta = fit(model, x, init.from_means(x, mu, np.eye(2)), tol=1e-10).theta
    assert model.n_parameters(theta) == wanted["n_parameters"]
    assert criteria.bic(model, x, theta) == pytest.approx(wanted["bic"], rel=1e-9)
    assert criteria.aic(model, x, theta) == pytest.approx(wanted["aic"], rel=1e-9)


def test_icl_adds_twice_the_surprise_at_the_most_probable_labels():
    model = GMM()
    theta = fit(model, iris.x, init.from_labels(iris.x, iris.z)).theta
    gamma = model.responsibilities(iris.x, theta)
    doubt = -2 * np.log(gamma.max(axis=1)).sum()
    icl, bic = (of(model, iris.x, theta) for of in (criteria.icl, criteria.bic))
    assert icl == pytest.approx(bic + doubt, rel=1e-12)
    assert doubt > 1
    z = model.predict(iris.x, theta)
    complete = -2 * model.log_joint(iris.x, z, theta) + 44 * np.log(150)
    assert icl == pytest.approx(complete, rel=1e-12)


def test_weights_count_rows_as_often_as_they_say():
    w = np.arange(150) % 4
    repeated = np.repeat(iris.x, w, axis=0)
    theta = init.from_labels(iris.x, iris.z)
    for of in (criteria.aic, criteria.bic, criteria.icl):
        weighted = of(GMM(weights=w), iris.x, theta)
        assert weighted == pytest.approx(of(GMM(), repeated, theta), rel=1e-12)
        assert weighted != pytest.approx(of(GMM(), iris.x, theta), rel=1e-2)


def test_a_prior_is_no_part_of_the_likelihood_that_is_judged():
    theta = init.from_labels(iris.x, iris.z)
    with_prior = GMM(prior=priors.fraley_raftery(iris.x, 3))
    for of in (criteria.aic, criteria.bic, criteria.icl):
        assert of(with_prior, iris.x, theta) == of(GMM(), iris.x, theta)


def test_bic_finds_two_components_in_iris_and_three_tied_ones_in_faithful():
    model = GMM()
    halves = init.from_labels(iris.x, np.minimum(iris.z, 1))
    two = criteria.bic(model, iris.x, fit(model, iris.x, halves).theta)
    species = init.from_labels(iris.x, iris.z)
    three = criteria.bic(model, iris.x, fit(model, iris.x, species).theta)
    assert (round(two, 1), round(three, 1)) == (574.0, 580.8)

    tied, rng = GMM(family=families.tied), np.random.default_rng(0)
    runs = [
        fit(tied, faithful, init.from_kmeans(faithful, 3, rng, tied), tol=1e-6) for _ in range(10)
    ]
    best = max(runs, key=lambda run: run.bound)
    assert round(criteria.bic(tied, faithful, best.theta), 1) == 2314.3


def test_the_likelihood_alone_always_wants_more_components():
    """Each start is the fit before with one component twice, so that no run can end lower."""
    model = GMM(floor=default_floor(faithful))
    theta, bounds = init.from_means(faithful, faithful.mean(axis=0)[None]), []
    for _ in range(3):
        run = fit(model, faithful, theta)
        bounds.append(run.bound)
        pi, mu, Sigma = run.theta
        halves = np.append(pi, pi[-1]) * np.append(np.ones(len(pi) - 1), [0.5, 0.5])
        away = np.sqrt(Sigma[-1].diagonal())
        theta = Theta(
            halves,
            np.vstack([mu[:-1], mu[-1] - away, mu[-1] + away]),
            np.vstack([Sigma, Sigma[-1:]]),
        )
    assert all(after > before for before, after in pairwise(bounds))


def test_what_is_no_mixture_of_densities_has_no_criteria():
    centres = Centres(iris.x[[0, 50, 100]])
    for of in (criteria.aic, criteria.bic, criteria.icl):
        with pytest.raises(TypeError, match=r"model must be a mixture.*found KMeans\(\)"):
            of(KMeans(), iris.x, centres)


def test_the_parameters_of_a_plain_tuple_are_counted_too():
    assert GMM().n_parameters(tuple(some_theta(3, 4))) == 44


@pytest.mark.parametrize("criterion", [criteria.aic, criteria.bic, criteria.icl])
def test_a_theta_of_another_family_has_no_criteria(criterion):
    """Its parameters would be counted as those of the family that it is not of."""
    x = datasets.iris().x
    theta = init.data_points(x, 3, 0)
    free = fit(GMM(), x, theta, max_iter=5).theta
    tied = GMM(family=families.tied)
    with pytest.raises(ValueError, match=r"theta\.Sigma is not of families\.tied, and only of one"):
        criterion(tied, x, free)
    assert criterion(tied, x, theta) < criterion(GMM(), x, theta)  # of both, and fewer numbers
