"""W16: lines, gate and ℓ are emlib's after every round, and what the words say of them is so."""

from itertools import islice

import numpy as np
import pytest
import traitlets

from emlib import datasets, em
from emlib.experts import Experts
from emlib.widgets import GateSteps
from emlib.widgets.gate_steps import LAST, WAYS

LINES = datasets.two_lines()
XY = LINES.x
OPENED = {"heights": [0.0, 0.0, 2.0, 2.0], "way": "top", "round": 0}


def found(drive, states):
    return drive([{"job": "experts", "xy": XY, "s": s} for s in states])


def test_every_round_of_every_way_is_that_of_emlib(drive):
    rng = np.random.default_rng(0)
    starts = [OPENED["heights"], rng.uniform(-2, 3.5, 4).round(2).tolist()]
    states = [
        {"heights": h, "way": w, "round": int(rng.integers(4, 30))} for h in starts for w in WAYS
    ]
    for state, got in zip(states, found(drive, states), strict=True):
        figure = GateSteps(**state)
        steps = list(islice(em(WAYS[figure.way], XY, figure.start), 31))
        np.testing.assert_allclose(got["bounds"][:31], [s.bound for s in steps], rtol=1e-9)
        theta, bound = steps[figure.round]
        assert got["l"] == pytest.approx(bound, rel=1e-9)
        np.testing.assert_allclose(got["lines"], theta.W, rtol=1e-6, atol=1e-6)
        np.testing.assert_allclose(got["sigma2"], theta.sigma2, rtol=1e-6)
        np.testing.assert_allclose(got["logit"], theta.V[1] - theta.V[0], rtol=1e-6, atol=1e-6)


def test_a_step_that_is_too_long_is_halved(drive):
    steep = LINES.theta._replace(V=np.array([[0, 0], [0, 4.0]]))  # no lines lead to such a gate
    S = Experts().e_step(XY, LINES.theta)[0]._replace(theta=steep)
    asked = {"job": "climbed16", "xy": XY, "logit": [0, 4], "share": S.gamma[:, 1]}
    for way in ("small", "newton", "top"):
        (got,) = drive([{**asked, "way": way}])
        V = WAYS[way].m_step(S).V
        np.testing.assert_allclose(got, V[1] - V[0], rtol=1e-6)


def test_the_numbers_of_the_text_are_those_of_the_figure(drive):
    ways = {
        w: got["bounds"]
        for w, got in zip(WAYS, found(drive, [{**OPENED, "way": w} for w in WAYS]), strict=True)
    }
    assert all(
        np.diff(bounds).min() > -1e-9 and len(bounds) == LAST + 1 for bounds in ways.values()
    )
    within = {
        w: int(np.argmax(np.array(b) > -195.9695 - 0.1)) for w, b in ways.items() if w != "none"
    }
    assert within == {"small": 40, "newton": 9, "top": 9}
    for w in ("small", "newton", "top"):
        assert ways[w][-1] == pytest.approx(-195.97, abs=0.005)
    assert ways["none"][60] == pytest.approx(-431.57, abs=0.005)
    assert ways["top"][60] - ways["none"][60] == pytest.approx(235.6, abs=0.05)
    (twins,) = found(drive, [{"heights": [1.0] * 4, "way": "top", "round": 60}])
    assert "one half at every x" in twins["told"] and "less than 0.01" in twins["told"]
    (end,) = found(drive, [{**OPENED, "round": 60}])
    assert "one half at x = 0.62" in end["told"] and end["numbers"][1] == "ℓ = −195.97"
    assert GateSteps(round=60).step.theta.V.shape == (2, 2)


def test_predictions_and_answers_are_answered(drive):
    states = [
        {**OPENED, "way": w, "round": t} for w, t in (("small", 40), ("small", 39), ("top", 60))
    ]
    assert [got["arrived"] for got in found(drive, states)] == [True, False, False]
    outcomes = [("", False), ("same", False), ("same", True), ("falls", True), ("skip", True)]
    told = drive([{"job": "foreseen16", "said": said, "seen": seen} for said, seen in outcomes])
    starts = ["Choose", "From the lines", "As you said", "Not so", "So it is"]
    assert all(text.startswith(start) for text, start in zip(told, starts, strict=True))
    told = drive([{"job": "marked16", "given": v} for v in (235.6, 235.5, 431.57, 100, -1)])
    starts = ["Right", "Right", "That is where", "Not so", ""]
    assert all(text.startswith(start) for text, start in zip(told, starts, strict=True))


def test_every_setting_of_the_menu_can_be_made_in_python_and_bad_ones_are_refused(drive):
    tries = drive([{"job": "tries16"}])[0]
    assert all(got["setting"] != "" for got in found(drive, tries))
    figures = [GateSteps(**s) for s in tries]
    assert [(f.way, f.round, f.heights) for f in figures] == [
        (s["way"], s["round"], s["heights"]) for s in tries
    ]
    small = next(s for s in tries if s["way"] == "small")
    told = repr(GateSteps(**small))
    assert told.startswith("GateSteps('small', round=60, ") and told.endswith("-195.98")
    assert repr(GateSteps()).endswith("log-likelihood -642.90")
    bad = [
        {"way": "two"},
        {"round": -1},
        {"round": 101},
        {"heights": [0, 0, 2]},
        {"heights": [9.0, 0, 0, 0]},
    ]
    for state in bad:
        with pytest.raises(traitlets.TraitError):
            GateSteps(**state)


def test_handles_rounds_and_ways_move_what_they_should(open_card):
    card = open_card(GateSteps())
    page, numbers = card.page, card.numbers
    rounds = page.get_by_label("round", exact=True)
    card.opens_with_a_prediction("same height", rounds)
    assert "ℓ = −642.90" in numbers()
    first, ball = card.handles.first, card.handles.last
    card.press(first, "Shift+ArrowUp")
    assert first.get_attribute("aria-valuetext") == "blue at x = −3: y = 1.00"
    assert card.setting().input_value() == ""
    card.drag(first, 0, 30)
    assert float(first.get_attribute("aria-valuenow")) < 0.5
    card.setting().select_option("One small step, round 60")
    assert "ℓ = −195.98" in numbers() and not first.is_visible()
    assert "As you said" in card.told()
    page.get_by_label("none", exact=True).check()
    assert "ℓ = −431.57" in numbers()
    card.press(ball, "ArrowLeft")
    assert "round 59" in numbers()
    card.drag(ball, -120)
    assert 3 < int(ball.get_attribute("aria-valuenow")) < 40
    rounds.fill("0")
    card.exact("orange at x = 3", "3.5")
    assert "y = 3.50" in card.handles.nth(3).get_attribute("aria-valuetext")
    assert card.answer("nats lost", "235.6").startswith("Right")
