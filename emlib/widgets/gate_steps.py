"""W16: gate steps. Two experts and a gate by rounds of EM; how far must the gate climb in each?"""

from itertools import islice

import numpy as np
import traitlets

from emlib import datasets, em
from emlib.engine import gate
from emlib.experts import Experts, Theta
from emlib.widgets.figure import Choice, Figure, Whole, joined, packed, styled

ALT = (
    "Above, points in the colours of two straight lines; in the middle, the gate, which says over "
    "each x how probable each line is; below, the log-likelihood by rounds of EM."
)
WAYS = {
    "none": Experts(gate_steps=0),
    "small": Experts(direction=gate.gradient),
    "newton": Experts(),
    "top": Experts(gate_steps=100),
}
LAST = 100  # as in js/experts_run.js
LOW, HIGH = -2, 3.5


class GateSteps(Figure):
    """Two experts on two_lines, after so many rounds, from two lines and a gate of one half.

    heights: of the starting lines, blue's at x = -3 and 3, then orange's. way: what the gate does
    in each M step, "none", "small" (a gradient step), "newton" (one such step) or "top".
    """

    _esm = joined("gate_steps")
    _css = styled("card", "price")

    xy = traitlets.Bytes().tag(sync=True)
    heights = traitlets.List(traitlets.Float(min=LOW, max=HIGH), [0.0, 0.0, 2.0, 2.0], 4, 4)
    heights = heights.tag(sync=True)
    way = Choice(tuple(WAYS), "top").tag(sync=True)
    round = Whole(0, min=0, max=LAST).tag(sync=True)
    answer = traitlets.Float(-1.0).tag(sync=True)  # to the closing question; -1: none yet

    def __init__(self, *, alt=ALT, **state):
        super().__init__(xy=packed(datasets.two_lines().x), alt=alt, **state)

    @property
    def data(self) -> np.ndarray:
        """Columns x and y, (400, 2)."""
        return datasets.two_lines().x

    @property
    def start(self) -> Theta:
        """The lines through heights, a gate that prefers neither, the variance of all y."""
        W = [[(a + b) / 2, (b - a) / 6] for a, b in (self.heights[:2], self.heights[2:])]
        return Theta(np.zeros((2, 2)), np.array(W), np.full(2, self.data[:, 1].var()))

    @property
    def step(self):
        """The step of em that is shown: (theta, bound)."""
        steps = em(WAYS[self.way], self.data, self.start)
        return next(islice(steps, self.round, None))

    def __repr__(self):
        found = f"log-likelihood {self.step.bound:.2f}"
        return f"GateSteps({self.way!r}, round={self.round}, heights={self.heights}): {found}"
