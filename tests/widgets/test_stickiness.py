"""W15: the posterior and ℓ are emlib's, and what the words say of them is so."""

import numpy as np
import pytest
import traitlets

from emlib import datasets
from emlib.widgets import Stickiness

OPENED = {"stick": 0.0, "at": 53, "flips": [], "past": False}
SIXES = Stickiness().sixes


def found(drive, states):
    return drive([{"job": "sticky", "sixes": SIXES, "s": s} for s in states])


def test_the_posterior_and_the_curve_are_those_of_emlib(drive):
    rng = np.random.default_rng(0)
    states = [
        {
            "stick": float(rng.choice([0, 1, 0.85, rng.uniform()])),
            "at": int(rng.integers(1, 81)),
            "flips": sorted(map(int, rng.choice(80, rng.integers(6), replace=False) + 1)),
            "past": bool(rng.integers(2)),
        }
        for _ in range(40)
    ]
    for state, got in zip(states, found(drive, states), strict=True):
        figure = Stickiness(**state)
        np.testing.assert_allclose(got["loaded"], figure.loaded, rtol=1e-9)
        np.testing.assert_allclose(got["ell"], figure.log_likelihood, rtol=1e-9)
        for i in (0, 40, 100):
            figure.stick = i / 100
            np.testing.assert_allclose(got["climb"][i], figure.log_likelihood, rtol=1e-9)


def test_at_0_85_the_chain_is_the_casino():
    np.testing.assert_allclose(Stickiness(stick=0.85).theta.A, datasets.casino().theta.A)


def test_the_numbers_of_the_words_are_those_of_the_figure(drive):
    mixture, casino, one = found(drive, [OPENED, OPENED | {"stick": 0.85}, OPENED | {"stick": 1.0}])
    assert mixture["numbers"] == ["s = 0", "roll 53: loaded 0.600", f"ℓ = −{-mixture['ell']:.2f}"]
    assert "Alone it would say loaded with 0.60; all rolls together say 0.10." in casino["told"]
    assert "for 20 rolls in a row on average, the loaded one for 10 rolls." in casino["told"]
    assert "One die makes all rolls" in one["told"] and len(set(np.round(one["loaded"], 12))) == 1
    inside = found(drive, [OPENED | {"at": 13}])[0]
    assert (
        "no six. Alone it would say loaded with 0.23; all rolls together say 0.23" in inside["told"]
    )
    curve = np.array(mixture["climb"])
    assert curve.argmax() == 86 and curve.max() - curve[0] == pytest.approx(4.28, abs=0.005)
    assert (np.diff(curve)[:86] > 0).all() and (np.diff(curve)[86:] < 0).all()
    near = np.flatnonzero(curve > curve.max() - 1)
    assert (near[0], near[-1], f"{curve.max():.2f}") == (65, 94, "-132.20")
    assert curve[64] == pytest.approx(curve.max() - 1, abs=0.02)
    late = found(drive, [OPENED | {"stick": 0.85, "at": 68, "past": True}])[0]
    assert "The curve now comes late: at roll 68" in late["look"]
    assert (
        SIXES[68] == 1
        and late["loaded"][67]
        < 0.1
        < 0.4
        < found(drive, [OPENED | {"stick": 0.85}])[0]["loaded"][67]
    )
    assert sum(SIXES[42:62]) == 3 and SIXES[52] == 1  # the marked six has no other within five
    assert sum(SIXES[47:58]) == 1


def test_predictions_and_answers_are_answered(drive):
    states = [OPENED | {"stick": s} for s in (0.0, 0.85)] + [OPENED | {"stick": 0.85, "at": 54}]
    assert [got["shown"] for got in found(drive, states)] == [False, True, False]
    for stick in (0.8, 0.9):  # “about 0.10” wherever the verdict may appear
        assert found(drive, [OPENED | {"stick": stick}])[0]["loaded"][52] == pytest.approx(
            0.1, abs=0.05
        )
    outcomes = [("", False), ("less", False), ("less", True), ("more", True), ("skip", True)]
    told = drive([{"job": "foreseen15", "said": said, "seen": seen} for said, seen in outcomes])
    starts = ["Choose", "Move s", "As you said", "Not so", "So it is"]
    assert all(text.startswith(start) for text, start in zip(told, starts, strict=True))
    told = drive([{"job": "marked15", "given": v} for v in (0.64, 0.86, 0.95, 0, 0.5, 0.75, -1)])
    starts = ["Right", "There ℓ is highest", "There ℓ is 1", "There the", "Higher", "Lower", ""]
    assert all(text.startswith(start) for text, start in zip(told, starts, strict=True))


def test_every_setting_of_the_menu_can_be_made_in_python_and_bad_ones_are_refused(drive):
    tries = drive([{"job": "tries15"}])[0]
    assert len({got["setting"] for got in found(drive, tries)} - {""}) == len(tries) == 6
    for s in tries:
        assert repr(Stickiness(**s)).startswith(f"Stickiness(stick={s['stick']:g}): P(loaded) at")
    for state in ({"stick": 1.5}, {"at": 0}, {"at": 81}, {"flips": [0]}, {"stick": "much"}):
        with pytest.raises(traitlets.TraitError):
            Stickiness(**state)


def test_cursor_ball_and_controls_move_what_they_should(open_card):
    card = open_card(Stickiness())
    page, numbers = card.page, card.numbers
    stick = page.get_by_label("stickiness s", exact=True)
    card.opens_with_a_prediction("less", stick)
    stick.fill("0.85")
    assert "roll 53: loaded 0.099" in numbers() and "As you said" in card.told()
    cursor, ball = card.handles.all()
    card.press(cursor, "ArrowRight")
    assert "roll 54, no six" in cursor.get_attribute("aria-valuetext")
    page.get_by_label("this roll is a six").check()
    assert "roll 54, a six" in cursor.get_attribute("aria-valuetext")
    assert card.setting().input_value() == ""
    before = numbers()
    page.get_by_label("past alone").check()
    assert numbers() != before
    card.drag(cursor, -120)
    assert "roll 54" not in numbers()
    card.press(ball, "Shift+ArrowLeft")
    assert "s = 0.75" in numbers()
    card.drag(ball, -400)
    assert "s = 0roll" in numbers()
    card.setting().select_option("One die for all")
    assert "s = 1roll" in numbers()
    assert card.answer("smallest s", "0.64").startswith("Right")
