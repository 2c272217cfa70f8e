"""W14: holes. Half of a column is hidden; what complete rows, fill-in and EM make of the rest."""

import numpy as np
import traitlets

from emlib import GMMWithHoles, Theta
from emlib.widgets.figure import Choice, Figure, Number, Switch, joined, packed, rows, styled

ALT = (
    "Two hundred points; where the second number of one is hidden, only a tick at the bottom is "
    "left. Ellipses of 90 percent show the truth, EM, fill-in without C, and the complete rows."
)
TRUTH = Theta(np.ones(1), np.array([[1.0, 2.0]]), np.array([[[1.0, 0.8], [0.8, 1.0]]]))


def sample():
    """(x (200, 2), noise (200,)): all numbers, and what chance adds to the choice of the hidden."""
    rng = np.random.default_rng(3)
    e = rng.standard_normal((200, 2))
    return TRUTH.mu[0] + e @ np.linalg.cholesky(TRUTH.Sigma[0]).T, rng.standard_normal(200)


def holed(x, noise, mechanism, fraction):
    """x in which x_2 is nan in this fraction of the rows: those with the highest scores."""
    score = {"MCAR": noise, "MAR": x[:, 0] - 1 + noise / 2, "MNAR": x[:, 1] - 2 + noise / 2}
    x = x.copy()
    x[np.argsort(-score[mechanism])[: round(fraction * len(x))], 1] = np.nan
    return x


def closed_form(x) -> Theta:
    """The maximum of ln p(x) where x_2 has holes and x_1 has none."""
    whole = ~np.isnan(x[:, 1])
    (s11, s12), (_, s22) = np.cov(x[whole].T, bias=True)
    slope, mean, variance = s12 / s11, x[whole].mean(axis=0), x[:, 0].var()
    mu = [x[:, 0].mean(), mean[1] + slope * (x[:, 0].mean() - mean[0])]
    left = s22 - slope * s12
    Sigma = [[variance, slope * variance], [slope * variance, left + slope**2 * variance]]
    return Theta(np.ones(1), np.array([mu]), np.array([Sigma]))


class Holes(Figure):
    """Who loses which numbers: mechanism "MCAR", "MAR" or "MNAR", and the fraction of the rows.

    uncovered: whether the hidden points are drawn where they are.
    """

    _esm = joined("holes")
    _css = styled("card", "holes")

    points = traitlets.Bytes().tag(sync=True)
    noise = traitlets.Bytes().tag(sync=True)
    mechanism = Choice(("MCAR", "MAR", "MNAR"), "MAR").tag(sync=True)
    fraction = Number(0.5, min=0, max=0.9).tag(sync=True)
    uncovered = Switch(False).tag(sync=True)
    answer = traitlets.Float(-9.0).tag(sync=True)  # to the closing question; -9: none yet

    def __init__(self, *, alt=ALT, **state):
        x, noise = sample()
        super().__init__(points=packed(x), noise=packed(noise), alt=alt, **state)

    @property
    def x(self) -> np.ndarray:
        """What is seen, (200, 2): nan where a number is hidden."""
        noise = rows(self.noise, 1)[:, 0]
        return holed(rows(self.points), noise, self.mechanism, self.fraction)

    @property
    def theta(self) -> Theta:
        """Where EM ends."""
        return closed_form(self.x)

    @property
    def log_likelihood(self) -> float:
        """ln p of what is seen, in nats, where EM ends."""
        return GMMWithHoles().log_likelihood(self.x, self.theta)

    def __repr__(self):
        mean, sd = self.theta.mu[0, 1], self.theta.Sigma[0, 1, 1] ** 0.5
        state = f"{self.mechanism!r}, fraction={self.fraction:g}"
        return f"Holes({state}): EM finds x2 at {mean:.2f}, sd {sd:.2f}"
