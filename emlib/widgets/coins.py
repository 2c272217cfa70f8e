"""W13: coins step by step. E splits sets of flips between two coins, M divides heads by flips."""

import numpy as np
import traitlets
from scipy.special import expit, xlogy

from emlib import datasets
from emlib.widgets.figure import Figure, Number, Switch, Whole, joined, styled

ALT = (
    "Five sets of ten flips as bars of heads and tails, each split between coin A and coin B;"
    " below, what each coin gets in all, and the coins on a line of the probability of heads."
)
MOST = 60  # half-steps
TIE = 1e-9  # of a log ratio, as in js/coin_sets.js: A is given such a set


class Coins(Figure):
    """Two coins, each used for a set with probability 1/2; a, b: where their heads begin.

    step: half-steps from there, E and M in turn. hard: E gives a set whole to the likelier coin.
    """

    _esm = joined("coins")
    _css = styled("card", "coins")

    sets = traitlets.List().tag(sync=True)  # (heads, tails) of each
    a = Number(0.6, min=0.01, max=0.99).tag(sync=True)
    b = Number(0.5, min=0.01, max=0.99).tag(sync=True)
    step = Whole(0, min=0, max=MOST).tag(sync=True)
    hard = Switch(False).tag(sync=True)
    answer = traitlets.Float(-1.0).tag(sync=True)  # to the closing question; -1: none yet

    def __init__(self, *, alt=ALT, **state):
        sets = datasets.coins().x.astype(int).tolist()
        super().__init__(sets=sets, alt=alt, **state)

    def shares(self, theta) -> np.ndarray:
        """What E gives to A and B of each set, (5, 2), at these probabilities of heads."""
        heads, tails = np.array(self.sets).T
        ahead = xlogy(heads, theta[0]) + xlogy(tails, 1 - theta[0])
        ahead = ahead - xlogy(heads, theta[1]) - xlogy(tails, 1 - theta[1])
        of_a = (ahead > -TIE).astype(float) if self.hard else expit(ahead)
        return np.column_stack([of_a, 1 - of_a])

    def m_step(self, gamma, theta) -> np.ndarray:
        """Heads over flips, (2,); a coin that got no flip stays where it is."""
        heads, tails = (gamma.T @ np.array(self.sets)).T
        flips = heads + tails
        return np.divide(heads, flips, out=np.array(theta, float), where=flips > 0)

    @property
    def theta(self) -> np.ndarray:
        """The probabilities of heads now, (2,)."""
        theta = np.array([self.a, self.b])
        for _ in range(self.step // 2):
            theta = self.m_step(self.shares(theta), theta)
        return theta

    @property
    def log_likelihood(self) -> float:
        """ln p of the flips in their order, nats, each set from a coin drawn with 1/2."""
        heads, tails = np.array(self.sets).T[:, :, None]
        log_p = xlogy(heads, self.theta) + xlogy(tails, 1 - self.theta)
        return float(np.logaddexp.reduce(log_p + np.log(0.5), axis=1).sum())

    def __repr__(self):
        state = f"a={self.a:g}, b={self.b:g}, step={self.step}, hard={self.hard}"
        a, b = self.theta
        return f"Coins({state}): A {a:.4f}, B {b:.4f}, log-likelihood {self.log_likelihood:.4f}"
