"""W01's numbers: moments, and the count of bumps, which must be exact."""

import numpy as np
import pytest
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


def test_no_curve_leaves_the_scale_that_all_meanings_share(drive):
    rng = np.random.default_rng(2)
    draws = rng.uniform((0, 0, 0.25), (1, 6, 2), (200, 3))
    least = [(r**2 / (1 + r**2), 2.0, r) for r in (0.25, 1, 2)]  # the weighted sum is narrowest
    cases = [dict(zip(("pi", "d", "r"), map(float, c), strict=True)) for c in [*draws, *least]]
    found = drive([{"job": "heights", **case} for case in cases])
    assert all(f["highest"] <= f["ceiling"] * (1 + 1e-12) for f in found)
    # and it is not too high: reached, but for the grid of 0.01
    assert all(f["highest"] == pytest.approx(f["ceiling"], rel=1e-3) for f in found[-3:])


def at(pi=0.75, separation=3.0, ratio=1.0):
    return {"pi": pi, "separation": separation, "ratio": ratio}


@pytest.mark.parametrize(("s", "shows"), [
    (at(separation=2.5), True),  # one bump, where equal weights have two
    (at(separation=2.8), True),
    (at(separation=3.0), False),  # two bumps: as with equal weights
    (at(separation=1.9), False),  # one bump: as with equal weights
    (at(pi=0.5, separation=2.5), False),
    (at(pi=0.9, separation=2.5), False),  # another question
    (at(ratio=0.5, separation=2.0), False),
])  # fmt: skip
def test_the_prediction_is_resolved_where_the_answer_shows(drive, s, shows):
    (found,) = drive([{"job": "predicted", "said": "less", "moved": True, "seen": False, "s": s}])
    assert found["reveals"] == shows
    assert found["told"].startswith("Noted. ")


def test_the_prediction_is_answered_and_none_is_asked_for(drive):
    def told(said, moved, seen, s):
        job = {"job": "predicted", "said": said, "moved": moved, "seen": seen, "s": s}
        return drive([job])[0]["told"]

    assert told("less", True, True, at()).startswith("Not quite. It needs more.")
    assert told("more", True, True, at()).startswith("As you said. It needs more.")
    assert told("", True, True, at()).startswith("It needs more.")
    assert told("", False, False, at()) == "Choose before you move anything."
    assert told("", True, False, at()) == "Choose before you go on."
    assert "Set π = 0.75 and σ₂/σ₁ = 1" in told("less", True, False, at(pi=0.5))
    assert "together until one is left" in told("less", True, False, at(separation=3.0))
    assert "apart until there are two" in told("less", True, False, at(separation=1.0))


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
