"""W09: ell, F and KL are emlib's, E lifts M walks, and the words are true."""

import gzip
import json
from itertools import chain

import numpy as np
import pytest
import traitlets
from ipywidgets.embed import dependency_state

from emlib import GMM
from emlib.study.certificate import kl
from emlib.study.slices import along
from emlib.widgets import LiftAndWalk
from emlib.widgets.lift_and_walk import CLOUDS, POINTS, scenes
from tests.widgets.test_cards import LOOK

SCENES = scenes()
FIGURES = {data: LiftAndWalk(data) for data in SCENES}
OPENED = {"data": POINTS, "theta": 1.0, "held": 1.0, "uniform": 0.0}
SAID = [("", False), ("on", False), ("before", True), ("beyond", True), ("skip", True)]
ANSWERS = ("", "both", "ell", "F")
STEP = 1e-4


def figure_at(s):
    figure = FIGURES[s["data"]]
    with figure.hold_trait_notifications():
        for name, value in s.items():
            setattr(figure, name, value)
    return figure


def drawn():
    """States from all over the picture, its corners included."""
    rng = np.random.default_rng(0)
    for data, scene in SCENES.items():
        low, high = scene["reach"]
        corners = [(low, high, 0.0), (high, low, 1.0), (low, low, 0.0), (high, high, 1.0)]
        inside = rng.uniform((low + STEP, low, 0), (high - STEP, high, 1), (12, 3)).tolist()
        for theta, held, uniform in corners + inside:
            yield {"data": data, "theta": theta, "held": held, "uniform": uniform}


def along_the_line(data):
    """The states of a slice that the package computes too, E made at the start."""
    start = LiftAndWalk(data).held
    for place in np.linspace(*SCENES[data]["reach"], 21).tolist():
        yield {"data": data, "theta": place, "held": start, "uniform": 0.0}


SINGLE = [
    OPENED | s
    for s in (
        {"theta": 3.0, "uniform": 1.0},
        {"theta": 2.0},
        {"uniform": 0.3},
        {"theta": 1.6828, "held": 1.6828},
        {"uniform": 0.01},
        {"theta": 1.01},
        {"theta": 1.01, "data": CLOUDS},
    )
]
STATES = {
    "drawn": list(drawn()),
    POINTS: list(along_the_line(POINTS)),
    CLOUDS: list(along_the_line(CLOUDS)),
    "single": SINGLE,
}


@pytest.fixture(scope="module")
def shown(drive):
    """All that is asked of the JavaScript: states by name, hills, words, the named settings."""
    hill = {"job": "hillside", "places": 20}
    jobs = [
        *({"job": "lift", "scene": SCENES[s["data"]], "s": s} for s in chain(*STATES.values())),
        *(hill | {"scene": scene, "span": scene["reach"]} for scene in SCENES.values()),
    ]
    asked = [(given, *said) for given in ANSWERS for said in SAID]
    jobs += [
        {"job": "lifted", "scenes": SCENES, "said": said, "seen": seen, "given": given}
        for given, said, seen in asked
    ]
    results = iter(drive(jobs))
    found = {name: [next(results) for _ in states] for name, states in STATES.items()}
    found["hills"] = {data: next(results) for data in SCENES}
    found["words"] = {given: [next(results) for _ in SAID] for given in ANSWERS}
    found["named"] = found["words"][""][0]["named"]
    return found


def test_the_ladder_is_that_of_emlib(shown):
    for s, found in zip(STATES["drawn"], shown["drawn"], strict=True):
        figure = figure_at(s)
        q = figure.q
        assert found["ell"] == pytest.approx(figure.log_likelihood, rel=1e-9)
        assert found["F"] == pytest.approx(figure.bound, rel=1e-9)
        assert found["H"] == pytest.approx(GMM().entropy(q), rel=1e-9, abs=1e-12)
        assert found["top"] == pytest.approx(figure.top, rel=1e-9)
        np.testing.assert_allclose(found["gamma"], q.gamma.ravel(), rtol=1e-9, atol=1e-15)
        assert found["F"] + found["kl"] == pytest.approx(found["ell"], rel=1e-9)  # KL has its own
        low, high = SCENES[s["data"]]["reach"]
        assert low < found["top"] < high  # M never leads out of the picture
        assert s["theta"] in (low, high) or slopes_are_right(s, found)


def slopes_are_right(s, found):
    """Slopes and curvatures of ell and F against differences of emlib's values."""
    places = [s | {"theta": s["theta"] + i * STEP} for i in (-1, 0, 1)]
    low, mid, high = [np.array(heights(figure_at(place))) for place in places]
    np.testing.assert_allclose(found["slope"], (high - low) / 2 / STEP, rtol=1e-5, atol=1e-4)
    second = (high - 2 * mid + low) / STEP**2
    np.testing.assert_allclose(found["curvature"], second, rtol=1e-3, atol=5e-3)
    return True


def heights(figure):
    return figure.log_likelihood, figure.bound


def test_m_goes_where_the_package_goes_and_the_curves_are_its_slices(shown):
    model = GMM()
    for data, scene in SCENES.items():
        figure = LiftAndWalk(data)
        theta = figure.mixture(figure.held)
        post, _ = model.posterior(figure.x, theta)
        moved = model.m_step(model.statistics(figure.x, post))
        assert figure.top == pytest.approx(moved.mu[scene["k"], 0], rel=1e-12)
        grid = np.linspace(*scene["reach"], 21)
        slice_ = along(model, figure.x, theta, (scene["k"], 0), grid)
        np.testing.assert_allclose([ell for _, ell in shown["hills"][data]], slice_.ell, rtol=1e-9)
        np.testing.assert_allclose([f["F"] for f in shown[data]], slice_.bound, rtol=1e-9)
        gaps = [kl(model, figure.x, theta, figure.mixture(place)) for place in grid]
        np.testing.assert_allclose([f["kl"] for f in shown[data]], gaps, rtol=1e-9, atol=1e-11)


def test_the_numbers_of_the_text_are_those_of_the_figure(shown):
    assert list(shown["named"]) == ["opened", "after", "top", "uniform", "clouds"]
    opened, after, top, flat, clouds = shown["named"].values()
    assert opened["numbers"] == ["μ₁ 1.0000", "ℓ −4.3893", "= F −4.3893", "+ KL 0.0000"]
    assert "slope 0.738" in opened["told"]
    assert "ℓ has −0.83, the bound −1.50" in opened["told"]
    assert after["numbers"] == ["μ₁ 1.4923", "ℓ −4.1411", "= F −4.2075", "+ KL 0.0664"]
    assert after["told"].startswith("The ball stands above the top of the bound")
    assert top["numbers"][:2] == ["μ₁ 1.6829", "ℓ −4.1179"] and "are level" in top["told"]
    assert flat["numbers"][2:] == ["= F −5.2568", "+ KL 0.8676"]
    assert clouds["numbers"] == ["x₁ 5.00", "ℓ −1190.17", "= F −1190.17", "+ KL 0.00"]
    assert clouds["H"] == pytest.approx(114.76, abs=5e-3)
    assert clouds["top"] == pytest.approx(5.24, abs=5e-3) and "one, at 5.24" in clouds["told"]
    grid = np.linspace(-1.5, 7.5, 226)
    figure = LiftAndWalk(CLOUDS)
    ell = along(GMM(), figure.x, figure.mixture(5.0), (1, 0), grid).ell
    tops = grid[1:-1][(ell[1:-1] > ell[:-2]) & (ell[1:-1] > ell[2:])]
    np.testing.assert_allclose(tops, [0.71, 5.79], atol=0.03)  # “two tops”
    meeting, moved, part, level, *close = shown["single"]
    assert meeting["kl"] == pytest.approx(0, abs=1e-12) and "only at μ₁ = 3" in flat["told"]
    assert "bound touches ℓ, and only there: at μ₁ = 3" in meeting["told"]
    assert moved["told"].startswith("The ball has moved") and "30 % of it" in part["told"]
    assert 0 < level["top"] - 1.6828 < 1e-4 and "M next to nothing" in level["told"]  # M can move
    for found, least in zip(close, ("0.001", "0.001", "0.01"), strict=True):
        assert 1e-9 < found["kl"] < float(least) / 2
        assert f"the bound lies less than {least} below ℓ" in found["told"]


def test_ell_bends_less_than_the_bound_on_the_whole_way_to_its_top(shown):
    stop, top = shown["named"]["after"]["s"]["theta"], shown["named"]["top"]["s"]["theta"]
    way = np.linspace(1, top, 41)
    figure = LiftAndWalk(POINTS)
    bend = [
        np.diff(along(GMM(), figure.x, figure.mixture(1.0), (0, 0), m).ell, 2).item()
        for m in way[:, None] + STEP * np.array([-1, 0, 1])
    ]
    assert stop < top and min(bend) / STEP**2 > -1.33 > shown["named"]["opened"]["curvature"][1]


def test_predictions_and_answers_are_answered(shown):
    told = [words["told"] for words in shown["words"][""]]
    heads = ["Choose", "Now press M", "As you said: M", "Not so: M", "So it is: M"]
    assert all(text.startswith(head) for text, head in zip(told, heads, strict=True))
    assert all("M stops at 1.492, before the top of ℓ at 1.683" in text for text in told[2:])
    none, both, ell, right = (words[0]["reply"] for words in shown["words"].values())
    assert none == "" and both == ell and "0." not in both
    assert "F rises by 0.075, less than the gap of 0.464" in right and "by 0.069. With no" in right
    top, step = shown["named"]["top"]["s"]["theta"], shown["words"]["F"][0]["step"]
    before = LiftAndWalk(theta=top, uniform=1.0)
    after = LiftAndWalk(theta=before.top, held=top, uniform=1.0)
    assert step["F"] == pytest.approx(after.bound - before.bound, abs=1e-9)
    assert step["ell"] == pytest.approx(after.log_likelihood - before.log_likelihood, abs=1e-9)
    assert step["gap"] == pytest.approx(before.log_likelihood - before.bound, abs=1e-9)
    assert [round(step[name], 4) for name in ("F", "ell", "gap")] == [0.0754, -0.0688, 0.4643]


def test_what_cannot_be_drawn_is_refused_with_its_cure():
    with pytest.raises(traitlets.TraitError, match=r"theta is 9, .* choose it from -0\.5 to 3\.5"):
        LiftAndWalk(theta=9.0)
    with pytest.raises(traitlets.TraitError, match=r"held is -2, .* three clouds"):
        LiftAndWalk(CLOUDS, held=-2.0)
    for bad in ({"uniform": 1.5}, {"data": "iris"}, {"theta": float("nan")}, {"answer": "Q"}):
        with pytest.raises(traitlets.TraitError):
            LiftAndWalk(**bad)
    figure = LiftAndWalk(CLOUDS)
    assert figure.theta == figure.held == 5
    with pytest.raises(traitlets.TraitError, match="out of the picture"):
        figure.data = POINTS  # 5 is beyond its reach
    assert repr(LiftAndWalk(theta=1.4922705626961568, held=1.0)) == (
        "LiftAndWalk(data='three points', theta=1.4923, held=1.0000, uniform=0):"
        " log-likelihood -4.1411 = bound -4.2075 + KL 0.0664"
    )
    state = dependency_state([figure], drop_defaults=False)
    assert len(gzip.compress(json.dumps(state).encode())) < 21_000


def test_ball_slider_buttons_and_keys_lift_and_walk(open_page):
    page = open_page([LiftAndWalk()], width=390, height=700)
    ball, numbers = page.get_by_role("slider", name="the ball: μ₁"), page.locator(".em-numbers")
    E, M = (page.get_by_role("button", name=name) for name in ("E lift", "M walk"))
    M.dispatch_event("click")
    assert "μ₁ 1.0000" in numbers.text_content()  # M rests until the reader has chosen
    assert "H 1.42" not in page.locator(".em-picture").text_content()
    page.get_by_label("before ℓ’s top").check()
    M.click()
    assert "μ₁ 1.4923ℓ −4.1411" in numbers.text_content()
    assert "As you said" in page.locator(".em-predict .em-told").text_content()
    assert M.get_attribute("aria-disabled") == "true"
    E.click()
    assert "KL 0.0000" in numbers.text_content() and E.get_attribute("aria-disabled") == "true"
    ball.focus()
    page.keyboard.press("ArrowRight")
    assert ball.get_attribute("aria-valuenow") == "1.51"
    page.keyboard.press("Shift+ArrowDown")
    assert ball.get_attribute("aria-valuenow") == "1.31"
    page.keyboard.press("e")
    assert "KL 0.0000" in numbers.text_content()
    page.wait_for_timeout(350)  # the ball has arrived
    box = ball.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 130, box["y"])
    page.mouse.up()
    assert float(ball.get_attribute("aria-valuenow")) > 2
    assert "KL 0.0000" not in numbers.text_content()
    page.get_by_label("Try a setting").select_option("Top of ℓ")
    page.get_by_label("uniform part of q, exact value").fill("1")
    page.keyboard.press("Enter")
    assert "KL 0.4643" in numbers.text_content()
    ball.focus()
    page.keyboard.press("m")
    assert "μ₁ 2.0000ℓ −4.1867= F −4.5068" in numbers.text_content()
    page.get_by_role("tab", name="Question").click()
    page.get_by_label("F alone").check()
    assert page.locator(".em-question .em-told").text_content().startswith("Right")
    assert page.evaluate(LOOK)["cut"] == []  # the answer fits its row
    page.get_by_label("Try a setting").select_option("Three clouds")
    assert "(not to scale)" in page.locator(".em-picture").text_content()
    page.get_by_text("Exact values").click()
    page.get_by_label("x₁, the ball, exact value").fill("0.71")
    page.keyboard.press("Enter")
    assert "x₁ 0.71" in numbers.text_content()
