"""W11: the stored mixtures are what emlib finds, the line touches the winner, the words are so."""

import math

import numpy as np
import pytest
import traitlets

import make_price_fits as tool
from emlib import GMM, criteria, labels
from emlib.datasets import iris
from emlib.widgets import PriceOfParameter
from emlib.widgets.price import PLANES, points, stored_fits

FITS, POINTS, SETS = stored_fits(), points(), PriceOfParameter().sets
N = {name: len(x) for name, x in POINTS.items()}


def found(drive, states):
    jobs = [{"job": "price", "models": SETS[s["data"]]["models"], "s": s, "p": 0} for s in states]
    return drive(jobs)


def named(data):
    return {m["name"]: m for m in SETS[data]["models"]}


def test_all_models_are_stored_and_their_numbers_are_those_of_emlib():
    wanted = {(data, *model) for data, models in tool.MODELS.items() for model in models}
    assert set(FITS) == wanted and list(tool.sets()) == list(PLANES)
    for (data, family, K), theta in FITS.items():
        x, model = tool.sets()[data], GMM(family=tool.FAMILIES[family])
        own = named(data)[f"{family} {K}"]
        assert own["l"] == pytest.approx(model.log_likelihood(x, theta), rel=1e-12)
        bic = -2 * own["l"] + math.log(len(x)) * own["p"]
        assert bic == pytest.approx(criteria.bic(model, x, theta), rel=1e-12)
        assert (np.diff(theta.mu[:, PLANES[data][0][0]]) >= 0).all()


def test_each_stored_mixture_is_a_place_where_em_rests():
    for (data, family, K), theta in FITS.items():
        model = GMM(family=tool.FAMILIES[family]).prepared(POINTS[data])
        post, _ = model.posterior(POINTS[data], theta)
        after = model.m_step(model.statistics(POINTS[data], post))
        gain = model.log_likelihood(POINTS[data], after) - named(data)[f"{family} {K}"]["l"]
        assert abs(gain) < 2e-3, (data, family, K)  # the runs stop at a gain of 1e-3


@pytest.mark.parametrize(("data", "family", "K"), [("iris", "tied", 2), ("faithful", "full", 2)])
def test_a_quick_search_ends_where_the_stored_one_did(data, family, K):
    run = tool.best(POINTS[data], family, K, starts=2)
    assert run.bound == pytest.approx(named(data)[f"{family} {K}"]["l"], abs=2e-3)


def test_the_line_touches_the_winner_and_its_end_gives_the_price_back(drive):
    rng = np.random.default_rng(0)
    states = [
        {"data": data, "price": float(price), "model": ""}
        for data in PLANES
        for price in (0, 2, math.log(N[data]), *rng.uniform(0, 10, 20))
    ]
    for state, got in zip(states, found(drive, states), strict=True):
        figure = PriceOfParameter(**state)
        costs = np.array([-2 * m["l"] + state["price"] * m["p"] for m in figure.models])
        assert got["best"] == figure.winner["name"]
        np.testing.assert_allclose(got["losses"], costs - costs.min(), atol=1e-9)
        np.testing.assert_allclose(got["height"], costs.min(), rtol=1e-9)
        assert got["back"] == pytest.approx(state["price"], abs=1e-9)


def test_the_shares_of_the_picture_are_those_of_emlib(drive):
    raw = [np.frombuffer(raw, "<f4").astype(float) for raw in PriceOfParameter().points]
    keys = [("one cloud", "spherical", 6), ("iris", "full", 4), ("faithful", "tied", 3)]
    x = [own.reshape(N[key[0]], -1) for key, own in zip(keys, raw, strict=True)]
    thetas = [named(data)[f"{family} {K}"]["theta"] for data, family, K in keys]
    jobs = [{"job": "shares", "x": a, "theta": t} for a, t in zip(x, thetas, strict=True)]
    for key, own, got in zip(keys, x, drive(jobs), strict=True):
        gamma = GMM().responsibilities(own, FITS[key])
        np.testing.assert_allclose(np.reshape(got, gamma.shape), gamma, rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(own, POINTS[key[0]], rtol=1e-6)


def test_the_numbers_of_the_text_are_those_of_the_figure(drive):
    tries = drive([{"job": "tries11"}])[0]
    free, aic, bic, six, flowers, geyser = results = found(drive, tries)
    assert all(got["setting"] != "" for got in results)
    winners = ["full 2", "full 2", "full 1", "full 1", "full 2", "tied 3"]
    assert [got["best"] for got in results] == winners
    assert free["numbers"] == ["p = 11", "ℓ = −1041.50", "−2ℓ + 0.00 p = 2083.0"]
    assert free["told"].startswith("Free of charge, two ellipses win. One ellipse loses by 16.9,")
    assert free["told"].endswith(", the height of its mark above the line.")
    assert aic["told"].startswith("At AIC’s price of 2, two ellipses win.")
    assert bic["told"].startswith("At BIC’s price of ln 503 = 6.22, one ellipse wins.")
    assert six["numbers"][:2] == ["p = 23", "ℓ = −1059.73"] and "Six circles lose" in six["told"]
    assert (
        flowers["numbers"][2].endswith("574.0")
        and "Three ellipses lose by 6.8, the height of their mark" in flowers["told"]
    )
    assert geyser["numbers"][2].endswith("2314.3") and "three tied" in geyser["told"]
    for data, n in N.items():
        at_bic = found(drive, [{"data": data, "price": math.log(n), "model": ""}])[0]
        assert f"ln {n}" in at_bic["told"]
    cloud = named("one cloud")
    assert max(cloud.values(), key=lambda m: m["l"])["name"] == "full 2"
    assert cloud["spherical 6"]["l"] < cloud["full 1"]["l"] and cloud["full 1"]["p"] == 5
    assert named("faithful")["full 2"]["p"] == named("faithful")["tied 3"]["p"] == 11


def test_what_is_said_of_iris_is_so():
    z = [GMM().predict(POINTS["iris"], FITS["iris", "full", K]) for K in (2, 3)]
    assert labels.errors(np.minimum(iris().z, 1), z[0]) == 0
    assert labels.errors(iris().z, z[1]) == 5


def test_predictions_and_answers_are_answered(drive):
    outcomes = [("", False), ("two", False), ("two", True), ("six", True), ("skip", True)]
    told = drive([{"job": "decided", "said": said, "seen": seen} for said, seen in outcomes])
    starts = ["Choose", "Try", "As you said", "Not so", "So it is"]
    assert all(text.startswith(start) for text, start in zip(told, starts, strict=True))
    flowers = named("iris")
    limit = 2 * (flowers["full 3"]["l"] - flowers["full 2"]["l"]) / 15
    assert limit == pytest.approx(4.556, abs=5e-4)
    for price, winner in ((limit - 0.01, "full 3"), (limit + 0.01, "full 2"), (2.28, "full 4")):
        assert PriceOfParameter(data="iris", price=price).winner["name"] == winner
    told = drive([{"job": "checked", "given": given} for given in (limit, 4.6, 3, 5.01, -1)])
    starts = ["Right", "Right", "Not yet", "Too dear", ""]
    assert all(text.startswith(start) for text, start in zip(told, starts, strict=True))


@pytest.mark.parametrize("given", [0, 1, 2.3, 3, 4.5])
def test_after_an_answer_that_is_too_low_three_ellipses_win_at_some_higher_price(drive, given):
    (told,) = drive([{"job": "checked", "given": given}])
    assert told == "Not yet the limit: three ellipses still win at some higher prices."
    higher = [PriceOfParameter(data="iris", price=p) for p in np.arange(given + 0.01, 5, 0.01)]
    assert "full 3" in {figure.winner["name"] for figure in higher}
    just_above = PriceOfParameter(data="iris", price=given + 0.01).winner["name"]
    assert just_above == ("full 3" if given > 2.285 else "full 4")  # so not “a little above that”


def test_the_repr_says_who_wins_and_what_does_not_exist_is_refused():
    assert repr(PriceOfParameter(data="iris", price=5.01)) == (
        "PriceOfParameter('iris', price=5.01): full 2 wins, log-likelihood -214.35, 29 parameters"
    )
    for bad in ({"price": -1.0}, {"price": 11.0}, {"data": "penguins"}):
        with pytest.raises(traitlets.TraitError):
            PriceOfParameter(**bad)
    with pytest.raises(traitlets.TraitError, match=r"model must be one of .* found 'full 7'"):
        PriceOfParameter(data="iris", model="full 7")


def test_the_line_the_marks_and_the_data_answer_to_mouse_and_keys(open_page):
    page = open_page([PriceOfParameter()], width=390, height=700)
    numbers, price = page.locator(".em-numbers"), page.get_by_label("price", exact=True)
    assert "predict first" in page.locator(".em-plane").text_content() and price.is_disabled()
    page.get_by_label("six circles").check()
    assert "ℓ = −1041.50" in numbers.text_content()
    assert "Not so" in page.locator(".em-predict .em-told").text_content()
    end, marks = page.locator(".em-handle"), page.locator(".em-marks")
    box = end.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 60)
    page.mouse.up()
    assert float(end.get_attribute("aria-valuenow")) > 4 and "p = 5" in numbers.text_content()
    end.focus()
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("ArrowUp")
    before = float(end.get_attribute("aria-valuenow"))
    page.keyboard.press("ArrowUp")
    assert float(end.get_attribute("aria-valuenow")) == pytest.approx(before + 0.1, abs=0.011)
    tries = page.get_by_label("Try a setting")
    tries.select_option("One cloud, AIC")
    assert "−2ℓ + 2.00 p = 2105.0" in numbers.text_content()
    marks.focus()
    page.keyboard.press("ArrowRight")
    assert marks.get_attribute("aria-valuetext").startswith("four circles")
    plane = page.locator(".em-plane").bounding_box()
    page.mouse.click(plane["x"] + plane["width"] - 40, plane["y"] + 90)
    assert "p = 23" in numbers.text_content()
    page.get_by_label("iris", exact=True).check()
    assert "p = 59" in numbers.text_content()
    question = page.locator(".em-predict")
    assert (
        "was about one cloud" in question.text_content() and question.locator("input").count() == 0
    )
    page.get_by_label("one cloud", exact=True).check()
    assert page.get_by_label("six circles").is_checked()
    assert "Not so" in question.text_content()
    page.get_by_label("iris", exact=True).check()
    price.fill("4.5")
    assert "p = 44" in numbers.text_content() and tries.input_value() == ""
    page.get_by_role("tab", name="Question").click()
    page.get_by_label("highest price").fill("4.56")
    page.get_by_role("button", name="Check").click()
    assert page.locator(".em-question .em-told").text_content().startswith("Right")
