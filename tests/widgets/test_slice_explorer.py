"""W03: the curve, its tops and the endings are emlib's, and the words are true of them."""

import numpy as np
import pytest
import traitlets

from emlib import GMM, Collapsed
from emlib.widgets import SliceExplorer

GRID = np.linspace(-3, 9, 9)
OPENED = {"run": "twins", "round": 0, "component": 1}
CASES = [
    OPENED,
    OPENED | {"place": [0.71, 2.5]},
    OPENED | {"place": [5.79, 2.5]},
    OPENED | {"component": 0},
    OPENED | {"place": [-3.0, 5.8]},
    {"run": "twins", "round": 40, "component": 1},
    {"run": "twins", "round": 40, "component": 1, "place": [3.9, 2.6075]},
    {"run": "twins", "round": 40, "component": 2, "place": [4.0, 2.6075]},
    {"run": "slow", "round": 20, "component": 1},
    {"run": "slow", "round": 20, "component": 1, "place": [3.96, 1.564]},
    {"run": "slow", "round": 7, "component": 2, "place": [8.0, 0.0]},
    {"run": "quick", "round": 40, "component": 1},
    {"run": "quick", "round": 40, "component": 1, "place": [-0.48, 1.5]},
    {"run": "quick", "round": 40, "component": 1, "place": [-2.87, 1.5]},
    {"run": "quick", "round": 40, "component": 0, "place": [9.0, 5.8]},
    {"run": "quick", "round": 40, "component": 2, "place": [-2.99, -0.8]},
]


def sliced(drive, cases):
    def job(case):
        figure = SliceExplorer(**case)
        start = figure.starts[figure.run]
        about = {"x": figure.x, "start": start, "round": figure.round, "k": figure.component}
        return {"job": "slice", **about, "place": figure.place, "grid": GRID}

    return drive([job(case) for case in cases])


def along(figure, grid):
    """The log-likelihood with the figure's mean at each x1 in grid, by emlib."""
    theta = figure.theta
    mu = np.repeat(theta.mu[None], len(grid), axis=0)
    mu[:, figure.component, 0] = grid
    return np.array([GMM().log_likelihood(figure.x, theta._replace(mu=m)) for m in mu])


def test_curve_tops_and_ending_are_those_of_emlib(drive):
    endings = set()
    for case, found in zip(CASES, sliced(drive, CASES), strict=True):
        figure = SliceExplorer(**case)
        np.testing.assert_allclose(found["ell"], along(figure, GRID), rtol=1e-9)
        assert found["at"] == pytest.approx(figure.bound, rel=1e-9)
        end = figure.end()
        if isinstance(end, Collapsed):
            assert (found["collapsed"]["component"], found["rested"]) == (end.component, False)
            endings.add("collapsed")
            continue
        assert found["rested"] and found["rounds"] == end.n_iter, case
        assert found["end"] == pytest.approx(end.bound, rel=1e-9)
        endings.add(round(end.bound, 2))
    assert {-867.88, -925.47, -936.84, -946.99, -949.16, "collapsed"} <= endings


def test_the_tops_are_all_there_are_and_are_found_to_three_places(drive):
    fine = np.linspace(-3, 9, 241)
    cases = [CASES[0], CASES[5], CASES[8], CASES[11]]
    for case, found in zip(cases, sliced(drive, cases), strict=True):
        figure, tops = SliceExplorer(**case), np.array([at for at, _ in found["tops"]])
        ell = along(figure, fine)
        rough = fine[1:-1][(ell[1:-1] > ell[:-2]) & (ell[1:-1] >= ell[2:])]
        np.testing.assert_allclose(tops, rough, atol=0.05)
        height = [along(figure, tops + off) for off in (-1e-3, 0, 1e-3)]
        assert (height[1] > height[0]).all() and (height[1] > height[2]).all()


def test_the_numbers_of_the_text_are_those_of_the_figure(drive):
    cases = (CASES[0], CASES[1], CASES[2], CASES[5], CASES[8], CASES[11])
    opened, left, right, twins, slow, quick = sliced(drive, cases)
    assert opened["hills"] == (
        "Along this line ℓ has two tops: −1169.84 at x₁ = 0.71 and −1182.68 at x₁ = 5.79."
    )
    assert left["numbers"][:2] == ["x₁ = 0.71", "ℓ = −1169.84"]
    assert "EM: −867.88" in left["numbers"][2] and "EM: −867.88" in right["numbers"][2]
    assert "−993.84 at x₁ = 1.53 and −949.16 at x₁ = 5.05" in twins["hills"]
    assert twins["end"] == pytest.approx(-949.16, abs=0.005)  # equal in every digit, for ever
    assert "−928.81 at x₁ = 0.13 and −1145.23 at x₁ = 3.96" in slow["hills"]
    assert "three tops" in quick["hills"] and "−867.88 at x₁ = 2.74" in quick["hills"]
    (lost,) = sliced(drive, [case for case in CASES if case.get("place") == [-3.0, 5.8]])
    assert "EM collapses" in lost["numbers"][2] and "collapses" in lost["ending"]


def test_from_the_lower_hill_of_the_twins_em_ends_higher():
    ends = [SliceExplorer(run="twins", round=40, place=[x1, 2.6]).end() for x1 in (0, 2, 3.9, 4, 6)]
    assert [round(end.bound, 2) for end in ends] == [-867.88] * 3 + [-925.47] * 2


def test_predictions_and_answers_are_answered(drive):
    def outcome(said, x2=2.5, **s):
        return drive([{"job": "sliced", "said": said, "s": {**OPENED, **s}, "x2": x2}])[0]

    assert outcome("").startswith("Choose or skip") and outcome("two", 3).startswith(
        "Choose “As opened"
    )
    assert outcome("two", round=1) == outcome("two", run="slow") == outcome("two", component=0)
    assert outcome("two").startswith("As you said") and outcome("one").startswith("Not so")
    assert outcome("skip").startswith("So it is")
    told = drive([{"job": "proved", "given": given} for given in ("", "no", "yes", "equal")])
    assert told[0] == "" and told[1].startswith("Right") and told[2] == told[3]
    assert "−867.88" in told[1] and "no" not in told[2].split()


def test_from_both_tops_em_ends_in_one_fit_under_other_names():
    ends = [SliceExplorer(**case).end().theta for case in CASES[1:3]]
    assert np.abs(ends[0].mu - ends[1].mu).max() > 2
    one, other = (theta.mu[theta.mu[:, 0].argsort()] for theta in ends)
    np.testing.assert_allclose(one, other, atol=0.01)
    tops = [SliceExplorer(**case).bound for case in CASES[1:3]]
    assert max(tops) < -1169  # so neither is a maximum


def test_the_repr_says_the_result_and_bad_values_are_refused():
    assert repr(SliceExplorer(place=[0.71, 2.5], let_go=True)) == (
        "SliceExplorer(run='twins', round=0, component=1): log-likelihood -1169.84 with this mean"
        " at (0.71, 2.50); EM ends at -867.88"
    )
    lost = repr(SliceExplorer(**CASES[4], let_go=True))
    assert lost.endswith("then component 1 collapses")
    for bad in ({"run": "tiny"}, {"round": 41}, {"component": 3}, {"place": [1.0]}):
        with pytest.raises(traitlets.TraitError):
            SliceExplorer(**bad)
    with pytest.raises(traitlets.TraitError, match=r"x1 in .* found \[10"):
        SliceExplorer(place=[10.0, 0.0])


def test_means_and_ball_are_dragged_stepped_and_let_go(open_page):
    page = open_page([SliceExplorer()], width=390, height=700)
    numbers, ball = page.locator(".em-numbers"), page.get_by_role("slider", name="x₁ of the chosen")
    go, top = page.get_by_role("button", name="Let go"), page.get_by_role("button", name="Next top")
    assert go.is_disabled() and top.is_disabled() and not ball.is_visible()
    page.get_by_label("two hills").check()
    assert "As you said" in page.locator(".em-predict .em-told").text_content()
    assert "−1190.17" in numbers.text_content() and "tops: 2" in numbers.text_content()
    for at in ("5.79", "0.71"):
        top.click()
        assert ball.get_attribute("aria-valuenow") == at
        go.click()
        assert "EM: −867.88" in numbers.text_content()
        assert page.get_by_text("ℓ before you let go, in nats").is_visible()
    page.get_by_role("button", name="Take back").click()
    assert "EM" not in numbers.text_content()
    ball.focus()
    page.keyboard.press("Shift+ArrowRight")
    assert ball.get_attribute("aria-valuenow") == "1.71"
    blue, orange = (page.get_by_role("slider", name=f"mean of {c}") for c in ("blue", "orange"))

    def drag(node, dx, dy):
        box = node.bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2 + 9, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] / 2 + 9 + dx, box["y"] + box["height"] / 2 + dy)
        page.mouse.up()

    drag(ball, 30, 0)
    assert 2.7 < float(ball.get_attribute("aria-valuenow")) < 3.4
    before = orange.get_attribute("transform")
    drag(orange, 40, -30)
    assert orange.get_attribute("transform") != before
    drag(blue, 0, 0)  # a tap chooses, and moves nothing
    assert blue.get_attribute("aria-valuetext").endswith("chosen")
    assert ball.get_attribute("aria-valuenow") == "1.00"
    orange.focus()
    page.keyboard.press("ArrowDown")
    assert orange.get_attribute("aria-valuetext").endswith("chosen")
    page.get_by_label("round", exact=True).fill("20")
    assert "tops" in numbers.text_content()
    page.get_by_role("tab", name="Question").click()
    page.get_by_label("no", exact=True).check()
    assert page.locator(".em-question .em-told").text_content().startswith("Right")
