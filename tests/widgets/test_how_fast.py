"""W12: the factors, the directions and the words of the figure are those of numpy and emlib."""

import numpy as np
import pytest
import traitlets
from scipy.optimize import brentq
from scipy.stats import norm

from emlib import GMM, Theta, families, rate
from emlib.widgets import HowFast
from emlib.widgets.how_fast import information

FREE = [(w, v) for w in (False, True) for v in ("known", "tied", "own")]
STATES = [
    {"distance": d, "weight": w, "variances": v}
    for w, v in FREE
    for d in (1.0, 1.37, 2.0, 2.5, 3.14, 4.4, 6.0)
]


def found(drive, states):
    return drive([{"job": "pace", "s": s} for s in states])


def test_the_factor_is_that_of_scipy_to_nine_digits_of_what_is_known(drive):
    for state, got in zip(STATES, found(drive, STATES), strict=True):
        figure = HowFast(**state)
        np.testing.assert_allclose(got["known"], figure.known, rtol=1e-9)
        np.testing.assert_allclose(got["rounds"], figure.rounds_a_digit, rtol=1e-9)
        assert got["factor"] == pytest.approx(figure.factor, abs=1e-12)


def test_the_direction_is_known_as_little_as_the_figure_says(drive):
    for state, got in zip(STATES, found(drive, STATES), strict=True):
        observed, complete = information(state["distance"])
        move = np.array(got["move"])
        assert move @ complete @ move == pytest.approx(1, rel=1e-9)
        assert move @ observed @ move == pytest.approx(got["known"], rel=1e-6)
        assert move[1] > 0
        assert state["weight"] or move[2] == 0
        assert {"known": not move[3:].any(), "tied": move[3] == move[4]}.get(
            state["variances"], True
        )


def test_the_drawn_bells_are_densities_and_stay_so_after_the_move(drive):
    at = np.linspace(-12, 12, 121)
    for state in STATES[::4]:
        for size in (0.0, 0.5):
            jobs = [{"job": "movedBells", "s": state, "size": size, "at": float(v)} for v in at]
            bells = np.array(drive(jobs))
            assert (bells > 0).all() and bells.sum() * 0.2 == pytest.approx(1, abs=1e-6)
            if size == 0:
                left = norm.pdf(at, -state["distance"] / 2) / 2
                np.testing.assert_allclose(bells[:, 0], left, rtol=1e-9)


def test_a_line_goes_through_the_numbers_of_its_own_states(drive):
    for (weight, variances), got in zip(
        FREE,
        found(drive, [{"distance": 2.0, "weight": w, "variances": v} for w, v in FREE]),
        strict=True,
    ):
        for distance, rounds in got["line"][::25]:
            figure = HowFast(distance=distance, weight=weight, variances=variances)
            assert rounds == pytest.approx(figure.rounds_a_digit, rel=1e-9)


def test_the_factor_is_that_of_em_itself_on_a_fine_grid_of_the_density():
    """EM on quantiles of the truth with weights: its factor at its limit, by differences."""
    grid = np.linspace(-8, 8, 1601)
    weights = norm.pdf(grid, -1) / 2 + norm.pdf(grid, 1) / 2
    theta = Theta(np.full(2, 0.5), np.array([[-1.0], [1.0]]), np.ones((2, 1, 1)))
    for family, variances in ((families.full, "own"), (families.tied, "tied")):
        model = GMM(family=family, weights=weights * 100)
        largest = rate.factors(model, grid[:, None], theta)[0]
        assert largest == pytest.approx(HowFast(weight=True, variances=variances).factor, abs=2e-6)


def test_the_numbers_of_the_text_are_those_of_the_figure(drive):
    at_two = {(w, v): HowFast(weight=w, variances=v).rounds_a_digit for w, v in FREE}
    wanted = [2.9, 10.2, 10.2, 21.7, 21.7, 451.1]
    np.testing.assert_allclose([at_two[free] for free in FREE], wanted, atol=0.05)
    hundred = {
        free: brentq(
            lambda d, w=free[0], v=free[1]: (
                HowFast(distance=d, weight=w, variances=v).rounds_a_digit - 100
            ),
            1.01,
            4,
        )
        for free in ((True, "own"), (True, "known"), (False, "own"))
    }
    np.testing.assert_allclose(list(hundred.values()), [2.5, 1.38, 1.1], atol=0.005)
    all_free, tied, alone, near = found(
        drive,
        [
            {"distance": 2.0, "weight": True, "variances": "own"},
            {"distance": 2.0, "weight": False, "variances": "tied"},
            {"distance": 2.0, "weight": False, "variances": "known"},
            {"distance": 1.0, "weight": True, "variances": "own"},
        ],
    )
    assert all_free["told"] == (
        "Free: everything. Known least: both means to the right, weight to the left bell, the left "
        "bell wider, the right one narrower (dashed). Of what labelled data would tell about it, "
        "0.5 % is left."
    )
    assert (
        "Free: means and common variance. Known least: the means apart, both bells narrower"
        in (tied["told"])
    )
    assert "Free: the means alone. Known least: both means to the right (d" in alone["told"]
    assert "0.0022 % is left" in near["told"]
    assert near["numbers"] == ["Δ = 1.00", "λ = 0.999978", "106\u202f000 rounds a digit"]
    assert all_free["numbers"] == ["Δ = 2.00", "λ = 0.9949", "451 rounds a digit"]
    words = drive([{"job": "counted", "v": v} for v in (2.94, 99.94, 451.1, 3833.2)])
    assert words == ["2.9", "99.9", "451", "3830"]


def test_predictions_and_answers_are_answered(drive):
    none, half, both = (
        {"weight": w, "widths": v} for w, v in ((False, False), (True, False), (True, True))
    )
    outcomes = [("", none), ("weight", half), ("weight", both), ("same", both), ("skip", both)]
    told = drive([{"job": "resolved", "said": said, "seen": seen} for said, seen in outcomes])
    starts = ["Choose", "At Δ = 2", "As you said", "Not so", "So it is"]
    assert all(text.startswith(start) for text, start in zip(told, starts, strict=True))
    given = [2.5, 2.46, 1.38, 1.1, 2, 4, -1]
    told = drive([{"job": "judgedBy", "given": value} for value in given])
    starts = [
        "Right",
        "Right",
        "That is with known var",
        "That is with a known w",
        "Nearer",
        "Far",
        "",
    ]
    assert all(text.startswith(start) for text, start in zip(told, starts, strict=True))
    shows = [
        got["showing"]
        for got in found(
            drive,
            [
                {"distance": 2.0, "weight": True, "variances": "known"},
                {"distance": 2.0, "weight": False, "variances": "own"},
                {"distance": 2.0, "weight": True, "variances": "own"},
                {"distance": 2.1, "weight": True, "variances": "known"},
            ],
        )
    ]
    assert [(s["weight"], s["widths"]) for s in shows] == [
        (True, False),
        (False, True),
        (False, False),
        (False, False),
    ]


def test_every_setting_of_the_menu_can_be_made_in_python_and_bad_ones_are_refused(drive):
    tries = drive([{"job": "tries12"}])[0]
    assert all(got["setting"] != "" for got in found(drive, tries))
    for s in tries:
        assert repr(HowFast(**s)).startswith(f"HowFast(distance={s['distance']:g}, weight=")
    assert repr(HowFast()).endswith("'known'): factor 0.449600, 2.9 rounds a digit")
    for state in ({"distance": 0.5}, {"distance": "far"}, {"variances": "free"}, {"weight": 2}):
        with pytest.raises(traitlets.TraitError, match=f"{next(iter(state))} must be .* found"):
            HowFast(**state)


def distance(card):
    return float(card.numbers().removeprefix("Δ = ")[:4])


def test_bell_ball_and_controls_move_what_they_should(open_card):
    card = open_card(HowFast())
    page, numbers = card.page, card.numbers
    free = page.get_by_label("weight free")
    card.opens_with_a_prediction("variances", free)
    named = [words for words in card.picture.locator("text").all_text_contents() if words.isalpha()]
    assert named == ["everything", "weight", "variances", "means"]  # of the grey lines
    assert "2.9 rounds a digit" in numbers()
    free.check()
    assert "21.7 rounds" in numbers() and "At Δ = 2" in card.told()
    free.uncheck()
    page.get_by_label("one σ² free").check()
    assert "10.2 rounds" in numbers() and "Not so" in card.told()
    free.check()
    page.get_by_label("two σ² free").check()
    assert "451 rounds" in numbers()
    bell, ball = card.handles.all()
    card.press(bell, "Shift+ArrowRight")
    assert "Δ = 2.50" in numbers() and "99.9 rounds" in numbers()
    card.drag(bell, 27.5, ends=False)  # one unit: twice in Δ
    assert distance(card) == pytest.approx(4.5, abs=0.05)
    page.mouse.move(389, 300)
    page.mouse.up()
    assert "Δ = 6.00" in numbers()
    card.drag(ball, -69, ends=False)  # one and a half
    assert distance(card) == pytest.approx(4.5, abs=0.05)
    page.mouse.move(0, 300)
    page.mouse.up()
    assert "106\u202f000 rounds" in numbers()
    card.setting().select_option("All free, 5 apart")
    assert "2.7 rounds" in numbers()
    card.exact("Δ", "3")
    assert "32.8 rounds" in numbers()
    assert card.answer("distance, 1 to 6", "2.5").startswith("Right")
