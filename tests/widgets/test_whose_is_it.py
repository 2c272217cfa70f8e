"""W04: its numbers are emlib's, its words are true of them, and every control does what it says."""

import numpy as np
import pytest
import traitlets

from emlib import GMM
from emlib.widgets import WhoseIsIt

OPENED = {"pi": 0.5, "sigma1": 1, "sigma2": 2, "far": False}


def shown(drive, cases):
    return drive([{"job": "whose", "x": x, "s": {**OPENED, **s}} for x, s in cases])


def test_shares_and_density_are_those_of_emlib_also_far_away(drive):
    rng = np.random.default_rng(0)
    cases = [
        (float(x), {"pi": float(p), "sigma1": float(a), "sigma2": float(b)})
        for x, p, a, b in rng.uniform((-100, 0.01, 0.25, 0.25), (100, 0.99, 4, 4), (200, 4))
    ]
    for (x, s), found in zip(cases, shown(drive, cases), strict=True):
        figure = WhoseIsIt(x=x, **s)
        np.testing.assert_allclose(found["shares"], figure.shares, rtol=1e-9, atol=1e-100)
        np.testing.assert_allclose(found["logDensity"], figure.log_density, rtol=1e-9)
        for border in found["borders"]:
            gamma = GMM().responsibilities([[border]], figure.theta)[0]
            assert gamma == pytest.approx([0.5, 0.5], abs=1e-9)


def test_the_borders_are_all_there_are(drive):
    cases = [(0.0, {}), (0.0, {"sigma2": 1}), (0.0, {"pi": 0.05}), (0.0, {"pi": 0.01, "sigma1": 4})]
    grid = np.linspace(-100, 100, 400_001)
    for (_, s), found in zip(cases, shown(drive, cases), strict=True):
        gamma = GMM().responsibilities(grid[:, None], WhoseIsIt(**s).theta)[:, 0]
        crossings = grid[1:][np.diff(gamma > 0.5)]
        np.testing.assert_allclose(found["borders"], crossings, atol=1e-3)
    counts = [len(found["borders"]) for found in shown(drive, cases)]
    assert counts[:3] == [2, 1, 2]


def test_plain_arithmetic_loses_what_logarithms_keep(drive):
    near, beyond, other = shown(drive, [(-73.0, {}), (-73.5, {}), (81.5, {})])
    assert near["naive"] == 0  # JSON has no NaN: it comes as None
    assert beyond["naive"] is None and other["naive"] is None
    assert beyond["shares"] == [pytest.approx(0, abs=1e-100), 1]


def test_the_words_say_what_is_so(drive):
    (at_minus_5,) = shown(drive, [(-5.0, {})])
    assert at_minus_5["numbers"] == ["blue 0.157", "orange 0.843", "ln p(x) = −12.26"]
    assert at_minus_5["told"] == (
        "The shares are equal at two places; beyond both, far out, orange owns everything."
    )
    other, one, none = shown(drive, [(0, {"sigma2": 0.5}), (0, {"sigma2": 1}), (0, {"pi": 0.01})])
    assert "blue owns everything" in other["told"] and "at one place alone, at 2.00" in one["told"]
    assert none["told"] == "One hill has more than half everywhere."


def test_the_prediction_is_judged_by_the_shares_on_the_wider_hill(drive):
    def foretold(said, x=-3.5, **s):
        state = {**OPENED, "sigma2": 3, **s, "x": x}
        return drive([{"job": "foretold", "said": said, "s": state}])[0]

    assert foretold("").startswith("Choose or skip")
    asked = foretold("wide", sigma2=2)
    assert "Wider hill" in asked
    assert foretold("wide", pi=0.9) == foretold("narrow", -2.9) == foretold("wide", -4.1) == asked
    for x in (-4, -3.7, -3.5, -3):
        before, after = (WhoseIsIt(x=x, sigma2=s).shares for s in (2, 3))
        assert before[0] > 0.6 and after[1] > 0.6  # the point changes hands
        told = foretold("wide", x)
        assert told.startswith("As you said")
        assert f"has {after[1]:.3f}, and with sd 2 it had {before[1]:.3f}." in told
        assert foretold("narrow", x).startswith("Not so") and foretold("half", x)[:6] == "Not so"
        assert foretold("skip", x).startswith("So it is")


def test_the_answer_is_judged_by_the_borders_of_the_wider_hill(drive):
    left, right = shown(drive, [(0, {"sigma2": 3})])[0]["borders"]
    answers = [left, left + 0.04, left - 1, 0, right, 3, -4.33]
    told = drive([{"job": "judged", "given": given} for given in answers])
    assert [text.split(":")[0].split(".")[0] for text in told] == [
        "Right", "Right", "Too far", "Not yet", "That is the right border",
        "Go to the left of both centres", "That is the place for sd 2",
    ]  # fmt: skip
    assert told[0].startswith(f"Right: −{-left:.2f}. ")


def test_the_repr_says_the_result_and_bad_values_are_refused():
    assert repr(WhoseIsIt(x=-5)) == (
        "WhoseIsIt(x=-5, pi=0.5, sigma1=1, sigma2=2): shares 0.157 and 0.843, ln p = -12.26"
    )
    for bad in ({"pi": 0.0}, {"sigma1": 9}, {"x": 1000}, {"x": "near"}):
        with pytest.raises(traitlets.TraitError):
            WhoseIsIt(**bad)


def test_mouse_keys_and_choices_move_the_point(open_page):
    page = open_page([WhoseIsIt()], width=390, height=700, has_touch=True)
    picture, numbers = page.locator(".em-picture"), page.locator(".em-numbers")
    point = page.get_by_role("slider", name="place of the point")
    assert "predict first" in picture.text_content() and "1.80" in numbers.text_content()
    page.get_by_label("now orange's", exact=True).check()
    assert "predict first" not in picture.text_content()
    ribbon = [box_of.bounding_box() for box_of in page.locator(".em-picture .em-hill").all()[2:]]
    blue, orange = ((box["y"], box["y"] + box["height"]) for box in ribbon)
    frame = page.locator(".em-picture .em-area").last.bounding_box()
    assert blue[1] == pytest.approx(frame["y"] + frame["height"], abs=1)  # blue stands on 0
    assert orange[0] == pytest.approx(frame["y"], abs=1)  # and orange reaches up to 1
    assert blue[0] > frame["y"] + 1  # where blue is highest, orange still has something
    box = picture.bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 140, box["y"] + 100)
    page.mouse.up()
    assert float(point.get_attribute("aria-valuenow")) < 0
    page.get_by_text("Exact values").click()
    page.get_by_label("x, exact value").fill("-5.1")
    page.keyboard.press("Enter")
    point.focus()
    page.keyboard.press("ArrowRight")
    assert float(point.get_attribute("aria-valuenow")) == -5
    page.keyboard.press("Shift+ArrowRight")
    assert float(point.get_attribute("aria-valuenow")) == -4
    page.get_by_label("Try a setting").select_option("Wider hill")
    assert point.get_attribute("aria-valuenow") == "-3.5"
    assert "As you said" in page.locator(".em-predict .em-told").text_content()
    page.get_by_label("Try a setting").select_option("Far away")
    assert "0/0" in picture.text_content() and point.get_attribute("aria-valuenow") == "-40"
    page.get_by_label("far away:").uncheck()
    assert point.get_attribute("aria-valuenow") == "-12"
    page.get_by_role("tab", name="Question").click()
    page.get_by_label("left border").fill("-2.67")
    page.get_by_role("button", name="Check").click()
    assert page.locator(".em-question .em-told").text_content().startswith("Right")
