"""W00: be the EM. E colours the points, M moves the ellipses; the reader presses."""

from itertools import islice

import numpy as np
import traitlets

from emlib import GMM, Collapsed, Theta, datasets, em
from emlib.widgets.figure import Choice, Figure, Switch, Whole, joined, packed, rows, styled
from emlib.widgets.starts import STARTS, drawable, named, near, plane

ROUNDS = 40  # of a run, as in js/be_the_em.js
ALT = "Points in the plane, the ellipses that EM moves, and the log-likelihood by round."


class BeTheEM(Figure):
    """EM on 300 points by hand: state is (start, step), where step counts half-steps, E first.

    start: "quick", "slow", "twins", "tiny", or "own" for the means in `own`, which the reader drags
    before the first E: a Theta, or means (K, 2) of round ellipses. step: 0 to 80, less if the run
    collapses; odd steps end with an E, even ones with an M. point: whose shares are shown, or -1.
    x (N, 2) and starts replace the three clouds; autoplay plays for at most 5 s when seen.
    `theta`, `gamma` and `bound` are what the picture shows, from emlib.
    """

    _esm = joined("be_the_em")
    _css = styled("card", "be_the_em")

    points = traitlets.Bytes().tag(sync=True)  # x (N, 2) row by row, float64, little-endian
    starts = traitlets.List(traitlets.Dict()).tag(sync=True)
    own = traitlets.Any().tag(sync=True)  # {pi, mu, Sigma} of the reader's own start
    start = traitlets.Unicode("quick").tag(sync=True)
    step = Whole(0, min=0, max=2 * ROUNDS).tag(sync=True)
    point = Whole(-1, min=-1).tag(sync=True)
    # to the closing question
    answer = Choice(("", "E", "M", "both", "neither"), "").tag(sync=True)
    autoplay = Switch(False).tag(sync=True)

    def __init__(self, x=None, *, starts=STARTS, own=None, alt=ALT, **state):
        x = plane(datasets.three_clouds(300).x if x is None else x)
        points = packed(x)
        starts = [near(start, x, f"starts[{i}]") for i, start in enumerate(named(starts))]
        state.setdefault("start", starts[0]["key"] if own is None else "own")
        super().__init__(
            points=points, starts=starts, own=starts[0] if own is None else own, alt=alt, **state
        )

    @traitlets.validate("start")
    def _known(self, proposal):
        keys = [*(start["key"] for start in self.starts), "own"]
        if self.starts and proposal.value not in keys:
            raise traitlets.TraitError(f"start must be one of {keys}, found {proposal.value!r}")
        return proposal.value

    @traitlets.validate("point")
    def _there(self, proposal):
        if proposal.value >= len(self.x):
            raise traitlets.TraitError(
                f"point must be -1 (none) to {len(self.x) - 1}, found {proposal.value}: "
                f"there are {len(self.x)} points"
            )
        return proposal.value

    @traitlets.validate("starts")
    def _named(self, proposal):
        starts = named(proposal.value)
        return [near(start, self.x, f"starts[{i}]") for i, start in enumerate(starts)]

    @traitlets.validate("own")
    def _drawable(self, proposal):
        return near(drawable(proposal.value, "own"), self.x, "own")

    @property
    def x(self) -> np.ndarray:
        """The points (N, 2)."""
        return rows(self.points)

    def run(self):
        """(steps, collapsed): the run from this start by emlib, and the Collapsed that ended it."""
        start = {**{start["key"]: start for start in self.starts}, "own": self.own}[self.start]
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
