"""dl = dQ + KL for any two thetas, every part against its own oracle."""

from itertools import product

import numpy as np
import pytest
from scipy.special import logsumexp

from emlib import GMM, KMeans, certificate, datasets, em, fit, gmm, labels, priors
from emlib.kmeans import Theta as Centres

model = GMM()


def random_theta(rng, K, D):
    """Weights, means and covariances with nothing special about them."""
    A = rng.normal(size=(K, D, D))
    return gmm.Theta(rng.dirichlet(np.ones(K)), rng.normal(size=(K, D)), A @ A.mT + 0.2 * np.eye(D))


def two_steps():
    """The running example: x = 1, 2, 3 from means 1 and 3, variances 1, weights one half."""
    x = datasets.three_points().x
    start = gmm.Theta(np.array([0.5, 0.5]), np.array([[1.0], [3.0]]), np.ones((2, 1, 1)))
    steps = em(model, x, start)
    return x, next(steps).theta, next(steps).theta


def test_the_first_step_on_three_points_has_the_known_certificate():
    c = certificate(model, *two_steps())
    assert c.dl == pytest.approx(0.840039, abs=5e-7)
    assert c.dQ == pytest.approx(0.818321, abs=5e-7)
    assert c.kl == pytest.approx(0.021718, abs=5e-7)


@pytest.mark.parametrize("seed", range(20))
def test_the_identity_holds_for_any_two_thetas(seed):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(50, 2)) * 2
    c = certificate(model, x, random_theta(rng, 3, 2), random_theta(rng, 3, 2))
    assert abs(c.residual) <= 1e-9 * max(1, abs(c.dl))
    assert c.kl >= 0


@pytest.mark.parametrize("seed", range(5))
def test_every_part_agrees_with_brute_force_over_all_assignments(seed):
    rng = np.random.default_rng(seed)
    x, old, new = rng.normal(size=(5, 2)), random_theta(rng, 3, 2), random_theta(rng, 3, 2)
    assignments = [np.array(z) for z in product(range(3), repeat=len(x))]
    joint_old, joint_new = (
        np.array([model.log_joint(x, z, theta) for z in assignments]) for theta in (old, new)
    )
    ell_old, ell_new = logsumexp(joint_old), logsumexp(joint_new)
    q = np.exp(joint_old - ell_old)
    c = certificate(model, x, old, new)
    assert c.dl == pytest.approx(ell_new - ell_old, rel=1e-9)
    assert c.dQ == pytest.approx(q @ (joint_new - joint_old), rel=1e-9)
    assert c.kl == pytest.approx(q @ (joint_old - ell_old - joint_new + ell_new), rel=1e-9)


def test_exchanged_names_leave_the_likelihood_and_move_the_posterior():
    data = datasets.three_clouds(200)
    c = certificate(model, data.x, data.theta, labels.permute(data.theta, [1, 2, 0]))
    assert c.dl == pytest.approx(0, abs=1e-9)
    assert c.kl > 100
    assert c.dQ == pytest.approx(-c.kl, rel=1e-9)


def test_one_component_has_no_posterior_to_move():
    rng = np.random.default_rng(0)
    c = certificate(
        model, rng.normal(size=(9, 2)), random_theta(rng, 1, 2), random_theta(rng, 1, 2)
    )
    assert c.kl == 0


def test_points_so_far_that_a_responsibility_rounds_to_zero_keep_the_identity():
    x = np.array([[0.0], [1e3]])
    old = gmm.Theta(np.array([0.5, 0.5]), np.array([[0.0], [1.0]]), np.full((2, 1, 1), 1e6))
    new = gmm.Theta(np.array([0.5, 0.5]), np.array([[0.0], [1e3]]), np.ones((2, 1, 1)))
    assert model.responsibilities(x, new).min() == 0
    c = certificate(model, x, old, new)
    assert np.isfinite(c.kl)
    assert abs(c.residual) <= 1e-9 * abs(c.kl)


def test_a_component_of_weight_zero_adds_nothing():
    x, old, new = two_steps()
    wide = [
        gmm.Theta(np.append(t.pi, 0), np.vstack([t.mu, [[9]]]), np.vstack([t.Sigma, [[[1]]]]))
        for t in (old, new)
    ]
    assert certificate(model, x, *wide) == pytest.approx(certificate(model, x, old, new), rel=1e-12)


@pytest.mark.parametrize("prior", [False, True], ids=["no prior", "prior"])
@pytest.mark.parametrize("seed", range(5))
def test_with_weights_every_part_counts_a_row_as_often_as_its_weight_says(seed, prior):
    rng = np.random.default_rng(seed)
    x, w = rng.normal(size=(40, 2)), rng.integers(0, 4, size=40)
    settings = {"prior": priors.fraley_raftery(x, 3)} if prior else {}
    old, new = random_theta(rng, 3, 2), random_theta(rng, 3, 2)
    weighted = certificate(GMM(weights=w, **settings), x, old, new)
    assert abs(weighted.residual) <= 1e-9 * max(1, abs(weighted.dl))
    repeated = certificate(GMM(**settings), np.repeat(x, w, axis=0), old, new)
    assert weighted == pytest.approx(repeated, rel=1e-9)
    assert weighted.kl != pytest.approx(certificate(model, x, old, new).kl, rel=1e-2)


@pytest.mark.parametrize("wrong", [KMeans(), GMM, None])
def test_what_is_no_mixture_of_densities_is_refused(wrong):
    x, old, new = two_steps()
    with pytest.raises(
        TypeError,
        match=r"model must (be a|come first)",
    ):
        certificate(wrong, x, old, new)
    centres = fit(KMeans(), x, Centres(old.mu)).theta
    with pytest.raises(TypeError, match="where k-means is meant, take GMM"):
        certificate(KMeans(), x, centres, centres)
