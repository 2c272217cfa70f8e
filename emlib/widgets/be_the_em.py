"""W00: be the EM. E colours the points, M moves the ellipses; the reader presses."""

from itertools import islice

import numpy as np
import traitlets

from emlib import GMM, Collapsed, Theta, datasets, em
from emlib.widgets.figure import Figure, joined, styled
from emlib.widgets.starts import STARTS

ROUNDS = 40  # of a run, as in js/be_the_em.js
ALT = "Points in the plane, three ellipses that EM moves, and the log-likelihood by round."


class BeTheEM(Figure):
    """EM on 300 points by hand: state is (start, step), where step counts half-steps, E first.

    start: "quick", "slow", "twins" or "tiny"; step: 0 to 80, less if the run collapses. Odd steps
    end with an E, even ones with an M. x (N, 2) and starts replace the three clouds; autoplay plays
    for at most 5 s when seen. `theta`, `gamma` and `bound` are what the picture shows, from emlib.
    """

    _esm = joined("be_the_em")
    _css = styled("be_the_em")

    points = traitlets.Bytes().tag(sync=True)  # x (N, 2) row by row, float64, little-endian
    starts = traitlets.List(traitlets.Dict()).tag(sync=True)
    start = traitlets.Unicode("quick").tag(sync=True)
    step = traitlets.Int(0, min=0).tag(sync=True)
    answer = traitlets.Unicode().tag(
        sync=True
    )  # to the closing question: "E", "M", "both", "neither"
    autoplay = traitlets.Bool(False).tag(sync=True)

    def __init__(self, x=None, *, starts=STARTS, alt=ALT, **state):
        x = datasets.three_clouds(300).x if x is None else np.asarray(x, float)
        if x.ndim != 2 or x.shape[1] != 2:
            raise ValueError(f"x must be (N, 2), found {x.shape}: the figure draws a plane")
        points = np.ascontiguousarray(x, "<f8").tobytes()
        super().__init__(points=points, starts=starts, alt=alt, **state)

    @traitlets.validate("start")
    def _known(self, proposal):
        keys = [start["key"] for start in self.starts]
        if keys and proposal.value not in keys:
            raise traitlets.TraitError(f"start must be one of {keys}, found {proposal.value!r}")
        return proposal.value

    @property
    def x(self) -> np.ndarray:
        """The points (N, 2)."""
        return np.frombuffer(self.points, "<f8").reshape(-1, 2)

    def run(self):
        """(steps, collapsed): the run from this start by emlib, and the Collapsed that ended it."""
        start = next(start for start in self.starts if start["key"] == self.start)
        theta = Theta(*(np.array(start[field]) for field in Theta._fields))
        steps = []
        try:
            for step in islice(em(GMM(), self.x, theta), ROUNDS + 1):
                steps.append(step)  # noqa: PERF402 - what came before the collapse is kept
        except Collapsed as collapsed:
            return steps, collapsed
        return steps, None

    @property
    def theta(self) -> Theta:
        """The ellipses in the picture."""
        return self._now().theta

    @property
    def bound(self) -> float:
        """The log-likelihood of the ellipses in the picture, nats, total."""
        return self._now().bound

    @property
    def gamma(self) -> np.ndarray | None:
        """The colours in the picture: the last E's responsibilities (N, K); None before it."""
        if self.step == 0:
            return None
        steps, _ = self.run()
        t = min((self.step + 1) // 2 - 1, len(steps) - 1)
        return GMM().responsibilities(self.x, steps[t].theta)

    def _now(self):
        steps, _ = self.run()
        return steps[min(self.step // 2, len(steps) - 1)]

    def __repr__(self):
        steps, collapsed = self.run()
        done = min(self.step // 2, len(steps) - 1)
        end = ""
        if collapsed and self.step >= 2 * len(steps):
            end = f", then component {collapsed.component} collapsed"
        rounds = f"after {done} round{'s' * (done != 1)}"
        state = f"start={self.start!r}, step={self.step}"
        return f"BeTheEM({state}): log-likelihood {self.bound:.4f} {rounds}{end}"
