"""W14: the three fits are those of emlib and numpy, and what the words say of them is so."""

from itertools import islice

import numpy as np
import pytest
import traitlets

from emlib import GMMWithHoles, em, fit
from emlib.widgets import Holes
from emlib.widgets.holes import TRUTH, sample

OPENED = {"mechanism": "MAR", "fraction": 0.5, "uncovered": False}
X, NOISE = sample()


def found(drive, states):
    return drive([{"job": "holes", "x": X, "noise": NOISE, "s": s} for s in states])


def theta_of(fit):
    a, b, d = fit["S"]
    return TRUTH._replace(mu=np.array([fit["mu"]]), Sigma=np.array([[[a, b], [b, d]]]))


STATES = [
    {"mechanism": mechanism, "fraction": fraction, "uncovered": False}
    for mechanism in ("MCAR", "MAR", "MNAR")
    for fraction in (0, 0.15, 0.5, 0.9)
]


def test_each_fit_is_a_fixed_point_of_its_rule_on_the_rows_that_emlib_hides(drive):
    for state, got in zip(STATES, found(drive, STATES), strict=True):
        x = Holes(**state).x
        np.testing.assert_array_equal(np.isnan(x[:, 1]), got["hidden"])
        thetas = {name: theta_of(fit) for name, fit in got["fits"].items()}
        _, after = islice(em(GMMWithHoles(), x, thetas["em"]), 2)
        np.testing.assert_allclose(after.theta.mu, thetas["em"].mu, rtol=1e-9)
        np.testing.assert_allclose(after.theta.Sigma, thetas["em"].Sigma, rtol=1e-9)
        filled = GMMWithHoles().expected(x, thetas["fill"])
        np.testing.assert_allclose(filled.mean(axis=0), thetas["fill"].mu[0], rtol=1e-9)
        np.testing.assert_allclose(np.cov(filled.T, bias=True), thetas["fill"].Sigma[0], rtol=1e-9)
        whole = x[~np.isnan(x[:, 1])]
        np.testing.assert_allclose(whole.mean(axis=0), thetas["complete"].mu[0], rtol=1e-9)
        np.testing.assert_allclose(
            np.cov(whole.T, bias=True), thetas["complete"].Sigma[0], rtol=1e-9
        )
        for name, theta in thetas.items():
            ell = GMMWithHoles().log_likelihood(x, theta)
            assert got["ell"][name] == pytest.approx(ell, rel=1e-9)
        np.testing.assert_allclose(Holes(**state).theta.Sigma, thetas["em"].Sigma, rtol=1e-9)


def test_em_from_elsewhere_ends_there_too(drive):
    x = Holes().x
    run = fit(GMMWithHoles(), x, TRUTH, tol=1e-9)
    assert run.bound == pytest.approx(Holes().log_likelihood, abs=1e-6)


def test_the_numbers_of_the_text_are_those_of_the_figure(drive):
    opened, chance, itself = found(
        drive, [OPENED, {**OPENED, "mechanism": "MCAR"}, {**OPENED, "mechanism": "MNAR"}]
    )
    assert opened["numbers"] == [
        "x₂: EM 2.13\u2009±\u20091.13",
        "fill-in 2.13\u2009±\u20091.03",
        "complete 1.50\u2009±\u20090.93",
    ]
    assert opened["told"].startswith("100 of 200 values of x₂ are hidden, where x₁ is large.")
    assert "ℓ is −387.6 where EM ends, −389.4 at" in opened["told"]
    assert itself["numbers"][0] == "x₂: EM 1.69\u2009±\u20090.82"
    means = [got["fits"][name]["mu"][1] for got in (chance,) for name in got["fits"]]
    assert np.ptp(means) < 0.1  # “all three have the mean about right”
    assert chance["fits"]["fill"]["S"][2] < 0.85 * chance["fits"]["em"]["S"][2]
    slope = [got["fits"]["em"]["S"][1] / got["fits"]["em"]["S"][0] for got in (opened, itself)]
    assert slope[1] < 0.75 * slope[0]  # “bent down”
    for mechanism in ("MCAR", "MAR", "MNAR"):
        (whole,) = found(drive, [{**OPENED, "mechanism": mechanism, "fraction": 0}])
        assert "all three ways agree" in whole["told"]
        assert whole["look"].startswith("There is no hole")


def test_predictions_and_answers_are_answered(drive):
    assert [got["shown"] for got in found(drive, [OPENED, STATES[0], STATES[4]])] == [
        True, False, False,
    ]  # fmt: skip
    outcomes = [("", False), ("low", False), ("low", True), ("right", True), ("skip", True)]
    told = drive([{"job": "foreseen14", "said": said, "seen": seen} for said, seen in outcomes])
    starts = ["Choose", "Let x₁ hide", "As you said", "Not so", "So it is"]
    assert all(text.startswith(start) for text, start in zip(told, starts, strict=True))
    (itself,) = found(drive, [{**OPENED, "mechanism": "MNAR"}])
    missed = 2 - itself["fits"]["em"]["mu"][1]
    complete = itself["fits"]["complete"]["mu"][1]
    assert itself["ell"]["truth"] < itself["ell"]["em"]
    given = [missed, 0.31, -missed, 2 - complete, complete, 2 - missed, 1.0, -9]
    told = drive([{"job": "marked14", "given": value} for value in given])
    starts = [
        "Right",
        "Right",
        "The size",
        "That is about",
        "That is about",
        "That is EM",
        "Not",
        "",
    ]
    assert all(text.startswith(start) for text, start in zip(told, starts, strict=True))


def test_every_setting_of_the_menu_can_be_made_in_python_and_bad_ones_are_refused(drive):
    tries = drive([{"job": "tries14"}])[0]
    assert all(got["setting"] != "" for got in found(drive, tries))
    for s in tries:
        assert repr(Holes(**s)).startswith(f"Holes({s['mechanism']!r}, fraction=")
    assert repr(Holes()) == "Holes('MAR', fraction=0.5): EM finds x2 at 2.13, sd 1.13"
    with pytest.raises(traitlets.TraitError, match=r"fraction must be a number from 0 to 0.9"):
        Holes(fraction=0.95)
    with pytest.raises(traitlets.TraitError):
        Holes(mechanism="chance")


def test_controls_move_what_they_should(open_card):
    card = open_card(Holes())
    page, numbers, picture = card.page, card.numbers, card.picture
    part = page.get_by_label("fraction", exact=True)
    assert numbers() == "100 of 200 values of x₂ are hidden."
    card.opens_with_a_prediction("too low", part)
    assert "complete 1.50\u2009±\u20090.93" in numbers() and "As you said" in card.told()
    page.get_by_label("x₂ itself (MNAR)").check()
    assert "EM 1.69" in numbers()
    rings = picture.locator("circle").count()
    page.get_by_label("uncover").check()
    assert picture.locator("circle").count() == rings + 100
    part.fill("0.9")
    assert picture.locator("circle").count() == 200
    card.setting().select_option("Chance hides half")
    assert "fill-in 2.09" in numbers()
    page.get_by_role("tab", name="Notice").click()
    assert "by chance alone" in page.locator(".em-words").inner_text()
    assert card.answer("distance from 2", "0.31").startswith("Right")
