"""W10: ℓ, the prior and the tops are emlib's, and what the words say of them is so."""

import numpy as np
import pytest
import traitlets
from scipy.stats import norm

from emlib.widgets import Collapse

OPENED = {"data": "five points", "mean": 0.3, "sigma": 1.0, "Psi": 0.0}
PETALS = {"data": "petal widths", "mean": 0.2, "sigma": 0.0526, "Psi": 0.0}
SETS = Collapse().sets


def found(drive, states):
    return drive([{"job": "collapse", "set": SETS[s["data"]], "s": s} for s in states])


def sums(state, sigmas):
    """ℓ + ln prior at these widths, by emlib."""
    figure, out = Collapse(**state), []
    for figure.sigma in map(float, sigmas):
        out.append(figure.log_likelihood + figure.log_prior)
    return np.array(out)


def test_the_curve_and_the_prior_are_those_of_emlib_down_to_the_narrowest_spike(drive):
    rng = np.random.default_rng(0)
    states = [
        {
            "data": str(name),
            "mean": float(rng.choice(SETS[name]["values"]) + rng.choice([0, 0, 1e-3, 0.2])),
            "sigma": float(10 ** rng.uniform(-8, 0.45)),
            "Psi": float(rng.choice([0, 0.001, 0.145, rng.uniform(0.001, 1)])),
        }
        for name in rng.choice(list(SETS), 60)
    ]
    for state, got in zip(states, found(drive, states), strict=True):
        figure = Collapse(**state)
        np.testing.assert_allclose(got["l"], figure.log_likelihood, rtol=1e-9)
        np.testing.assert_allclose(got["prior"], figure.log_prior, rtol=1e-9)
        assert got["alone"] <= got["l"]


def test_the_tops_are_all_that_a_fine_grid_of_emlib_shows(drive):
    states = [{**OPENED, "Psi": psi} for psi in (0, 0.001, 0.01, 0.1, 1)]
    states += [{**OPENED, "mean": 0.31}, {**OPENED, "mean": 0.6}]
    states += [{**PETALS, "Psi": psi} for psi in (0, 0.01, 0.145)]
    grid = 3 * 10 ** -np.linspace(0, 3.2, 100)
    for state, got in zip(states, found(drive, states), strict=True):
        v = sums(state, grid)
        at = np.flatnonzero((v[1:-1] > v[:-2] + 1e-9) & (v[1:-1] >= v[2:])) + 1
        np.testing.assert_allclose(got["tops"], grid[at], rtol=0.08)
        for top in got["tops"]:
            below = sums(state, [0.999 * top, top, 1.001 * top])
            assert below.argmax() == 1


def test_the_numbers_of_the_text_are_those_of_the_figure(drive):
    needles = [{**OPENED, "sigma": s} for s in (1.0, 0.22, 1e-4, 1e-8)]
    np.testing.assert_allclose(
        [got["l"] for got in found(drive, needles)], [-9.55, -10.29, -2.87, 6.34], atol=0.005
    )
    psis = [{**OPENED, "Psi": psi} for psi in (0.01, 0.1, 1)]
    tops = [got["tops"] for got in found(drive, psis)]
    np.testing.assert_allclose(np.ravel(tops), [0.041, 0.130, 0.448], atol=5e-4)
    petals, calm = found(drive, [PETALS, {**PETALS, "sigma": 0.0949, "Psi": 0.145}])
    assert petals["numbers"] == ["σ = 0.0526", "ℓ = −149.58", "no prior"]
    assert "0.921 and 0.0526" in petals["told"] and "one top, at σ = 0.0949" in calm["told"]
    assert calm["numbers"][2] == "ln prior = −2.66"
    beside, between = found(
        drive, [{**OPENED, "mean": 0.31, "sigma": 0.01}, {**OPENED, "mean": 0.6, "sigma": 1e-8}]
    )
    assert "0.385 and 0.01. Further right it levels off at −12.58" in beside["told"]
    half = norm.logpdf(Collapse().x, 0.96, 1.5).sum() + 5 * np.log(0.5)
    assert between["alone"] == pytest.approx(half)  # K = 1 would have -9.12
    assert between["l"] == pytest.approx(between["alone"]) and "0.3 away" in between["told"]
    far = found(drive, [{**OPENED, "Psi": 1.0, "sigma": 1e-8}])[0]["numbers"]
    assert far[0::2] == ["σ = 10⁻⁸", "ln prior = −5·10¹⁵"]
    briefs = drive([{"job": "brief", "v": v} for v in (0, 0.0526, 2.5e-6, -3, 1e-8)])
    assert briefs == ["0", "0.0526", "2.5·10⁻⁶", "-3", "10⁻⁸"]


def test_predictions_and_answers_are_answered(drive):
    states = [{**OPENED, "sigma": s, "mean": m} for s, m in ((1e-6, 0.3), (1e-5, 0.3), (1e-8, 0.6))]
    assert [got["climbed"] for got in found(drive, states)] == [True, False, False]
    outcomes = [("", False), ("climbs", False), ("climbs", True), ("top", True), ("skip", True)]
    told = drive([{"job": "foreseen", "said": said, "seen": seen} for said, seen in outcomes])
    starts = ["Choose", "On the five", "As you said", "Not so", "So it is"]
    assert all(text.startswith(start) for text, start in zip(told, starts, strict=True))
    deep, deeper = found(drive, [{**PETALS, "sigma": 1e-3}, {**PETALS, "sigma": 1e-4}])
    gain = deeper["l"] - deep["l"]
    assert gain == pytest.approx(29 * np.log(10), abs=0.05)
    assert gain == pytest.approx(66.76, abs=0.005)  # GAIN of the story
    given = [gain, 66.8, 2.3, 345.4, 10, -1]
    told = drive([{"job": "marked", "given": value} for value in given])
    starts = ["Right", "Right", "That is ln 10", "That would be all", "Not so", ""]
    assert all(text.startswith(start) for text, start in zip(told, starts, strict=True))


def test_every_setting_of_the_menu_can_be_made_in_python_and_bad_ones_are_refused(drive):
    tries = drive([{"job": "tries10"}])[0]
    assert all(got["setting"] != "" for got in found(drive, tries))
    for s in tries:
        assert repr(Collapse(**s)).startswith(f"Collapse({s['data']!r}, mean={s['mean']:g}, ")
    assert repr(Collapse()).endswith("Psi=0): log-likelihood -9.55, log prior 0.00")
    bad = [{"sigma": 1e-9}, {"sigma": 4.0}, {"data": "iris"}, {"Psi": 2.0}, {"mean": "left"}]
    for state in bad:
        with pytest.raises(traitlets.TraitError):
            Collapse(**state)
    with pytest.raises(traitlets.TraitError, match=r"Psi must be 0 .* found 0.0001"):
        Collapse(Psi=1e-4)
    with pytest.raises(traitlets.TraitError, match=r"mean must lie .* from -0.5 to 3, found 4.0"):
        Collapse(data="petal widths", mean=4.0)


def test_spike_ball_and_controls_move_what_they_should(open_page):
    page = open_page([Collapse()], width=390, height=700)
    numbers, picture = page.locator(".em-numbers"), page.locator(".em-picture")
    prior = page.get_by_label("prior Ψ (0: none)", exact=True)
    assert "predict first" in picture.text_content() and prior.is_disabled()
    page.get_by_label("climbs for ever").check()
    assert "ℓ = −9.55" in numbers.text_content()
    assert "half of the wide bell" in picture.text_content()
    spike, ball = page.locator(".em-handle").all()
    spike.focus()
    page.keyboard.press("Shift+ArrowUp")
    assert "σ = 0.1ℓ" in numbers.text_content()
    page.keyboard.press("ArrowRight")
    assert "spike at 0.31" in spike.get_attribute("aria-valuetext")
    page.keyboard.press("ArrowLeft")
    box = spike.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 2, box["y"] - 80)
    page.mouse.up()
    assert "σ = 10⁻⁸" in numbers.text_content()
    assert "spike at 0.3," in spike.get_attribute("aria-valuetext")  # a point nearby holds it
    assert "As you said" in page.locator(".em-predict .em-told").text_content()
    box = ball.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] - 150, box["y"])
    page.mouse.up()
    assert 1e-6 < 10 ** float(ball.get_attribute("aria-valuenow")) < 0.1
    ball.focus()
    before = float(ball.get_attribute("aria-valuenow"))
    page.keyboard.press("ArrowRight")
    assert float(ball.get_attribute("aria-valuenow")) == pytest.approx(before - 0.1, abs=0.011)
    prior.fill("0.1")
    assert "ln prior" in numbers.text_content() and "ℓ + ln prior" in picture.text_content()
    page.get_by_label("petal widths of 150").check()
    assert page.get_by_label("Try a setting").input_value() == ""
    page.get_by_label("Try a setting").select_option("Petal widths")
    assert "ℓ = −149.58" in numbers.text_content()
    page.get_by_text("Exact values").click()
    page.get_by_label("log₁₀ σ, exact value").fill("-4")
    page.keyboard.press("Enter")
    assert "ℓ = 8.64" in numbers.text_content()
    page.get_by_label("mean, exact value").fill("0.25")
    page.keyboard.press("Enter")
    assert "spike at 0.25" in spike.get_attribute("aria-valuetext")
    page.get_by_role("tab", name="Question").click()
    page.get_by_label("gain in nats").fill("66.8")
    page.get_by_role("button", name="Check").click()
    assert page.locator(".em-question .em-told").text_content().startswith("Right")
