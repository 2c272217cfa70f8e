"""W01: a mixture, a weighted sum and a sum of two Gaussians are three different things."""

from typing import NamedTuple

import numpy as np
import traitlets

from emlib.widgets.figure import Choice, Figure, Number, Whole, joined, packed, rows, styled

ALT = (
    "Density curves of two Gaussians on a line and of what is made of them, its bumps and mean; "
    "below, what a coin and a plus make of the same draws."
)
DRAWS = 400


class Summary(NamedTuple):
    """What the figure reads out: mean, variance, and how many peaks the density has."""

    mean: float
    variance: float
    n_modes: int


class Rain(NamedTuple):
    """Numbers made of the same draws: one of x1 and x2 by a coin, and both by a plus."""

    coin: np.ndarray
    plus: np.ndarray


class MixtureOrSum(Figure):
    """X1 ~ N(-d/2, 1) and X2 ~ N(+d/2, ratio^2), where d is the separation.

    State is (pi, separation, ratio, mode, drawn); mode is "mixture" (X1 with probability pi, else
    X2), "weighted" (pi X1 + (1-pi) X2) or "sum" (X1 + X2), X1 and X2 independent. drawn: how many
    of the 400 stored draws, made once with `default_rng(1)`, have fallen; `rain` are their numbers.
    """

    _esm = joined("mixture_or_sum")
    _css = styled("card", "mixture_or_sum")

    pi = Number(0.5, min=0, max=1).tag(sync=True)
    separation = Number(4.0, min=0, max=6).tag(sync=True)
    ratio = Number(1.0, min=0.25, max=2).tag(sync=True)
    mode = Choice(("mixture", "weighted", "sum"), "mixture").tag(sync=True)
    drawn = Whole(0, min=0, max=DRAWS).tag(sync=True)
    draws = traitlets.Bytes().tag(sync=True)  # (400, 3) row by row, float64, little-endian
    answer = traitlets.Float(-1.0).tag(sync=True)  # to the closing question; -1: none yet

    def __init__(self, *, alt=ALT, **state):
        rng = np.random.default_rng(1)
        draws = np.column_stack([rng.random(DRAWS), rng.standard_normal((DRAWS, 2))])
        super().__init__(draws=packed(draws), alt=alt, **state)

    @property
    def rain(self) -> Rain:
        """What the coin and the plus have made of the draws that have fallen, (drawn,) each."""
        u, e1, e2 = rows(self.draws, 3)[: self.drawn].T
        x1, x2 = e1 - self.separation / 2, self.ratio * e2 + self.separation / 2
        blend = x1 + x2 if self.mode == "sum" else self.pi * x1 + (1 - self.pi) * x2
        return Rain(np.where(u < self.pi, x1, x2), blend)

    @property
    def summary(self) -> Summary:
        """Mean, variance and number of peaks of what the picture shows."""
        pi, d, v = self.pi, self.separation, self.ratio**2
        mean = (1 - 2 * pi) * d / 2
        if self.mode == "sum":
            return Summary(0.0, 1 + v, 1)
        if self.mode == "weighted":
            return Summary(mean, pi**2 + (1 - pi) ** 2 * v, 1)
        between = pi * (1 - pi) * d**2
        return Summary(mean, pi + (1 - pi) * v + between, n_modes(pi, d, self.ratio))

    def __repr__(self):
        state = f"pi={self.pi:g}, separation={self.separation:g}, ratio={self.ratio:g}"
        mean, variance, n = self.summary
        result = f"mean {mean + 0:.4f}, variance {variance:.4f}, modes {n}"
        return f"MixtureOrSum({state}, mode={self.mode!r}): {result}"


def n_modes(pi, d, r) -> int:
    """How many peaks pi N(-d/2, 1) + (1-pi) N(d/2, r^2) has: 1 or 2, exactly.

    All lie between the means; u is the distance from the first. The slope has the sign of -g(u),
    g = ln(pull of the first / pull of the second), and u (d-u) g' = d - h(u), where
    h(u) = u (d-u) (u + (d-u)/r^2) is one hump. Where h > d, g falls: two peaks iff it crosses 0.
    """
    from scipy.optimize import brentq  # here: it takes as long to load as emlib itself

    if pi in (0, 1) or d == 0:
        return 1
    v = r**2

    def g(u):
        log_pull = np.log(pi * u * r * v) - np.log((1 - pi) * (d - u))
        return log_pull - u**2 / 2 + (d - u) ** 2 / (2 * v)

    def excess(u):
        return u * (d - u) * (u + (d - u) / v) - d

    slope = np.polynomial.Polynomial([d**2 / v, 2 * d * (1 - 2 / v), 3 * (1 / v - 1)]).roots()
    top = float(next(u.real for u in slope if 0 < u.real < d))
    if excess(top) <= 0:
        return 1
    a, b = brentq(excess, 0, top, xtol=1e-15), brentq(excess, top, d, xtol=1e-15)
    return 2 if g(a) > 0 > g(b) else 1
