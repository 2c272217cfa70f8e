"""K-means: the distortion never rises, the run ends, and nobody is lost."""

from itertools import islice, product

import numpy as np
import pytest
from sklearn.cluster import KMeans as Peer

from emlib import KMeans, datasets, em, fit
from emlib.kmeans import Theta, assign, square_distances
from emlib.model.mixture import Posterior

model = KMeans()


def points(seed, N=60, D=2, K=4):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(N, D)) + 3 * rng.integers(3, size=(N, 1)), rng.normal(size=(K, D))


@pytest.mark.parametrize("seed", range(20))
def test_the_distortion_never_rises_and_the_run_ends_where_nothing_moves(seed):
    x, mu = points(seed)
    run = fit(model, x, Theta(mu), tol=0)
    assert run.converged
    assert (np.diff(run.trace) >= -1e-9 * abs(run.bound)).all()
    S, _ = model.e_step(x, run.theta)
    np.testing.assert_allclose(model.m_step(S).mu, run.theta.mu, rtol=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_the_bound_is_minus_the_sum_of_squared_distances_to_the_nearest_centre(seed):
    x, mu = points(seed)
    distortion = sum(min(sum((x_n - mu_k) ** 2) for mu_k in mu) for x_n in x)
    for bound in (model.e_step(x, Theta(mu))[1], model.posterior(x, Theta(mu))[1]):
        assert bound == pytest.approx(-distortion, rel=1e-9)


def test_no_assignment_of_all_K_to_the_N_is_better_than_the_e_steps():
    x, mu = points(3, N=6, K=3)
    post, bound = model.posterior(x, Theta(mu))
    everyone = [post._replace(gamma=np.eye(3)[list(z)]) for z in product(range(3), repeat=6)]
    assert max(model.Q(x, q, Theta(mu)) for q in everyone) == pytest.approx(bound, rel=1e-12)


def test_an_empty_cluster_keeps_its_centre():
    x = np.array([[0.0], [1.0], [10.0], [11.0]])
    steps = list(islice(em(model, x, Theta(np.array([[0.0], [10.0], [500.0]]))), 5))
    assert [step.theta.mu[2, 0] for step in steps] == [500.0] * 5
    np.testing.assert_allclose(steps[-1].theta.mu[:, 0], [0.5, 10.5, 500.0])
    assert steps[-1].bound == pytest.approx(-1.0)


def test_a_tie_goes_to_the_first_centre():
    x, theta = [[0.0], [5.0], [-5.0]], Theta(np.array([[1.0], [-1.0], [1.0], [-1.0]]))
    np.testing.assert_array_equal(assign(x, theta), [0, 0, 1])
    np.testing.assert_array_equal(model.e_step(x, theta)[0].N_k, [2, 1, 0, 0])


def test_a_tie_goes_to_the_first_centre_wherever_the_others_are():
    x, theta = [[0.0], [5.0], [-5.0]], Theta(np.array([[1.0], [-1.0], [1.0]]))
    np.testing.assert_array_equal(assign(x, theta), [0, 0, 1])
    np.testing.assert_array_equal(model.e_step(x, theta)[0].N_k, [2, 1, 0])


def test_a_hard_assignment_has_no_entropy():
    x, mu = points(0)
    post, _ = model.posterior(x, Theta(mu))
    assert model.entropy(post) == 0.0
    assert set(np.unique(post.gamma)) == {0.0, 1.0}
    np.testing.assert_array_equal(post.gamma.sum(axis=1), 1.0)


@pytest.mark.parametrize("seed", range(3))
def test_lloyds_iteration_is_scikit_learns(seed):
    x, mu = points(seed, N=300)
    peer = Peer(4, init=mu, n_init=1, algorithm="lloyd", tol=0).fit(x)
    run = fit(model, x, Theta(mu), tol=0)
    np.testing.assert_allclose(run.theta.mu, peer.cluster_centers_, rtol=1e-9)
    np.testing.assert_array_equal(assign(x, run.theta), peer.labels_)
    assert -run.bound == pytest.approx(peer.inertia_, rel=1e-9)


def test_more_centres_than_points_is_a_distortion_of_0():
    x = np.array([[0.0, 1.0], [2.0, 3.0]])
    run = fit(model, x, Theta(np.array([[0.0, 0.0], [2.0, 2.0], [9.0, 9.0]])))
    assert run.bound == pytest.approx(0.0, abs=1e-12)


def test_an_offset_of_a_hundred_million_does_not_matter():
    x, mu = points(1)
    there = fit(model, x + 1e8, Theta(mu + 1e8), tol=0)
    here = fit(model, x, Theta(mu), tol=0)
    np.testing.assert_allclose(there.theta.mu - 1e8, here.theta.mu, rtol=0, atol=1e-6)
    assert there.bound == pytest.approx(here.bound, rel=1e-6)  # x itself keeps 8 digits


@pytest.mark.parametrize("scale", [1e-150, 1e150])
def test_a_scale_does_not_matter(scale):
    x, mu = points(2)
    there, here = (fit(model, s * x, Theta(s * mu), tol=0) for s in (scale, 1.0))
    np.testing.assert_allclose(there.theta.mu / scale, here.theta.mu, rtol=1e-9)
    assert there.bound / scale**2 == pytest.approx(here.bound, rel=1e-9)


FAR = [1e2, 1e8, 1e12]


@pytest.mark.parametrize("far", FAR)
def test_a_centre_far_from_all_points_spoils_nothing(far):
    x, mu = points(4)
    with_far = Theta(np.vstack([mu, [[far, 0.0]]]))
    S, bound = model.e_step(x, with_far)
    np.testing.assert_array_equal(S.N_k, [*model.e_step(x, Theta(mu))[0].N_k, 0])
    assert bound == pytest.approx(-square_distances(x, Theta(mu)).min(axis=1).sum(), rel=1e-9)
    np.testing.assert_allclose(
        model.m_step(S).mu[:4], fit(model, x, Theta(mu), max_iter=1).theta.mu
    )


@pytest.mark.parametrize("far", FAR)
def test_a_point_far_from_all_others_with_a_centre_of_its_own_spoils_nothing(far):
    x, mu = points(4)
    x_far, with_far = np.vstack([x, [[far, 0.0]]]), Theta(np.vstack([mu, [[far, 0.0]]]))
    S, bound = model.e_step(x_far, with_far)
    np.testing.assert_array_equal(S.N_k, [*model.e_step(x, Theta(mu))[0].N_k, 1])
    assert bound == pytest.approx(-square_distances(x, Theta(mu)).min(axis=1).sum(), rel=1e-9)


@pytest.mark.parametrize("mu", [[[np.nan, 0.0]], [[0.0]], [0.0, 0.0]])
def test_centres_that_do_not_fit_x_are_refused(mu):
    with pytest.raises(ValueError, match=r"theta\.mu must be finite, of shape \(K, 2\), found"):
        model.start(np.zeros((3, 2)), Theta(mu))


def test_iris_from_one_flower_of_each_species():
    x = datasets.iris().x
    run = fit(model, x, Theta(x[[0, 50, 100]]), tol=0)
    assert -run.bound == pytest.approx(78.851441426146, abs=5e-12)


def test_statistics_of_any_assignment_lead_to_its_means():
    x, mu = points(5)
    z = np.arange(len(x)) % len(mu)
    theta = model.m_step(model.statistics(x, Posterior(np.eye(len(mu))[z], Theta(mu))))
    for k, centre in enumerate(theta.mu):
        np.testing.assert_allclose(centre, x[z == k].mean(axis=0), rtol=1e-12)


@pytest.mark.parametrize("ask", [assign, square_distances, model.posterior, model.e_step])
def test_every_word_about_centres_checks_them(ask):
    x, mu = points(6)
    for theta in (None, mu):
        with pytest.raises(TypeError, match=r"theta must be Theta\(mu\), found"):
            ask(x, theta)
    with pytest.raises(ValueError, match=r"theta\.mu must be finite.*found nan at \(0, 0\)"):
        ask(x, Theta(mu * [np.nan, 1.0]))
    with pytest.raises(ValueError, match=r"found shape \(0, 2\)"):
        ask(x, Theta(mu[:0]))


def test_with_tol_0_no_centre_moves_any_more_whatever_the_units():
    x, mu = points(7)
    for unit in (1e-6, 1.0, 1e6):
        run = fit(model, unit * x, Theta(unit * mu), tol=0)
        S, _ = model.e_step(unit * x, run.theta)
        np.testing.assert_allclose(model.m_step(S).mu, run.theta.mu, rtol=1e-12)
