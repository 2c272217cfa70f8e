"""W05: M's ellipses, Q and the likelihood are emlib's for any colours, and the words are true."""

from itertools import islice

import numpy as np
import pytest
import traitlets
from playwright.sync_api import expect

from emlib import GMM, Collapsed, em
from emlib.widgets import PaintResponsibilities

FIRST = PaintResponsibilities()
X, LABELS, REST = FIRST.x, FIRST.labels, [0.0] * 4
BY_CLOUD = [1.0 - z for z in LABELS]


def only(*rows):
    return [float(n in rows) for n in range(40)]


def painted(drive, states):
    fixed = {"job": "painted", "x": X, "pull": REST}
    return drive([{**fixed, **dict(zip(("shares", "pull"), s, strict=False))} for s in states])


def test_the_ellipses_q_and_the_likelihood_are_those_of_emlib(drive):
    rng = np.random.default_rng(0)
    states = [([0.5] * 40, REST), (BY_CLOUD, [0.4, -0.3, 0, 1.5]), (only(0, 2, 6), [0, 0.5, 0, 0])]
    states += [(rng.random(40).tolist(), rng.uniform(-3, 3, 4).tolist()) for _ in range(30)]
    states += [(rng.integers(0, 3, 40) / 2, rng.uniform(-1, 1, 4)) for _ in range(10)]
    states = [(np.array(a).tolist(), np.array(b).tolist()) for a, b in states]
    for (shares, pull), found in zip(states, painted(drive, states), strict=True):
        figure = PaintResponsibilities(shares=shares, pull=pull)
        for name in ("best", "theta"):
            for field, wanted in getattr(figure, name)._asdict().items():
                np.testing.assert_allclose(found[name][field], np.ravel(wanted), 1e-9, 1e-12)
        assert found["bound"] == pytest.approx(figure.log_likelihood, rel=1e-9)
        assert found["loss"] == pytest.approx(figure.loss, rel=1e-9, abs=1e-10)
        half_squares = [
            N / 2 * d @ np.linalg.solve(S, d)
            for N, d, S in zip(
                figure.gamma.sum(axis=0), np.reshape(pull, (2, 2)), figure.best.Sigma, strict=True
            )
        ]
        assert found["loss"] == pytest.approx(sum(half_squares), rel=1e-8, abs=1e-9)
        lengths = np.sqrt(2 * np.array(half_squares) / figure.gamma.sum(axis=0))
        np.testing.assert_allclose(found["away"], lengths, rtol=1e-9, atol=1e-12)
        gamma = GMM().responsibilities(X, figure.theta)
        np.testing.assert_allclose(found["next"], gamma[:, 0], rtol=1e-9, atol=1e-100)


def test_too_few_points_collapse_here_and_in_emlib(drive):
    cases = [only(0), only(3, 7), [1 - g for g in only(1)], [0.5 * g for g in only(4, 5)]]
    for shares, found in zip(cases, painted(drive, [(s,) for s in cases]), strict=True):
        assert found["states"].count("collapsed") == 1 and found["next"] is None
        figure = PaintResponsibilities(shares=shares)
        with pytest.raises(Collapsed) as collapsed:
            _ = figure.theta
        assert found["states"][collapsed.value.component] == "collapsed"
        assert "has too few points" in found["told"][0] and "no best" in found["told"][1][2]
        assert repr(figure).endswith(f"component {collapsed.value.component} has collapsed")
    (idle,) = painted(drive, [([0.0] * 40, REST)])
    assert idle["states"] == ["idle", "fine"] and "No point has a share of blue" in idle["told"][0]
    assert idle["next"] == [0.0] * 40
    assert idle["bound"] == pytest.approx(FIRST.log_likelihood, rel=1e-9)  # one ellipse over all


def test_e_and_m_in_turn_are_em(drive):
    odd = [1.0 - n % 2 for n in range(40)]
    steps = list(islice(em(GMM(), X, PaintResponsibilities(shares=odd).theta), 47))
    job = {"job": "repainted", "x": X, "shares": odd, "pull": REST}
    ten, forty_five = drive([{**job, "count": count} for count in (10, 45)])
    np.testing.assert_allclose(ten, GMM().responsibilities(X, steps[9].theta)[:, 0], atol=1e-9)
    ends = [PaintResponsibilities(shares=s).log_likelihood for s in (forty_five, BY_CLOUD)]
    assert abs(ends[0] - ends[1]) < 0.01 and round(ends[1], 2) == -114.55
    assert sum(step.bound < -114.56 for step in steps) == 45  # rounds 0 to 44
    (look,) = drive([{"job": "looked", "key": "odd"}])
    assert "After 45 rounds" in look and "0.01 of −114.55" in look
    (pulled,) = drive([{**job, "shares": BY_CLOUD, "pull": [1, 0, 0, 0], "count": 1}])
    held = PaintResponsibilities(shares=BY_CLOUD, pull=[1, 0, 0, 0]).theta
    np.testing.assert_allclose(pulled, GMM().responsibilities(X, held)[:, 0], rtol=1e-9)
    (stopped,) = drive([{**job, "shares": only(0), "count": 9}])
    assert stopped == only(0)


def test_the_named_settings_are_as_the_text_says(drive):
    (named,) = drive([{"job": "colourings", "labels": LABELS}])
    shares = {key: s for key, (_, s) in named.items()}
    found = dict(zip(shares, painted(drive, [(s,) for s in shares.values()]), strict=True))
    assert shares["opened"] == FIRST.shares and shares["cloud"] == BY_CLOUD
    assert found["opened"]["told"][1] == [
        "● 20.0", "■ 20.0", "Q 0.00 below best", "ℓ = −139.90"
    ]  # fmt: skip
    assert "E changes nothing" in found["opened"]["told"][0]
    np.testing.assert_allclose(found["opened"]["next"], 0.5, rtol=1e-12)
    assert [round(found[key]["bound"], 2) for key in ("cloud", "odd")] == [-114.55, -140.01]
    np.testing.assert_allclose(found["three"]["widths"], [2.57, 0.07], atol=5e-3)
    assert found["two"]["states"] == ["collapsed", "fine"]
    assert found["two"]["told"][1][3] == "ℓ: none (blue is flat)"

    cloud, stray = (np.reshape(found[k]["best"]["mu"], (2, 2))[0] for k in ("cloud", "stray"))
    row = int(np.flatnonzero(np.array(shares["stray"]) != BY_CLOUD)[0])
    areas = [np.prod(found[key]["widths"]) for key in ("cloud", "stray")]
    assert np.linalg.norm(X[row] - cloud) == pytest.approx(6.59, abs=5e-3)
    assert np.linalg.norm(stray - cloud) == pytest.approx(6.591 / 21, abs=1e-4)
    assert areas[1] / areas[0] == pytest.approx(2, abs=0.01)


def test_a_pull_of_one_standard_deviation_costs_half_the_count(drive):
    L = np.linalg.cholesky(PaintResponsibilities(shares=BY_CLOUD).best.Sigma[0])
    for angle in (0, 1, 4):
        way = L @ (np.cos(angle), np.sin(angle))
        one, two = painted(drive, [(BY_CLOUD, [*(n * way), 0, 0]) for n in (1, 2)])
        assert one["loss"] == pytest.approx(10) and two["loss"] == pytest.approx(40)
        assert "Blue's mean is held 1.00 standard deviations away" in one["told"][0]


def test_predictions_and_answers_are_answered(drive):
    def where(said, shares):
        return drive([{"job": "where", "said": said, "shares": shares}])[0]

    half = FIRST.shares
    assert where("", half).startswith("Choose or skip") and where("all", BY_CLOUD).startswith(
        "“As opened”"
    )
    assert where("all", half).startswith("As you said") and where("each", half).startswith("Not so")
    assert where("skip", half).startswith("So it is")
    told = drive([{"job": "costs", "given": given} for given in (-1, 10.1, 20, 0.5, 7)])
    assert [text[:7] for text in told] == ["", "Right: ", "That is", "That is", "Not tha"]


def test_what_cannot_be_drawn_is_refused():
    for bad, cure in (
        ({"shares": [0.5] * 39}, "shares must be 40 numbers, found 39"),
        ({"shares": [0.5] * 39 + [1.5]}, "shares"),
        ({"pull": [0.0] * 2}, "pull must be 4 numbers, found 2"),
        ({"pull": [9.0, 0, 0, 0]}, "pull"),
        ({"brush": "red"}, "orange"),
    ):
        with pytest.raises(traitlets.TraitError, match=cure):
            PaintResponsibilities(**bad)
    assert repr(FIRST) == (
        "PaintResponsibilities(N_k = 20.0 and 20.0): log-likelihood -139.90, Q 0.00 below its best"
    )


TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def test_points_are_painted_and_means_pulled_by_hand(open_page):
    page = open_page([PaintResponsibilities()], width=390, height=700)
    numbers, tries = page.locator(".em-numbers"), page.get_by_label("Try a setting")
    blue, E = (
        page.get_by_role("slider", name="mean of blue"),
        page.get_by_role("button", name="E: recolour"),
    )
    dots = page.locator(".em-paint")
    assert not blue.is_visible() and E.is_disabled() and "Choose a brush" in numbers.text_content()
    page.get_by_label("over all").check()
    assert blue.is_visible() and "ℓ = −139.90" in numbers.text_content()
    assert page.locator(".em-predict .em-told").text_content().startswith("As you said")
    dots.first.focus()
    page.keyboard.press("o")
    assert "● 19.5" in numbers.text_content() and "0 %" in dots.first.get_attribute("aria-label")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")  # the brush is blue
    assert "● 20.0" in numbers.text_content() and tries.input_value() == ""
    assert page.evaluate("document.activeElement.ariaLabel") != dots.first.get_attribute(
        "aria-label"
    )
    dots.nth(7).dispatch_event("click")  # how a screen reader presses a button
    assert "100 % blue" in dots.nth(7).get_attribute("aria-label")
    tries.select_option("By cloud")
    page.get_by_label("half, half").check()
    at = dots.nth(3).bounding_box()  # the stray point, far from the others
    page.mouse.move(at["x"] + 22, at["y"] + 22)
    page.evaluate(TWO_FRAMES)  # no hand presses sooner than what it sees is drawn
    page.mouse.down()
    expect(numbers).to_contain_text("● 20.5")  # a press paints one
    page.mouse.move(at["x"] + 80, at["y"] + 80, steps=6)
    page.mouse.up()
    assert float(numbers.text_content().split()[1].split("■")[0]) >= 21  # a stroke paints more
    tries.select_option("By cloud")
    blue.focus()
    page.keyboard.press("ArrowRight")
    assert "Q 0.00" not in numbers.text_content() and page.locator(".em-spring").count() == 1
    at = blue.bounding_box()
    page.mouse.move(at["x"] + 22, at["y"] + 22)
    page.mouse.down()
    page.mouse.move(at["x"] + 60, at["y"] + 10)
    page.mouse.up()
    assert "sd" in page.locator(".em-length").text_content()
    page.get_by_role("tab", name="Question").click()
    page.get_by_label("nats that Q loses").fill("10")
    page.get_by_role("button", name="Check").click()
    assert page.locator(".em-question .em-told").text_content().startswith("Right")
    E.click()
    assert page.locator(".em-spring").count() == 0 and "Q 0.00" in numbers.text_content()
    tries.select_option("Odd and even")
    for _ in range(5):
        page.get_by_role("button", name="× 10").click()
    assert "ℓ = −114.55" in numbers.text_content()
    tries.select_option("Two blue points")
    assert E.is_disabled() and not blue.is_visible()
