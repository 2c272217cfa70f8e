"""W01's numbers: moments, and the count of bumps, which must be exact."""

import numpy as np
import pytest
from scipy.optimize import brentq

from emlib import density
from emlib.density import Theta
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
    mean, cov = density.moments(theta)
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


def test_the_repr_states_the_result():
    figure = MixtureOrSum(pi=0.75, separation=2.85)
    assert repr(figure) == (
        "MixtureOrSum(pi=0.75, separation=2.85, ratio=1, mode='mixture'): "
        "mean -0.7125, variance 2.5230, modes 2"
    )
    figure.mode = "sum"
    assert repr(figure).endswith("mode='sum'): mean 0.0000, variance 2.0000, modes 1")
