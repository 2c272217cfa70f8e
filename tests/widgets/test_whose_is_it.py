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

    def foretold(said, x, **s):
        return drive([{"job": "foretold", "said": said, "s": {**OPENED, **s, "x": x}}])[0]

    assert foretold("", -5).startswith("Choose")
    assert foretold("wide", 0).startswith("Drag") and foretold("wide", -5, pi=0.9) == (
        foretold("narrow", 2)
    )
    assert foretold("wide", -5).startswith("As you said") and "0.843" in foretold("half", -5)
    assert foretold("narrow", -5).startswith("Not so")
    assert foretold("skip", -5).startswith("So it is")

    answers = [-4.327, -4.29, -6, 0, 1.66]
    told = drive([{"job": "judged", "given": given} for given in answers])
    assert [text.split(":")[0].split(".")[0] for text in told] == [
        "Right", "Right", "Too far", "Not yet", "That is the right border",
    ]  # fmt: skip


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
    assert "predict first" in picture.text_content() and "1.80" in numbers.text_content()
    page.get_by_label("orange", exact=True).check()
    assert "predict first" not in picture.text_content()
    box = picture.bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 140, box["y"] + 100)
    page.mouse.up()
    assert float(picture.get_attribute("aria-valuenow")) < 0
    page.get_by_text("Exact values").click()
    page.get_by_label("x, exact value").fill("-5.1")
    page.keyboard.press("Enter")
    picture.focus()
    page.keyboard.press("ArrowRight")
    assert float(picture.get_attribute("aria-valuenow")) == -5
    assert "As you said" in page.locator(".em-predict .em-told").text_content()
    page.keyboard.press("Shift+ArrowRight")
    assert float(picture.get_attribute("aria-valuenow")) == -4
    page.get_by_label("Try a setting").select_option("Far away")
    assert "0/0" in picture.text_content() and picture.get_attribute("aria-valuenow") == "-40"
    page.get_by_label("far away:").uncheck()
    assert picture.get_attribute("aria-valuenow") == "-12"
    page.get_by_role("tab", name="Question").click()
    page.get_by_label("left border").fill("-4.33")
    page.get_by_role("button", name="Check").click()
    assert page.locator(".em-question .em-told").text_content().startswith("Right")
