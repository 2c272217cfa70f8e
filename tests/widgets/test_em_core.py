"""The figures' EM is emlib's EM: each step to 1e-9, runs as long as covariances stay healthy."""

from itertools import islice, pairwise

import numpy as np
import pytest

from emlib import GMM, Collapsed, datasets, em, init
from emlib.gmm import Theta
from emlib.widgets import BeTheEM

STARTS = ("quick", "slow", "twins", "tiny")


def states(x, theta, rounds):
    """The thetas of a run by emlib, and the Collapsed that ended it."""
    found = []
    try:
        for step in islice(em(GMM(), x, theta), rounds + 1):
            found.append(step)  # noqa: PERF402 - what came before the collapse is kept
    except Collapsed as collapsed:
        return found, collapsed
    return found, None


def random_case(seed, N, D, K, offset=0.0, scale=1.0):
    rng = np.random.default_rng(seed)
    x = offset + scale * (rng.standard_normal((N, D)) + rng.integers(0, K, (N, 1)) * 3.0)
    return x, init.data_points(x, K, rng)


CASES = {
    "a line": random_case(1, 60, 1, 2),
    "a plane": random_case(2, 300, 2, 3),
    "one component": random_case(3, 50, 2, 1),
    "three dimensions": random_case(4, 200, 3, 4),
    "five dimensions": random_case(5, 400, 5, 3),
    "far from the origin": random_case(6, 150, 2, 2, offset=1e6),
    "small units": random_case(7, 150, 2, 2, scale=1e-8),
    "three points": (
        datasets.three_points().x,
        Theta(np.array([0.5, 0.5]), np.array([[1.0], [3.0]]), np.ones((2, 1, 1))),
    ),
    **{start: (BeTheEM().x, BeTheEM(start=start).run()[0][0].theta) for start in STARTS},
}


def agree(theta_js, theta, scale):
    np.testing.assert_allclose(theta_js["pi"], theta.pi, rtol=0, atol=1e-9)
    np.testing.assert_allclose(theta_js["mu"], theta.mu.ravel(), rtol=1e-9, atol=1e-9 * scale)
    atol = 1e-9 * scale**2
    np.testing.assert_allclose(theta_js["Sigma"], theta.Sigma.ravel(), rtol=1e-9, atol=atol)


@pytest.mark.parametrize("name", CASES)
def test_each_half_step_from_each_state_agrees_with_emlib(drive, name):
    x, theta = CASES[name]
    steps, _ = states(x, theta, 30)
    found = drive([{"job": "step", "x": x, "theta": step.theta} for step in steps])
    for step, js in zip(steps, found, strict=True):
        np.testing.assert_allclose(js["bound"], step.bound, rtol=1e-9)
        gamma = GMM().responsibilities(x, step.theta)
        np.testing.assert_allclose(js["gamma"], gamma.ravel(), rtol=0, atol=1e-9)
    for js, after in zip(found, steps[1:], strict=False):
        agree(js["next"], after.theta, x.std(axis=0).max())


@pytest.mark.parametrize("name", CASES)
def test_runs_agree_as_long_as_no_ellipse_is_a_needle(drive, name):
    x, theta = CASES[name]
    steps, _ = states(x, theta, 30)
    (js,) = drive([{"job": "run", "x": x, "theta": theta, "rounds": 30}])
    scale = x.std(axis=0).max()
    least = np.array([np.linalg.eigvalsh(step.theta.Sigma).min() for step in steps])
    healthy = np.logical_and.accumulate(least > 1e-6 * scale**2)
    assert healthy.sum() >= min(5, len(steps) - 1)
    for t in np.flatnonzero(healthy):
        np.testing.assert_allclose(js["bounds"][t], steps[t].bound, rtol=1e-9)
        agree(js["thetas"][t], steps[t].theta, scale)


def collapsing(seed):
    """A cloud, two points outside it, and a component between these: it will close on them."""
    rng = np.random.default_rng(seed)
    x = rng.standard_normal((80, 2))
    x[:2] = [3, 3] + 0.1 * rng.standard_normal((2, 2))
    Sigma = np.stack([np.eye(2), 0.01 * np.eye(2)])
    return x, Theta(np.array([0.5, 0.5]), np.stack([np.zeros(2), x[:2].mean(axis=0)]), Sigma)


@pytest.mark.parametrize("seed", range(8))
def test_at_a_collapse_both_name_the_same_component(drive, seed):
    x, theta = collapsing(seed)
    _, collapsed = states(x, theta, 200)
    (js,) = drive([{"job": "run", "x": x, "theta": theta, "rounds": 200}])
    assert collapsed is not None
    assert js["collapsed"]["component"] == collapsed.component == 1
    assert abs(js["collapsed"]["iteration"] - collapsed.iteration) <= 1


def test_the_tiny_start_collapses_in_both_at_the_same_iteration(drive):
    x, theta = CASES["tiny"]
    _, collapsed = states(x, theta, 30)
    (js,) = drive([{"job": "run", "x": x, "theta": theta, "rounds": 30}])
    assert js["collapsed"] == {"component": 2, "iteration": 5}
    assert (collapsed.component, collapsed.iteration) == (2, 5)


@pytest.mark.parametrize("seed", range(8))
def test_the_m_step_itself_refuses_what_has_no_width(drive, seed):
    """One component on two points of a plane: both M-steps raise, before any E-step could."""
    x = np.random.default_rng(seed).standard_normal((2, 2))
    theta = Theta(np.ones(1), x.mean(axis=0, keepdims=True), np.eye(2)[None])
    (js,) = drive([{"job": "step", "x": x, "theta": theta}])
    assert js["collapsed"]["component"] == 0
    with pytest.raises(Collapsed):
        GMM().m_step(GMM().e_step(x, theta)[0])


def test_a_component_that_is_responsible_for_nothing_keeps_its_place(drive):
    x = np.linspace(0.0, 1.0, 20)[:, None]
    theta = Theta(np.array([0.5, 0.5]), np.array([[0.5], [1e3]]), np.full((2, 1, 1), 0.1))
    (js,) = drive([{"job": "step", "x": x, "theta": theta}])
    after = GMM().m_step(GMM().e_step(x, theta)[0])
    agree(js["next"], after, 1.0)
    assert js["next"]["pi"] == [1, 0]
    assert js["next"]["mu"][1] == 1e3
    (again,) = drive([{"job": "step", "x": x, "theta": js["next"]}])
    agree(again["next"], GMM().m_step(GMM().e_step(x, after)[0]), 1.0)


def test_e_changes_only_colours_and_m_only_ellipses(drive):
    x, theta = CASES["quick"]
    (frames,) = drive([{"job": "frames", "x": x, "theta": theta, "rounds": 6}])
    assert frames[0]["gamma"] is None
    for step, (before, after) in enumerate(pairwise(frames), start=1):
        same_colours = before["gamma"] == after["gamma"]
        same_ellipses = before["theta"] == after["theta"]
        assert (same_colours, same_ellipses) == ((False, True) if step % 2 else (True, False))
