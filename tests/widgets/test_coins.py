"""W13: coins, shares, sums and ℓ are numpy's, and what the words say of them is so."""

import numpy as np
import pytest
import traitlets
from scipy.stats import binom

from emlib import datasets
from emlib.widgets import Coins

SETS = Coins().sets
OPENED = {"a": 0.6, "b": 0.5, "hard": False, "step": 0}


def found(drive, states):
    return drive([{"job": "coins", "sets": SETS, "s": s} for s in states])


def test_the_sets_are_the_stored_ones():
    np.testing.assert_array_equal(SETS, datasets.coins().x)


def test_every_half_step_is_that_of_python_soft_and_hard(drive):
    rng = np.random.default_rng(0)
    states = [
        {
            "a": float(rng.choice([0.01, 0.3, 0.99, rng.uniform(0.01, 0.99)])),
            "b": float(rng.choice([0.01, 0.3, 0.99, rng.uniform(0.01, 0.99)])),
            "hard": bool(rng.random() < 0.4),
            "step": int(rng.integers(0, 61)),
        }
        for _ in range(80)
    ]
    for s, got in zip(states, found(drive, states), strict=True):
        figure = Coins(**s)
        np.testing.assert_allclose(got["theta"], figure.theta, rtol=1e-9)
        assert got["ell"] == pytest.approx(figure.log_likelihood, rel=1e-9)
        if s["step"] == 0:
            assert got["ofA"] is None and got["tally"] is None
            continue
        before = Coins(**{**s, "step": s["step"] - 1 - (s["step"] + 1) % 2})  # where E was made
        gamma = before.shares(before.theta)
        np.testing.assert_allclose(got["ofA"], gamma[:, 0], rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(got["tally"], gamma.T @ np.array(SETS), rtol=1e-9, atol=1e-9)


def test_shares_are_bayes_rule_with_the_binomial_that_counts_orders(drive):
    theta = np.array([0.6, 0.5])
    heads = np.array(SETS)[:, :1]
    joint = 0.5 * binom.pmf(heads, 10, theta)
    np.testing.assert_allclose(Coins().shares(theta), joint / joint.sum(axis=1, keepdims=True))
    orders = np.log(binom.pmf(heads, 10, 0.5) / 0.5**10).sum()  # the same for all coins
    ell = np.log(joint.sum(axis=1)).sum()
    assert Coins().log_likelihood == pytest.approx(ell - orders)


def test_the_numbers_of_the_words_are_those_of_the_figure(drive):
    steps = [0, 1, 2, 40]
    opened, split, divided, rest = found(drive, [{**OPENED, "step": step} for step in steps])
    assert "0.60, B with 0.50" in opened["told"] and opened["numbers"][2] == "ℓ −33.094"
    assert "0.80 of set 2, that is 7.2 heads and 0.8 tails" in split["told"]
    assert "21.3 heads in 29.9 flips, which makes 0.713" in divided["told"]
    assert divided["numbers"] == ["A 0.7130", "B 0.5813", "ℓ −31.859", "round 1"]
    assert rest["told"].startswith("At rest: no coin") and rest["numbers"][:2] == [
        "A 0.7968",
        "B 0.5196",
    ]
    ratio = 0.5**10 / (0.6 * 0.4) ** 5  # of the story
    assert f"{ratio:.2f}" == "1.23" and f"{split['ofA'][0]:.2f}" == "0.45"
    hard, given = found(drive, [{**OPENED, "hard": True, "step": step} for step in (4, 1)])
    assert hard["numbers"][:3] == ["A 0.8000", "B 0.4500", "ℓ −31.707"]
    assert hard["ell"] < rest["ell"] and hard["told"].startswith("At rest: no set")
    assert "A gets sets 2, 3 and 5, B sets 1 and 4" in given["told"]
    halves, pooled = found(
        drive, [{**OPENED, "a": 0.3, "b": 0.3, "step": step} for step in (1, 60)]
    )
    assert "half of every set" in halves["told"]
    np.testing.assert_allclose(pooled["theta"], 0.66)
    lost = {**OPENED, "a": 0.3, "b": 0.3, "hard": True, "step": 2}
    assert "B has got no flip and stays" in found(drive, [lost])[0]["told"]


def test_the_log_likelihood_never_falls_where_e_is_soft(drive):
    states = [{**OPENED, "a": 0.11, "b": 0.83, "step": step} for step in range(0, 60, 2)]
    ells = [got["ell"] for got in found(drive, states)]
    assert (np.diff(ells) > -1e-9).all()


def test_predictions_and_answers_are_answered(drive):
    assert [got["split"] for got in found(drive, [OPENED, {**OPENED, "step": 1}])] == [False, True]
    outcomes = [("", False), ("half", False), ("half", True), ("whole", True), ("skip", True)]
    told = drive([{"job": "guessed13", "said": said, "seen": seen} for said, seen in outcomes])
    starts = ["Choose", "Now press E", "As you said", "Not so", "So it is"]
    assert all(text.startswith(start) for text, start in zip(told, starts, strict=True))
    given = [0.66, 0.3, 0.7968, 0.5, -1]
    told = drive([{"job": "verdict13", "given": value} for value in given])
    starts = ["Right", "Not so: M", "Not so: nothing", "Not so. Choose", ""]
    assert all(text.startswith(start) for text, start in zip(told, starts, strict=True))
    assert told[-1] == ""


def test_every_setting_of_the_menu_can_be_made_in_python_and_bad_ones_are_refused(drive):
    tries = drive([{"job": "tries13"}])[0]
    assert all(got["setting"] != "" for got in found(drive, tries))
    for s in tries:
        assert repr(Coins(**s)).startswith(f"Coins(a={s['a']:g}, b={s['b']:g}, step={s['step']}, ")
    assert repr(Coins()).endswith("A 0.6000, B 0.5000, log-likelihood -33.0939")
    for bad in ({"a": 0.0}, {"b": 1.5}, {"a": "half"}, {"step": 61}, {"step": -1}, {"hard": 2}):
        with pytest.raises(traitlets.TraitError):
            Coins(**bad)


def test_buttons_keys_switch_and_coins_move_what_they_should(open_card):
    card = open_card(Coins())
    page, numbers = card.page, card.numbers
    hard = page.get_by_label("hard: each set whole", exact=False)
    back, E = (page.get_by_role("button", name=name) for name in ("Back", "E split"))
    assert E.get_attribute("aria-disabled") == "true" and hard.is_disabled()
    page.get_by_label("nearly half each").check()
    E.click()
    assert "As you said" in card.told() and "A 0.45" in card.picture.text_content()
    assert E.get_attribute("aria-disabled") == "true"
    page.keyboard.press("m")
    assert "A 0.7130B 0.5813ℓ −31.859round 1" in numbers()
    assert "21.3 H" in card.picture.text_content()
    hard.check()
    assert "A 0.8000B 0.4500" in numbers()
    hard.uncheck()
    back.click()
    assert "A 0.6000" in numbers()
    a, b = card.handles.all()
    card.press(b, "Shift+ArrowLeft")
    assert "B 0.4000" in numbers() and "round 0" in numbers()
    card.drag(a, 60)
    assert float(a.get_attribute("aria-valuenow")) > 0.7
    card.setting().select_option("At rest")
    assert "A 0.7968B 0.5196" in numbers()
    card.exact("coin A begins", "0.25")
    assert "A 0.2500B 0.5000" in numbers()
    assert card.answer("both end at", "0.66").startswith("Right")
