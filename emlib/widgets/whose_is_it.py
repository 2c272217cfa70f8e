"""W04: whose is it? A point between two hills of density, and the share of each in it."""

import numpy as np
import traitlets

from emlib import GMM, Theta
from emlib.widgets.figure import Figure, Number, Switch, joined, styled

ALT = "Two hills of density on a line, below them the shares of both at each place, and a point."
NO_ANSWER = -99.0


class WhoseIsIt(Figure):
    """The hills are pi N(0, sigma1^2) and (1 - pi) N(4, sigma2^2); the reader drags the point x.

    far: show -100 to 100 in logarithms in place of -12 to 14. A value out of range is refused.
    """

    _esm = joined("whose_is_it")
    _css = styled("card", "whose_is_it")

    x = Number(1.8, min=-100, max=100).tag(sync=True)
    pi = Number(0.5, min=0.01, max=0.99).tag(sync=True)
    sigma1 = Number(1.0, min=0.25, max=4).tag(sync=True)
    sigma2 = Number(2.0, min=0.25, max=4).tag(sync=True)
    far = Switch(False).tag(sync=True)
    answer = traitlets.Float(NO_ANSWER).tag(sync=True)  # to the closing question

    def __init__(self, *, alt=ALT, **state):
        super().__init__(alt=alt, **state)

    @property
    def theta(self) -> Theta:
        """The two hills as a mixture."""
        variances = np.array([self.sigma1, self.sigma2]) ** 2
        return Theta(
            np.array([self.pi, 1 - self.pi]), np.array([[0.0], [4.0]]), variances[:, None, None]
        )

    @property
    def shares(self) -> np.ndarray:
        """The responsibilities of both hills for the point, (2,)."""
        return GMM().responsibilities([[self.x]], self.theta)[0]

    @property
    def log_density(self) -> float:
        """ln p(x), in nats."""
        return float(GMM().log_density([[self.x]], self.theta)[0])

    def __repr__(self):
        hills = f"pi={self.pi:g}, sigma1={self.sigma1:g}, sigma2={self.sigma2:g}"
        blue, orange = self.shares
        found = f"shares {blue:.3f} and {orange:.3f}, ln p = {self.log_density:.2f}"
        return f"WhoseIsIt(x={self.x:g}, {hills}): {found}"
