"""What the page “From emlib to scikit-learn, mclust and hmmlearn” says of scikit-learn."""

import importlib
import inspect
import warnings
from pathlib import Path

import numpy as np
import pytest
from sklearn.cluster import KMeans as PeerKMeans
from sklearn.linear_model import LinearRegression
from sklearn.mixture import GaussianMixture
from sklearn.utils import all_estimators

from emlib import (
    GMM,
    Collapsed,
    GMMWithHoles,
    Theta,
    criteria,
    datasets,
    families,
    fit,
    init,
    kmeans,
    labels,
)
from emlib.engine.covariance import at_floor
from emlib.hmm import HMM

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
PAGE = Path(__file__).parent.parent / "book" / "from-emlib-to-others.md"
model = GMM()
x = datasets.faithful().x
N = len(x)
start = init.data_points(x, 2, np.random.default_rng(3))


def peer(n_iter, theta=start, **options):
    """scikit-learn after n_iter iterations from theta, without a ridge."""
    given = {"weights_init": theta.pi, "means_init": theta.mu}
    given["precisions_init"] = np.linalg.inv(theta.Sigma)
    options = {"tol": 0, "reg_covar": 0, "max_iter": n_iter} | options
    return GaussianMixture(len(theta.pi), **given, **options).fit(x)


def held(fitted):
    """The parameters it hands back."""
    return Theta(fitted.weights_, fitted.means_, fitted.covariances_)


ours = fit(model, x, start, tol=0, max_iter=7, all_steps=True)
with warnings.catch_warnings(action="ignore"):
    theirs = peer(7)


def test_the_names_map():
    theta = held(theirs)
    np.testing.assert_allclose(
        theirs.predict_proba(x), model.responsibilities(x, theta), atol=1e-12
    )
    np.testing.assert_array_equal(theirs.predict(x), model.predict(x, theta))
    np.testing.assert_allclose(theirs.score_samples(x), model.log_density(x, theta), rtol=1e-9)
    assert theirs.score(x) * N == pytest.approx(model.log_likelihood(x, theta), rel=1e-12)
    assert theirs.bic(x) == pytest.approx(criteria.bic(model, x, theta), rel=1e-12)
    assert theirs.aic(x) == pytest.approx(criteria.aic(model, x, theta), rel=1e-12)


def test_after_as_many_m_steps_the_parameters_are_the_same():
    for found, field in zip(held(theirs), ours.theta, strict=True):
        np.testing.assert_allclose(found, field, rtol=1e-9)


def test_its_bounds_are_ours_by_n_but_its_last_belongs_to_the_parameters_before():
    np.testing.assert_allclose(theirs.lower_bounds_, ours.trace[:7] / N, rtol=1e-12)
    assert theirs.lower_bound_ == pytest.approx(ours.steps[6].bound / N, rel=1e-12)
    assert theirs.score(x) == pytest.approx(ours.bound / N, rel=1e-12)
    assert theirs.score(x) > theirs.lower_bound_ + 1e-4


@pytest.mark.parametrize(
    "name, shape",
    [("tied", families.tied), ("diag", families.diagonal), ("spherical", families.spherical)],
)
def test_the_families_are_the_same_after_a_step_and_only_ours_keep_k_d_d(name, shape):
    isotropic = start._replace(Sigma=np.stack([100 * np.eye(2)] * 2))
    precisions = {"tied": np.eye(2) / 100, "diag": np.full((2, 2), 0.01), "spherical": [0.01] * 2}
    given = {"weights_init": start.pi, "means_init": start.mu, "precisions_init": precisions[name]}
    fitted = GaussianMixture(2, covariance_type=name, reg_covar=0, max_iter=1, **given).fit(x)
    theta = fit(GMM(family=shape), x, isotropic, tol=0, max_iter=1).theta
    widened = {
        "tied": lambda S: np.stack([S, S]),
        "diag": lambda S: np.stack([np.diag(s) for s in S]),
        "spherical": lambda S: S[:, None, None] * np.eye(2),
    }
    assert fitted.covariances_.shape == {"tied": (2, 2), "diag": (2, 2), "spherical": (2,)}[name]
    assert theta.Sigma.shape == (2, 2, 2)
    np.testing.assert_allclose(
        widened[name](fitted.covariances_), theta.Sigma, rtol=1e-9, atol=1e-9
    )


def test_the_ridge_is_added_after_the_m_step():
    step = fit(model, x, start, tol=0, max_iter=1).theta
    added = peer(1, reg_covar=0.25).covariances_ - step.Sigma
    np.testing.assert_allclose(added, np.stack([0.25 * np.eye(2)] * 2), atol=1e-10)
    assert GaussianMixture().reg_covar == 1e-6


def test_with_a_ridge_its_bound_falls_and_with_a_floor_ours_does_not():
    rng = np.random.default_rng(0)
    y = np.vstack([rng.standard_normal((100, 2)), 4 + rng.standard_normal((100, 2))])
    theta = init.data_points(y, 4, np.random.default_rng(4))
    given = {"weights_init": theta.pi, "means_init": theta.mu}
    given["precisions_init"] = np.linalg.inv(theta.Sigma)
    fitted = GaussianMixture(4, reg_covar=0.5, tol=0, max_iter=60, **given).fit(y)
    assert np.diff(fitted.lower_bounds_).min() < -1e-5
    run = fit(GMM(floor=0.5), y, theta, tol=0, max_iter=60)
    assert at_floor(run.theta.Sigma, 0.5).any()
    assert np.diff(run.trace).min() > -1e-9


def test_the_ridge_has_units_and_the_answer_changes_with_them():
    there, here = (GaussianMixture(2, random_state=0).fit(x * scale) for scale in (1e-5, 1))
    assert there.covariances_[0, 0, 0] > 1e3 * 1e-10 * here.covariances_[0, 0, 0]
    run = fit(model, x * 1e-5, init.data_points(x * 1e-5, 2, np.random.default_rng(3)))
    np.testing.assert_allclose(run.theta.Sigma, 1e-10 * fit(model, x, start).theta.Sigma, rtol=1e-9)


def test_its_default_start_is_the_m_step_at_k_means_labels_once():
    fitted = GaussianMixture(2, max_iter=0, reg_covar=0, random_state=0).fit(x)
    z = PeerKMeans(2, n_init=1, random_state=np.random.RandomState(0)).fit(x).labels_
    for found, field in zip(held(fitted), init.from_labels(x, z), strict=True):
        np.testing.assert_allclose(found, field, rtol=1e-9)
    assert (fitted.n_init, fitted.init_params) == (1, "kmeans")


@pytest.mark.parametrize("kind", ["random_from_data", "k-means++"])
def test_its_random_starts_have_the_ridge_for_their_covariance(kind):
    fitted = GaussianMixture(2, init_params=kind, max_iter=0, random_state=0).fit(x)
    np.testing.assert_allclose(fitted.covariances_, np.stack([1e-6 * np.eye(2)] * 2), atol=1e-9)
    np.testing.assert_allclose(start.Sigma[0], np.cov(x.T, bias=True))
    np.testing.assert_allclose(fitted.weights_, 1 / N)
    tied = GaussianMixture(2, covariance_type="tied", init_params=kind, max_iter=0).fit(x)
    assert (np.diag(tied.covariances_) > 100 * x.var(axis=0)).all()


def test_it_stops_on_the_mean_gain_of_the_last_iteration():
    fitted = GaussianMixture(2, random_state=0).fit(x)
    assert (fitted.tol, fitted.max_iter) == (1e-3, 100)
    gains = np.diff(fitted.lower_bounds_)
    assert gains[-1] < 1e-3 and (gains[:-1] >= 1e-3).all()


def test_its_sample_is_sorted_by_component_and_ours_is_not():
    assert (np.diff(theirs.sample(50)[1]) >= 0).all()
    assert (np.diff(model.sample(ours.theta, 50, np.random.default_rng(0))[1]) < 0).any()


def test_labels_are_matched_whatever_they_are_called():
    assert labels.errors(1 - theirs.predict(x), model.predict(x, ours.theta)) == 0


def test_the_sign_of_bic_is_scikit_learns_and_the_value_is_mclusts_negative():
    run = fit(model, x, start, tol=1e-9)
    assert criteria.bic(model, x, run.theta) == pytest.approx(2322.19, abs=5e-3)


def test_single_precision_stays_single_there_and_becomes_double_here():
    single = x.astype("f4")
    fitted = GaussianMixture(2, random_state=0).fit(single)
    assert fitted.means_.dtype == fitted.covariances_.dtype == "f4"
    assert fit(model, single, start).theta.Sigma.dtype == float


def test_a_collapse_names_its_component_here_only():
    y = np.vstack([x, np.tile([2.0, 200.0], (5, 1))])
    theta = Theta(np.full(2, 0.5), np.array([x.mean(0), [2, 200]]), start.Sigma)
    given = {"weights_init": theta.pi, "means_init": theta.mu}
    given["precisions_init"] = np.linalg.inv(theta.Sigma)
    with pytest.raises(ValueError, match="ill-defined empirical covariance"):
        GaussianMixture(2, reg_covar=0, **given).fit(y)
    with pytest.raises(Collapsed, match="component 1 has collapsed at iteration"):
        fit(model, y, theta)
    silent = GaussianMixture(2, tol=1e-9, **given).fit(y)
    np.testing.assert_allclose(silent.covariances_[1], 1e-6 * np.eye(2), atol=1e-9)


def test_only_we_have_weights_of_rows():
    assert "sample_weight" not in inspect.signature(GaussianMixture.fit).parameters
    assert "weights" in inspect.signature(GMM).parameters


def test_k_means_reports_its_distortion_with_the_other_sign():
    mu = start.mu
    fitted = PeerKMeans(2, init=mu, n_init=1, tol=0).fit(x)
    run = fit(kmeans.KMeans(), x, kmeans.Theta(mu), tol=0)
    assert -run.bound == pytest.approx(fitted.inertia_, rel=1e-12)


def test_every_entry_of_our_trace_is_the_likelihood_of_its_own_theta():
    for theta, bound in ours.steps:
        assert bound == pytest.approx(model.log_likelihood(x, theta), rel=1e-12)


def test_its_imputer_fills_in_what_em_expects_and_lacks_the_scatter():
    rng = np.random.default_rng(3)  # the table of chapter 14
    root = np.linalg.cholesky([[1, 0.8], [0.8, 1]])
    y = np.array([1, 2]) + rng.standard_normal((200, 2)) @ root.T
    y[np.argsort(y[:, 0] + rng.standard_normal(200) / 2)[100:], 1] = np.nan
    with pytest.raises(ValueError, match="NaN"):
        GaussianMixture(2).fit(y)
    importlib.import_module("sklearn.experimental.enable_iterative_imputer")
    imputer = importlib.import_module("sklearn.impute").IterativeImputer
    guessed = imputer(LinearRegression(), max_iter=50).fit_transform(y)
    begin = Theta(np.ones(1), np.nanmean(y, axis=0)[None], np.diag(np.nanvar(y, axis=0))[None])
    holes = GMMWithHoles()
    end = fit(holes, y, begin, tol=1e-9).theta
    np.testing.assert_allclose(guessed, holes.expected(y, end), atol=2e-5)
    page = PAGE.read_text(encoding="utf-8")
    assert f"{guessed[:, 1].var():.3f}, and EM's is {end.Sigma[0, 1, 1]:.3f}" in page


def test_only_we_have_bernoulli_mixtures_and_experts():
    found = [name for name, _ in all_estimators()]
    assert not [name for name in found if "Expert" in name or "HMM" in name]
    mixtures = [name for name in found if "Mixture" in name]
    assert mixtures == ["BayesianGaussianMixture", "GaussianMixture"]


def test_the_best_path_of_the_casino_is_not_made_of_the_best_states():
    casino, page = datasets.casino(), PAGE.read_text(encoding="utf-8")
    (pi, A, B), rolls = casino.theta, casino.x[:, 0].astype(int) - 1
    score, came_from = np.log(pi * B[:, rolls[0]]), []
    for symbol in rolls[1:]:
        arrivals = score[:, None] + np.log(A * B[:, symbol])
        came_from.append(arrivals.argmax(axis=0))
        score = arrivals.max(axis=0)
    path = [score.argmax()]
    for back in reversed(came_from):
        path.append(back[path[-1]])
    path = np.array(path[::-1])
    alone = HMM().responsibilities(rolls, casino.theta).argmax(axis=1)
    assert f"at {(path != alone).sum()} of 3000 places" in page
    errors = (path != casino.z).sum(), (alone != casino.z).sum()
    assert "about {} dice, and the states one by one about {}".format(*errors) in " ".join(
        page.split()
    )
