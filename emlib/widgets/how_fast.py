"""W12: how fast? Two bells, what is free about them, and how many rounds a digit costs EM."""

import numpy as np
import traitlets
from scipy.linalg import eigh
from scipy.stats import norm

from emlib.widgets.figure import Choice, Figure, Number, Switch, joined, styled

ALT = (
    "Above, two bells and their sum, before and after the move about which the data tell least; "
    "below, the rounds of EM that a digit costs, against the distance of the bells."
)


def information(distance):
    """(observed, complete) of mu_1, mu_2, pi_1 and two variances, (5, 5) each, per point.

    The truth is N(-distance/2, 1) and N(distance/2, 1) with equal weights. Observed is what a
    point says, the mean of the squared slopes of ln p; complete what it says with its label.
    """
    x, gap = np.linspace(-10 - distance / 2, 10 + distance / 2, 2001, retstep=True)
    u, v = x + distance / 2, x - distance / 2
    a, b = norm.pdf(u), norm.pdf(v)
    slopes = np.array([u * a / 2, v * b / 2, a - b, (u * u - 1) * a / 4, (v * v - 1) * b / 4])
    return gap * slopes / ((a + b) / 2) @ slopes.T, np.diag([0.5, 0.5, 4, 0.25, 0.25])


class HowFast(Figure):
    """EM on two unit bells of equal weight, `distance` apart, from data without end.

    The means are free, the weight if weight=True; variances: "known", "tied" (one, free) or "own".
    """

    _esm = joined("how_fast")
    _css = styled("card")

    distance = Number(2.0, min=1, max=6).tag(sync=True)
    weight = Switch(False).tag(sync=True)
    variances = Choice(("known", "tied", "own"), "known").tag(sync=True)
    answer = traitlets.Float(-1.0).tag(sync=True)  # to the closing question; -1: none yet

    def __init__(self, *, alt=ALT, **state):
        super().__init__(alt=alt, **state)

    @property
    def known(self) -> float:
        """The least share of the labelled data's information that is left without the labels."""
        rows = [0, 1, 2] if self.weight else [0, 1]
        free = np.eye(5)[rows + ([3, 4] if self.variances == "own" else [])]
        if self.variances == "tied":
            free = np.vstack([free, [0, 0, 0, 1, 1]])
        observed, complete = (free @ info @ free.T for info in information(self.distance))
        return float(eigh(observed, complete, eigvals_only=True)[0])

    @property
    def factor(self) -> float:
        """What a round of EM leaves of the distance to its limit, near there."""
        return 1 - self.known

    @property
    def rounds_a_digit(self) -> float:
        """Rounds that divide the distance by ten."""
        return float(np.log(10) / -np.log1p(-self.known))

    def __repr__(self):
        state = f"distance={self.distance:g}, weight={self.weight}, variances={self.variances!r}"
        found = f"factor {self.factor:.6f}, {self.rounds_a_digit:.1f} rounds a digit"
        return f"HowFast({state}): {found}"
