"""W03: slice explorer. One mean slides, all else stays: how many hills has the log-likelihood?"""

from itertools import islice

import numpy as np
import traitlets

from emlib import GMM, Collapsed, Theta, datasets, em, fit
from emlib.widgets.figure import Choice, Figure, Switch, Whole, joined, packed, rows, styled
from emlib.widgets.starts import STARTS

ALT = "300 points and three ellipses; below, the log-likelihood as one mean slides sideways."
RUNS = ("twins", "slow", "quick")
ROUNDS = 40  # of a run, as in js/slice_explorer.js
BOX = ((-3.0, 9.0), (-0.8, 5.8))  # where a mean can be put


class SliceExplorer(Figure):
    """The log-likelihood along x1 of one mean, after `round` rounds of EM from a start of BeTheEM.

    run: "twins", "slow" or "quick"; component: the one that slides; place: its mean (x1, x2), empty
    where the run has put it; let_go: show where EM ends from here.
    """

    _esm = joined("slice_explorer")
    _css = styled("card", "slice_explorer")

    points = traitlets.Bytes().tag(sync=True)  # x (300, 2) row by row, float64, little-endian
    starts = traitlets.Dict().tag(sync=True)
    run = Choice(RUNS, "twins").tag(sync=True)
    round = Whole(0, min=0, max=ROUNDS).tag(sync=True)
    component = Whole(1, min=0, max=2).tag(sync=True)
    place = traitlets.List(traitlets.Float()).tag(sync=True)
    let_go = Switch(False).tag(sync=True)
    answer = traitlets.Unicode().tag(sync=True)  # to the closing question: "yes" or "no"

    def __init__(self, *, alt=ALT, **state):
        points = packed(datasets.three_clouds(300).x)
        starts = {s["key"]: {f: s[f] for f in Theta._fields} for s in STARTS if s["key"] in RUNS}
        super().__init__(points=points, starts=starts, alt=alt, **state)

    @traitlets.validate("place")
    def _inside(self, proposal):
        place = proposal.value
        inside = [low <= v <= high for v, (low, high) in zip(place, BOX, strict=False)]
        if place and not (len(place) == 2 and all(inside)):
            raise traitlets.TraitError(
                f"place must be empty or (x1, x2) with x1 in {BOX[0]} and x2 in {BOX[1]}, "
                f"found {place}"
            )
        return place

    @property
    def x(self) -> np.ndarray:
        """The points (300, 2)."""
        return rows(self.points)

    @property
    def theta(self) -> Theta:
        """The mixture in the picture, before it is let go."""
        start = Theta(*(np.array(self.starts[self.run][field]) for field in Theta._fields))
        theta = next(islice(em(GMM(), self.x, start), self.round, None)).theta
        if not self.place:
            return theta
        mu = theta.mu.copy()
        mu[self.component] = self.place
        return theta._replace(mu=mu)

    @property
    def bound(self) -> float:
        """The log-likelihood there, nats, total."""
        return float(GMM().log_likelihood(self.x, self.theta))

    def end(self):
        """The fit that EM comes to from here; or the Collapsed that ends the run."""
        try:
            return fit(GMM(), self.x, self.theta)
        except Collapsed as collapsed:
            return collapsed

    def __repr__(self):
        state = f"run={self.run!r}, round={self.round}, component={self.component}"
        x1, x2 = self.theta.mu[self.component]
        found = f"log-likelihood {self.bound:.2f} with this mean at ({x1:.2f}, {x2:.2f})"
        if not self.let_go:
            return f"SliceExplorer({state}): {found}"
        end = self.end()
        if isinstance(end, Collapsed):
            return f"SliceExplorer({state}): {found}; then component {end.component} collapses"
        return f"SliceExplorer({state}): {found}; EM ends at {end.bound:.2f}"
