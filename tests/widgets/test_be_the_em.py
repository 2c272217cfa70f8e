"""The four curated starts do what the figure says of them, and Python knows the figure's state."""

import numpy as np
import pytest
import traitlets

from emlib import labels
from emlib.datasets import three_clouds
from emlib.gmm import GMM
from emlib.widgets import BeTheEM
from emlib.widgets.be_the_em import ROUNDS

BEST = -867.878


def trace(start):
    steps, _ = BeTheEM(start=start).run()
    return np.array([step.bound for step in steps])


def predict(start):
    """What this start asks, and what it tells then."""
    return next(s for s in BeTheEM().starts if s["key"] == start)["predict"]


def test_round_six_of_quick_is_the_first_to_gain_less_than_a_tenth():
    bounds, asked = trace("quick"), predict("quick")
    gains = np.diff(bounds)
    first = int((gains < 0.1).argmax()) + 1
    assert f"Round {first} is the first to gain less than 0.1" in asked["because"]
    assert f"all later ones together gain {bounds[-1] - bounds[first]:.2f}" in asked["because"]
    right = next(label for value, label in asked["options"] if value == asked["right"])
    assert right == f"about {first}" and asked["reveal"] == 2 * first
    assert bounds[-1] == pytest.approx(BEST, abs=0.001)
    figure = BeTheEM(start="quick", step=10)
    clouds = three_clouds(300)
    found = figure.gamma.argmax(axis=1)
    assert labels.errors(clouds.z, found) <= 15


def test_slow_has_a_plateau_and_then_rises_again():
    bounds = trace("slow")
    gains = np.diff(bounds)
    leap = gains[2:].argmax() + 2
    plateau = gains[2:22]
    assert leap >= 22 and plateau.max() <= 2.1
    assert (gains[10:15] < 2).all()
    assert gains[leap] == pytest.approx(16.8, abs=0.05)
    assert 2 * (leap + 1) <= 54  # the figure tells it only after the reader has seen it
    assert bounds[-1] == pytest.approx(
        trace("quick")[-1], abs=1e-6
    )  # the figure shows it until it is at rest


@pytest.mark.parametrize(("start", "rounds", "end"), [
    ("slow", 40, "EM is at rest: one more round would gain next to nothing."),
    ("slow", 30, "The figure stops here; EM would go on."),
    ("twins", 40, "EM is at rest"),
    ("quick", 5, "The figure stops here"),
])  # fmt: skip
def test_the_last_words_say_whether_em_is_at_rest(drive, start, rounds, end):
    theta = BeTheEM(start=start).run()[0][0].theta
    (js,) = drive([{"job": "run", "x": BeTheEM().x, "theta": theta, "rounds": rounds}])
    assert end in js["told"][-1]
    first = next((i for i, told in enumerate(js["told"]) if "at rest" in told), len(js["told"]))
    assert all("at rest" in told for told in js["told"][first::2])  # each M from then on
    assert not any("stops here" in told for told in js["told"][:-1])


def test_the_script_and_python_run_equally_long():
    assert f"const ROUNDS = {ROUNDS};" in BeTheEM._esm
    assert len(BeTheEM().run()[0]) == ROUNDS + 1


def test_twins_never_separate_and_end_lower():
    steps, _ = BeTheEM(start="twins").run()
    for step in steps:
        assert np.array_equal(step.theta.mu[1], step.theta.mu[2])
        assert np.array_equal(step.theta.Sigma[1], step.theta.Sigma[2])
    assert steps[-1].bound < BEST - 80


def test_twins_never_separate_in_the_figure_either(drive):
    start = next(start for start in BeTheEM().starts if start["key"] == "twins")
    (js,) = drive([{"job": "run", "x": BeTheEM().x, "theta": start, "rounds": ROUNDS}])
    assert all(theta["mu"][2:4] == theta["mu"][4:6] for theta in js["thetas"])
    assert all(
        "are one and the same" in told or "is one and the same" in told for told in js["told"]
    )


def test_tiny_closes_on_two_points_and_collapses():
    figure = BeTheEM(start="tiny", step=2 * ROUNDS)
    steps, collapsed = figure.run()
    assert (collapsed.component, collapsed.iteration) == (2, 5)
    shares = GMM().responsibilities(figure.x, steps[-1].theta)[:, 2]
    assert shares.sum() == pytest.approx(2, abs=0.01)
    assert (shares > 0.99).sum() == 2


@pytest.mark.parametrize("start", ["quick", "slow", "twins", "tiny"])
def test_the_log_likelihood_never_falls(start):
    assert (np.diff(trace(start)) > -1e-9).all()


def test_state_is_readable_and_settable():
    figure = BeTheEM()
    assert figure.gamma is None
    before = figure.theta
    figure.step = 1  # E: colours
    assert figure.gamma.shape == (300, 3)
    assert all(np.array_equal(a, b) for a, b in zip(figure.theta, before, strict=True))
    colours = figure.gamma
    figure.step = 2  # M: ellipses
    assert np.array_equal(figure.gamma, colours)
    assert not np.array_equal(figure.theta.mu, before.mu)
    assert figure.bound == pytest.approx(GMM().log_likelihood(figure.x, figure.theta), rel=1e-12)


def test_the_repr_states_the_result():
    assert repr(BeTheEM(step=10)) == (
        "BeTheEM(start='quick', step=10): log-likelihood -867.9652 after 5 rounds"
    )
    assert repr(BeTheEM(start="tiny", step=60)).endswith(
        "after 4 rounds, then component 2 collapsed"
    )


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(ValueError, match=r"x must be \(N, 2\)"):
        BeTheEM(np.zeros((10, 3)))
    with pytest.raises(traitlets.TraitError, match="start must be one of"):
        BeTheEM(start="lucky")
