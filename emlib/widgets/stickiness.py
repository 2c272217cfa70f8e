"""W15: stickiness. Dice that tend to stay, and what that does to the posterior of each roll."""

import numpy as np
import traitlets

from emlib import datasets
from emlib.engine.chain import forward
from emlib.hmm import HMM, Theta
from emlib.widgets.figure import Figure, Number, Switch, Whole, joined, styled

ALT = (
    "Above, eighty rolls in order of time and the probability that the loaded die made each of "
    "them; below, the log-likelihood against the stickiness of the dice."
)
FIRST, N = 1840, 80  # the rolls of the casino that are shown, from this row on
SIX, OTHER = 5, 0  # symbols; no other face tells the dice apart


class Stickiness(Figure):
    """A = (1 - stick) (rows pi) + stick I, with the casino's dice and pi = (2/3, 1/3).

    stick: 0 is the mixture, 0.85 the casino itself, 1 one die for all rolls. at: the roll that is
    looked at, from 1. flips: rolls whose face is changed from a six or to one. past: judge each
    roll by those up to it.
    """

    _esm = joined("stickiness")
    _css = styled("card", "stickiness")

    sixes = traitlets.List(traitlets.Int()).tag(sync=True)  # 1 where the casino rolled a six
    dice = traitlets.List(traitlets.Int()).tag(sync=True)  # 1 where the loaded die was in use
    stick = Number(0.0, min=0, max=1).tag(sync=True)
    at = Whole(53, min=1, max=N).tag(sync=True)
    flips = traitlets.List(traitlets.Int(min=1, max=N)).tag(sync=True)
    past = Switch(False).tag(sync=True)
    answer = traitlets.Float(-1.0).tag(sync=True)  # to the closing question; -1: none yet

    def __init__(self, *, alt=ALT, **state):
        casino = datasets.casino()
        rows = slice(FIRST, FIRST + N)
        sixes = [int(roll == SIX + 1) for roll in casino.x[rows, 0]]
        super().__init__(sixes=sixes, dice=casino.z[rows].tolist(), alt=alt, **state)

    @property
    def x(self) -> np.ndarray:
        """The rolls as symbols, (N,): 5 for a six, 0 for another face."""
        six = np.array(self.sixes, bool)
        for roll in self.flips:
            six[roll - 1] ^= True
        return np.where(six, SIX, OTHER)

    @property
    def theta(self) -> Theta:
        """The casino with this stickiness."""
        casino = datasets.casino().theta
        A = (1 - self.stick) * np.tile(casino.pi, (2, 1)) + self.stick * np.eye(2)
        return casino._replace(A=A)

    @property
    def loaded(self) -> np.ndarray:
        """P(loaded) at each roll, (N,), given all rolls, or those up to it."""
        if self.past:
            return forward(self.theta.B.T[self.x], self.theta.A, self.theta.pi)[0][:, 1]
        return HMM().responsibilities(self.x, self.theta)[:, 1]

    @property
    def log_likelihood(self) -> float:
        """ln p(x; theta) in nats."""
        return HMM().log_likelihood(self.x, self.theta)

    def __repr__(self):
        found = f"P(loaded) at roll {self.at} is {self.loaded[self.at - 1]:.3f}"
        given = "the past" if self.past else "all rolls"
        return (
            f"Stickiness(stick={self.stick:g}): {found} given {given}, "
            f"log-likelihood {self.log_likelihood:.2f}"
        )
