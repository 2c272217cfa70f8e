"""W05: paint responsibilities. The reader colours 40 points, and M believes every colour."""

import numpy as np
import traitlets

from emlib import GMM, Collapsed, Posterior, Theta, datasets
from emlib.widgets.figure import Choice, Figure, joined, packed, rows, styled

ALT = "40 points in two clouds, coloured by their shares, and the ellipses that M makes of them."
POINTS, PULL = 40, 3.0  # how many, and how far a mean may be pulled, as in the JavaScript


class PaintResponsibilities(Figure):
    """shares (40): of blue in each point, the rest is orange's; M's ellipses follow at once.

    pull: how far the two means are held away from M's choice, as four numbers. The points are the
    first 40 of blog sample 1, 20 from each cloud; `datasets.blog_samples(1)` numbers the rows.
    """

    _esm = joined("paint_responsibilities")
    _css = styled("card", "paint_responsibilities")

    points = traitlets.Bytes().tag(sync=True)  # x (40, 2) row by row, float64, little-endian
    labels = traitlets.List(traitlets.Int()).tag(sync=True)
    shares = traitlets.List(traitlets.Float(min=0, max=1), [0.5] * POINTS).tag(sync=True)
    pull = traitlets.List(traitlets.Float(min=-PULL, max=PULL), [0.0] * 4).tag(sync=True)
    brush = Choice(("blue", "half", "orange"), "blue").tag(sync=True)
    answer = traitlets.Float(-1.0).tag(sync=True)  # to the closing question; -1: none yet

    def __init__(self, *, alt=ALT, **state):
        x, z = datasets.blog_samples(1)[:2]
        points = packed(x[:POINTS])
        super().__init__(points=points, labels=z[:POINTS].tolist(), alt=alt, **state)

    @traitlets.validate("shares", "pull")
    def _long_enough(self, proposal):
        name, found = proposal.trait.name, proposal.value
        wanted, what = {"shares": (POINTS, "one for each point"), "pull": (4, "two for each mean")}[
            name
        ]
        if len(found) == wanted:
            return found
        raise traitlets.TraitError(
            f"{name} must be {wanted} numbers, found {len(found)}: give {what}"
        )

    @property
    def x(self) -> np.ndarray:
        """The points (40, 2)."""
        return rows(self.points)

    @property
    def gamma(self) -> np.ndarray:
        """The colours as a table of responsibilities, (40, 2)."""
        blue = np.array(self.shares)
        return np.column_stack([blue, 1 - blue])

    @property
    def best(self) -> Theta:
        """What M makes of the colours; Collapsed if a component has too few points."""
        seen_from = Theta(np.full(2, 0.5), np.tile(self.x.mean(axis=0), (2, 1)), [np.eye(2)] * 2)
        post = Posterior(self.gamma, seen_from._replace(Sigma=np.array(seen_from.Sigma)))
        return GMM().m_step(GMM().statistics(self.x, post))

    @property
    def theta(self) -> Theta:
        """The ellipses in the picture: M's, with the means where they are held."""
        best = self.best
        return best._replace(mu=best.mu + np.reshape(self.pull, (2, 2)))

    @property
    def loss(self) -> float:
        """How far Q lies below its best while a mean is held away from it, nats."""
        post = Posterior(self.gamma, self.best)
        return float(GMM().Q(self.x, post, self.best) - GMM().Q(self.x, post, self.theta))

    @property
    def log_likelihood(self) -> float:
        """Of the ellipses in the picture, nats, total."""
        return float(GMM().log_likelihood(self.x, self.theta))

    def __repr__(self):
        blue, orange = self.gamma.sum(axis=0)
        try:
            found = f"log-likelihood {self.log_likelihood:.2f}, Q {self.loss:.2f} below its best"
        except Collapsed as collapsed:
            found = f"component {collapsed.component} has collapsed"
        return f"PaintResponsibilities(N_k = {blue:.1f} and {orange:.1f}): {found}"
