"""EM for a mixture of experts, p(y | x; theta) = sum_k g_k(x) N(y | w_k . [1, x], sigma2_k).

The gate g_k(x) = softmax_k(v_k . [1, x]) says which expert answers where; see model/gated.py.
Its M step has no closed form, so m_step takes a few steps uphill on Q instead: this is a
generalised EM.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from numbers import Integral
from typing import NamedTuple

import numpy as np

from emlib.engine import gate, inputs, limits, steps
from emlib.engine.arrays import number
from emlib.engine.finite import densities, finite, possible
from emlib.engine.pairs import Pairs, least_squares, pairs, rounding, side_by_side, with_one
from emlib.engine.rows import bayes
from emlib.model.gated import Theta, draw, gates, lines, log_joints, parameters  # noqa: F401 - for all
from emlib.model.words import Words


class Statistics(NamedTuple):
    """All responsibilities gamma (N, K): no sums of them say enough to the gate."""

    gamma: np.ndarray
    pairs: Pairs
    theta: Theta  # where they were taken


class Collapsed(limits.Collapsed):
    """The variance of an expert has become 0. Has .component and .iteration, as any Collapsed."""

    def __reduce__(self):
        return Collapsed, (self.component, self.iteration)

    def __str__(self):
        when = "" if self.iteration is None else f" at iteration {self.iteration}"
        return (
            f"expert {self.component} has collapsed{when}: it goes exactly through all rows that "
            "it is responsible for. Start elsewhere, use fewer experts, or set a floor, as in "
            "Experts(floor=1e-6 * y.var())."
        )


def through_rows(data, K, rng) -> Theta:
    """A start: each expert goes through P rows chosen at random, and the gate prefers nobody."""
    known, rng = pairs(data), inputs.generator(rng)
    (N, P), K = known.X.shape, inputs.components(K)
    chosen = [rng.choice(N, P, replace=False) for _ in range(K)]
    W = [np.linalg.lstsq(known.X[rows], known.y[rows])[0] for rows in chosen]
    return Theta(np.zeros((K, P)), np.array(W), np.full(K, known.y.var()))


@np.errstate(all="ignore")  # a row that has no density is named
def e_step(known, theta):
    """(S, ln p(y | x; theta)), nats: which expert answers for which row."""
    gamma, log_py = bayes(log_joints(known, theta).T)
    return Statistics(gamma.T, known, theta), finite(possible(log_py).sum())


@dataclass(frozen=True, kw_only=True)
class Experts(Words):
    """Lines with a gate: what is chosen, and not learned. Its words are those of emlib.model.words.

    gate_steps: the most steps that the gate takes in an M step; 0 keep it as it is, 100 lead to its
    top. direction: gate.newton or gate.gradient of emlib.engine. floor: sigma2_k >= floor, in
    squared units of y.
    """

    gate_steps: int = 1
    direction: Callable = gate.newton
    floor: float = 0.0

    def __post_init__(self):
        number("floor", self.floor, "give a part of the variance of y, as in 1e-6 * y.var()")
        if not (isinstance(self.gate_steps, Integral) and self.gate_steps >= 0):
            raise ValueError(
                f"gate_steps must be a whole number >= 0, found {self.gate_steps!r}: give 1, or "
                "100 for the top"
            )
        if not callable(self.direction):
            raise TypeError(
                f"direction must be a way uphill, found {self.direction!r}: take gate.newton or "
                "gate.gradient of emlib.engine"
            )

    def start(self, data, theta):
        """Check data and theta once; return (theta, e_step), where e_step(theta) -> (S, bound).

        data: (x, y), or one array whose last column is y; TypeError or ValueError if neither.
        """
        known = pairs(data)
        return self.allowed(known, theta), partial(e_step, known)

    def checked(self, data, theta):
        """(data as one array, theta) that fit together; the floor must be kept."""
        known = pairs(data)
        return side_by_side(known), self.allowed(known, theta)

    def allowed(self, known, theta):
        """theta, if it fits the pairs that are known, and keeps the floor."""
        theta = parameters(theta, known.X.shape[1])
        if not (theta.sigma2 > 0).all() or (theta.sigma2 < self.floor).any():
            raise ValueError(
                f"theta.sigma2 must be > 0 and no less than the floor, {self.floor}, found "
                f"{theta.sigma2}: set a floor and take model.feasible(theta)"
            )
        return theta

    def observations(self, data, D=None):
        """Data as one array (N, D), checked; the last column is y."""
        return side_by_side(pairs(data))

    def n_labels(self, theta):
        return len(theta.V)

    def log_joints(self, data, theta):
        """ln g_k(x_n) N(y_n | w_k . [1, x_n], sigma2_k), nats, (N, K)."""
        return self._log_joints(*self.checked(data, theta))

    def _log_joints(self, columns, theta):
        some = Pairs(with_one(columns[:, :-1]), columns[:, -1], None, None)
        return densities(log_joints(some, theta), theta)

    def m_step(self, S):
        """Experts by weighted least squares; the gate some steps uphill, so that Q never falls.

        An expert that is responsible for nothing keeps its line and its variance.
        """
        gamma, known, old = steps.statistics(S, Statistics)
        u = gate.climbed(known.B, gamma, known.R @ old.V.T, self.direction, self.gate_steps)
        W, sigma2 = old.W.copy(), old.sigma2.copy()
        for k in np.flatnonzero(gamma.sum(axis=0) >= limits.TINY):
            W[k], sigma2[k] = least_squares(known, gamma[:, k])
            if not self.floor and sigma2[k] <= rounding(known.y):
                raise Collapsed(int(k))
        return Theta(np.linalg.solve(known.R, u).T, W, np.maximum(sigma2, self.floor))

    def feasible(self, theta):
        """This theta with variances raised to the floor."""
        theta = parameters(theta)
        return theta._replace(sigma2=np.maximum(theta.sigma2, self.floor))

    def at_floor(self, theta):
        """Which experts are as narrow as the floor allows, (K,) bool."""
        return (parameters(theta).sigma2 <= self.floor) & (self.floor > 0)

    def terms(self, data):
        return len(pairs(data).y)  # one density each
