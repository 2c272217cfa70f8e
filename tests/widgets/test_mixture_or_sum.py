"""W01's numbers: moments, and the count of bumps, which must be exact."""

import numpy as np
import pytest
import traitlets
from scipy.optimize import brentq

from emlib import GMM, Theta
from emlib.widgets import MixtureOrSum

THRESHOLDS = {0.5: 2.000, 0.75: 2.845, 0.9: 3.315, 0.95: 3.581}
MODES = ("mixture", "weighted", "sum")


def modes_of(drive, cases):
    return drive([{"job": "modes", "pi": pi, "d": d, "r": r} for pi, d, r in cases])


def slope(x, pi, d, r):
    """The derivative of the mixture's density, times sqrt(2 pi)."""
    first = pi * (x + d / 2) * np.exp(-((x + d / 2) ** 2) / 2)
    return -first - (1 - pi) * (x - d / 2) / r**3 * np.exp(-(((x - d / 2) / r) ** 2) / 2)


def modes_on_a_grid(pi, d, r):
    """An independent count: sign changes of the slope on a fine grid, each then refined."""
    x = np.linspace(-d / 2 - 0.1, d / 2 + 0.1, 40_001)
    s = slope(x, pi, d, r)
    down = np.flatnonzero((s[:-1] > 0) & (s[1:] <= 0))
    return [brentq(slope, x[i], x[i + 1], args=(pi, d, r), xtol=1e-13) for i in down]


@pytest.mark.parametrize("pi", THRESHOLDS)
def test_the_second_bump_appears_at_the_known_separation(drive, pi):
    at = THRESHOLDS[pi]
    cases = [
        (pi, at - 0.001, 1),
        (pi, at + 0.001, 1),
        (1 - pi, at - 0.001, 1),
        (1 - pi, at + 0.001, 1),
    ]
    assert [len(modes) for modes in modes_of(drive, cases)] == [1, 2, 1, 2]
    figures = [MixtureOrSum(pi=pi, separation=d, ratio=r) for pi, d, r in cases]
    assert [figure.summary.n_modes for figure in figures] == [1, 2, 1, 2]


def test_bumps_agree_with_a_fine_grid_and_with_python(drive):
    rng = np.random.default_rng(0)
    cases = np.column_stack(
        [rng.uniform(0.001, 0.999, 400), rng.uniform(0.05, 6, 400), rng.uniform(0.25, 2, 400)]
    )
    cases = [tuple(map(float, case)) for case in cases]
    counts = []
    for (pi, d, r), modes in zip(cases, modes_of(drive, cases), strict=True):
        np.testing.assert_allclose(modes, modes_on_a_grid(pi, d, r), atol=1e-9)
        assert MixtureOrSum(pi=pi, separation=d, ratio=r).summary.n_modes == len(modes)
        counts.append(len(modes))
    assert set(counts) == {1, 2}


def test_a_bump_that_no_coarse_grid_sees_is_counted(drive):
    """A weight of 1e-6 on a narrow part far away: a bump of width 0.25 under a density of 1e-9."""
    (found,) = modes_of(drive, [(1 - 1e-6, 6.0, 0.25)])
    assert len(found) == 2
    assert found[1] == pytest.approx(3.0, abs=0.2)


@pytest.mark.parametrize("case", [(0, 4, 1), (1, 4, 1), (0.5, 0, 1), (0.3, 0, 0.5)])
def test_one_part_alone_or_two_on_one_spot_have_one_bump(drive, case):
    pi, d, r = case
    (found,) = modes_of(drive, [case])
    assert found == [-d / 2 if pi == 1 else d / 2]
    assert MixtureOrSum(pi=pi, separation=d, ratio=r).summary.n_modes == 1


def test_moments_agree_with_emlib_and_with_draws(drive):
    pi, d, r = 0.3, 2.5, 1.5
    theta = Theta(
        np.array([pi, 1 - pi]), np.array([[-d / 2], [d / 2]]), np.array([[[1.0]], [[r**2]]])
    )
    mean, cov = GMM().moments(theta)
    (js,) = drive([{"job": "meanings", "pi": pi, "d": d, "r": r}])
    rng = np.random.default_rng(1)
    x1, x2 = rng.normal(-d / 2, 1, 200_000), rng.normal(d / 2, r, 200_000)
    draws = {
        "mixture": np.where(rng.random(x1.size) < pi, x1, x2),
        "weighted": pi * x1 + (1 - pi) * x2,
        "sum": x1 + x2,
    }
    np.testing.assert_allclose(js["mixture"][:2], [mean[0], cov[0, 0]], rtol=1e-12)
    for mode in MODES:
        summary = MixtureOrSum(pi=pi, separation=d, ratio=r, mode=mode).summary
        np.testing.assert_allclose(js[mode], summary, rtol=1e-12, atol=1e-12)
        # five standard errors of 200,000 draws
        assert draws[mode].mean() == pytest.approx(summary.mean, abs=0.03)
        assert draws[mode].var() == pytest.approx(summary.variance, rel=0.02)


def test_no_curve_leaves_the_scale_of_its_meaning(drive):
    rng = np.random.default_rng(2)
    draws = rng.uniform((0, 0, 0.25), (1, 6, 2), (200, 3))
    least = [(r**2 / (1 + r**2), 2.0, r) for r in (0.25, 1, 2)]  # the weighted sum is narrowest
    cases = [dict(zip(("pi", "d", "r"), map(float, c), strict=True)) for c in [*draws, *least]]
    found = drive([{"job": "heights", **case} for case in cases])
    assert all(high <= top * (1 + 1e-12) for f in found for high, top in f.values())
    # and it is not too high: reached, but for the grid of 0.01
    assert all(np.allclose(*f[mode], rtol=1e-3) for f in found[-3:] for mode in ("weighted", "sum"))


def rained(drive, cases):
    figures = [MixtureOrSum(**case) for case in cases]
    draws = np.frombuffer(figures[0].draws, "<f8").tolist()
    state = ("pi", "separation", "ratio", "mode", "drawn")
    todo = [
        {"job": "rain", "draws": draws, "s": {n: getattr(f, n) for n in state}} for f in figures
    ]
    return figures, drive(todo)


def test_the_rain_is_made_of_the_stored_draws_by_coin_and_by_plus(drive):
    cases = [
        {"drawn": 400, "mode": "weighted"},
        {"drawn": 57, "pi": 0.8, "separation": 5.0, "ratio": 0.5},
        {"drawn": 400, "mode": "sum", "ratio": 2.0},
        {},
    ]
    figures, found = rained(drive, cases)
    for figure, js in zip(figures, found, strict=True):
        np.testing.assert_allclose(js["coin"], figure.rain.coin, rtol=1e-12)
        np.testing.assert_allclose(js["plus"], figure.rain.plus, rtol=1e-12)
        inside = np.clip(figure.rain.plus, -7.999, 7.999)
        assert js["counts"] == np.histogram(inside, 40, (-8, 8))[0].tolist()
        assert ("draws" in js["numbers"][-1]) == (figure.drawn > 0)
    coin, plus = figures[0].rain
    near = [int((np.abs(values) <= 1).sum()) for values in (coin, plus)]
    said = f"Of 400 draws, {near[0]} of the coin’s and {near[1]} of plus’s lie within 1 of their"
    assert said in found[0]["told"] and near[0] < 100 < 300 < near[1]
    u = np.random.default_rng(1).random(400)
    assert found[0]["faces"] == (u >= 0.5).astype(int).tolist()


def test_what_is_said_of_each_meaning_is_true(drive):
    _, found = rained(
        drive,
        [
            {},
            {"mode": "weighted"},
            {"mode": "sum"},
            {"pi": 1.0},
            {"separation": 0.0},
            {"mode": "weighted", "pi": 0.0},
        ],
    )
    mixture, weighted, total, alone, same, weighted_alone = (js["told"] for js in found)
    assert "are both that Gaussian, with variance 1.000" in weighted_alone
    assert mixture.startswith(
        "The mixture has two bumps, at −2.00 and 2.00; variance 5.000. It is not"
    )
    assert "mean, 0.000, but variance 0.500 where the mixture has 5.000" in weighted
    assert "mean 0.000, variance 2.000" in total
    assert "Only one part has any weight" in alone and "the same Gaussian" in same
    (tries,) = drive([{"job": "tries01"}])
    for _, state in tries.values():
        MixtureOrSum(**state)
    assert MixtureOrSum(**tries["unequal"][1]).summary.n_modes == 1


def at(pi=0.75, separation=3.0, ratio=1.0, mode="mixture"):
    return {"pi": pi, "separation": separation, "ratio": ratio, "mode": mode}


def test_the_prediction_is_resolved_where_the_answer_shows(drive):
    cases = [
        (at(separation=2.5), True),  # one bump, where equal weights have two
        (at(separation=2.8), True),
        (at(separation=3.0), False),  # two bumps: as with equal weights
        (at(separation=1.9), False),  # one bump: as with equal weights
        (at(pi=0.5, separation=2.5), False),
        (at(pi=0.9, separation=2.5), False),  # another question
        (at(ratio=0.5, separation=2.0), False),
        (at(separation=2.5, mode="sum"), False),  # always one bump
    ]
    found = drive([{"job": "predicted", "said": "less", "seen": False, "s": s} for s, _ in cases])
    assert [f["reveals"] for f in found] == [shows for _, shows in cases]
    assert all(f["told"].startswith("Noted. ") for f in found)


def test_the_prediction_is_answered_and_none_is_asked_for(drive):
    cases = {
        ("less", True): "Not quite. It needs more.",
        ("more", True): "As you said. It needs more.",
        ("skip", True): "It needs more.",
        ("", True): "Choose or skip",
    }
    jobs = [{"job": "predicted", "said": said, "seen": seen, "s": at()} for said, seen in cases]
    for found, told in zip(drive(jobs), cases.values(), strict=True):
        assert found["told"].startswith(told)
    states = [at(pi=0.5), at(separation=3.0), at(separation=1.0)]
    told = drive([{"job": "predicted", "said": "less", "seen": False, "s": s} for s in states])
    words = (
        "Take the mixture with π = 0.75",
        "together until one is left",
        "apart until there are two",
    )
    assert all(word in f["told"] for word, f in zip(words, told, strict=True))


def test_the_closing_question_is_right_within_a_tenth_and_else_tells_the_way(drive):
    answers = [-1, 0, 2.74, 2.75, 2.845, 2.94, 2.95, 6]
    found = drive([{"job": "verdict", "given": given} for given in answers])
    assert found[0] == ""
    assert [f.startswith("Right: the second bump appears at 2.845.") for f in found[1:]] == (
        [False, False, True, True, True, False, False]
    )
    assert all("further apart" in f for f in found[1:3])
    assert all("closer together" in f for f in found[6:])
    counts = [MixtureOrSum(pi=0.75, separation=d).summary.n_modes for d in answers[1:3]]
    assert counts == [1, 1] and all("still one bump" in f for f in found[1:3])
    counts = [MixtureOrSum(pi=0.75, separation=d).summary.n_modes for d in answers[6:]]
    assert counts == [2, 2] and all("two bumps already" in f for f in found[6:])


def test_the_repr_states_the_result():
    figure = MixtureOrSum(pi=0.75, separation=2.85)
    assert repr(figure) == (
        "MixtureOrSum(pi=0.75, separation=2.85, ratio=1, mode='mixture'): "
        "mean -0.7125, variance 2.5230, modes 2"
    )
    figure.mode = "sum"
    assert repr(figure).endswith("mode='sum'): mean 0.0000, variance 2.0000, modes 1")


def test_what_cannot_be_drawn_is_refused():
    with pytest.raises(traitlets.TraitError, match="pi must be a number from 0 to 1, found nan"):
        MixtureOrSum(pi=float("nan"))
    with pytest.raises(traitlets.TraitError, match=r"separation must be .* 0 to 6, found 7"):
        MixtureOrSum(separation=7)
    with pytest.raises(traitlets.TraitError, match=r"ratio must be a number from 0\.25 to 2"):
        MixtureOrSum(ratio="wide")
    for bad in ({"mode": "product"}, {"drawn": 401}):
        with pytest.raises(traitlets.TraitError, match=next(iter(bad))):
            MixtureOrSum(**bad)


def type_in(page, label, number):
    box = page.get_by_label(f"{label}, exact value")
    box.fill(number)
    box.press("Enter")
    return box


@pytest.mark.browser
def test_bells_are_dragged_meanings_chosen_and_draws_rain(open_page):
    page = open_page([MixtureOrSum()], width=390, height=700, clock=True)
    numbers, told = page.locator(".em-numbers"), page.locator(".em-predict .em-told")
    pi = page.get_by_role("slider", name="π")
    assert pi.is_disabled()
    page.get_by_label("less").check()
    page.locator("summary").click()
    type_in(page, "π, weight of X₁", "0.75")
    first, second = page.locator(".em-handle").all()
    box = second.bounding_box()
    page.mouse.move(box["x"] + 22, box["y"] + 22)
    page.mouse.down()
    page.mouse.move(box["x"] + 8, box["y"] + 22)
    page.mouse.up()
    separation = float(second.get_attribute("aria-valuenow"))
    assert 2 < separation < 2.845
    summary = MixtureOrSum(pi=0.75, separation=separation).summary
    words = [f"mean {summary.mean:.3f}", f"variance {summary.variance:.3f}", "1 bump"]
    assert numbers.locator("span").all_text_contents() == [w.replace("-", "−") for w in words]
    assert told.text_content().startswith("Not quite. It needs more.")
    first.focus()
    page.keyboard.press("Shift+ArrowLeft")  # outwards: half a unit and the bells part
    assert float(second.get_attribute("aria-valuenow")) == pytest.approx(separation + 0.5)
    assert "2 bumps" in numbers.text_content()

    page.get_by_text("Rain", exact=True).click()
    page.clock.run_for(300)
    fallen = int(page.get_by_role("slider", name="draws").input_value())
    assert 0 < fallen < 400
    page.clock.run_for(5000)
    assert "400 draws" in numbers.text_content()
    page.get_by_label("sum", exact=True).check()
    assert pi.is_disabled() and "variance 2.000" in numbers.text_content()
    page.get_by_label("weighted sum").check()
    assert pi.is_enabled() and "variance 0.625" in numbers.text_content()
    rows = page.get_by_role("row").filter(has_text="weighted").get_by_role("cell")
    assert rows.all_inner_texts()[1:] == ["0.625", "1"]

    limits = page.locator(".em-slider").filter(has_text="separation").locator(".em-limits")
    assert type_in(page, "separation, in σ₁", "9").input_value() == "6.000"
    assert limits.text_content() == "0 to 6; 9 is outside"
    assert type_in(page, "separation, in σ₁", "").input_value() == "6.000"
    page.get_by_label("Try a setting").select_option("As opened")
    assert numbers.text_content() == "mean 0.000variance 5.0002 bumps"

    page.get_by_role("tab", name="Question").click()
    box, verdict = (
        page.get_by_label("separation at which the second"),
        page.locator(".em-question .em-told"),
    )
    for answer, words in (
        ("2", "Not there: at 2 there is"),
        ("2.85", "Right:"),
        ("9", "Not there: at 6"),
    ):
        box.fill(answer)
        before = verdict.inner_text()
        page.keyboard.press("Tab")
        assert verdict.inner_text() == before  # typed, not yet handed in
        page.get_by_role("button", name="Check").click()
        assert verdict.inner_text().startswith(words)
    box.fill("")
    box.press("Enter")
    assert page.get_by_text("Type a number from 0 to 6.").is_visible()
