"""A mixture of experts: p(y | x; theta) = sum_k g_k(x) N(y | w_k . [1, x], sigma2_k).

The gate g_k(x) = softmax_k(v_k . [1, x]) says which expert answers where. Its M step has no closed
form, so m_step takes a few steps uphill on Q instead: this is a generalised EM.
"""

from collections.abc import Callable
from dataclasses import dataclass
from numbers import Integral
from typing import NamedTuple

import numpy as np
from scipy.special import log_softmax, softmax, xlogy

from emlib.engine import gate, guards, inputs, steps
from emlib.engine.arrays import number
from emlib.engine.finite import finite, possible
from emlib.engine.pairs import Pairs, least_squares, pairs
from emlib.engine.records import record
from emlib.engine.rows import bayes
from emlib.model.mixture import Posterior
from emlib.model.model import Model

CURE = "take experts.through_rows(data, K, rng)"


class Theta(NamedTuple):
    """Gate V (K, P), experts W (K, P), variances sigma2 (K,); P = 1 + the columns of x."""

    V: np.ndarray
    W: np.ndarray
    sigma2: np.ndarray


class Statistics(NamedTuple):
    """All responsibilities gamma (N, K): no sums of them say enough to the gate."""

    gamma: np.ndarray
    pairs: Pairs
    theta: Theta  # where they were taken


class Collapsed(guards.Collapsed):
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


def gates(x, theta) -> np.ndarray:
    """g_k(x_n): inputs (N, D) or (N,) -> (N, K); rows sum to 1."""
    theta = parameters(theta)
    return softmax(_with_one(x, theta) @ theta.V.T, axis=1)


def lines(x, theta) -> np.ndarray:
    """w_k . [1, x_n], what each expert answers: (N, D) or (N,) -> (N, K)."""
    theta = parameters(theta)
    return _with_one(x, theta) @ theta.W.T


def _with_one(x, theta):
    x = inputs.observations(x, theta.W.shape[1] - 1, holes="")
    return np.insert(x.astype(float), 0, 1, axis=1)


def parameters(theta, P=None) -> Theta:
    """theta as a record of new arrays, P columns in V and W, no variance negative."""
    theta = record(theta, Theta, D=P, cure=CURE, V="KD", W="KD", sigma2="K")
    if (theta.sigma2 < 0).any():
        raise ValueError(f"theta.sigma2 must be variances >= 0, found {theta.sigma2}: {CURE}")
    return theta


def log_joints(data, theta) -> np.ndarray:
    """ln g_k(x_n) N(y_n | w_k . [1, x_n], sigma2_k), nats, (N, K)."""
    known = pairs(data)
    with np.errstate(over="ignore"):  # whoever is infinitely far away is told so later
        square = (known.y[:, None] - known.X @ theta.W.T) ** 2 / theta.sigma2
    log_normal = -0.5 * (np.log(2 * np.pi * theta.sigma2) + square)
    return log_softmax(known.X @ theta.V.T, axis=1) + log_normal


def through_rows(data, K, rng) -> Theta:
    """A start: each expert goes through P rows chosen at random, and the gate prefers nobody."""
    known, rng = pairs(data), inputs.generator(rng)
    (N, P), K = known.X.shape, inputs.components(K)
    chosen = [rng.choice(N, P, replace=False) for _ in range(K)]
    W = [np.linalg.lstsq(known.X[rows], known.y[rows])[0] for rows in chosen]
    return Theta(np.zeros((K, P)), np.array(W), np.full(K, known.y.var()))


def draw(x, theta, rng):
    """(y, z), (N,) each: for each row of x an expert by the gate, and its noisy answer."""
    theta, rng, g = parameters(theta), inputs.generator(rng), gates(x, theta)
    z = np.minimum((rng.random((len(g), 1)) > g.cumsum(axis=1)).sum(axis=1), len(theta.V) - 1)
    noise = np.sqrt(theta.sigma2[z]) * rng.standard_normal(len(z))
    return lines(x, theta)[np.arange(len(z)), z] + noise, z


@dataclass(frozen=True, kw_only=True)
class Experts(Model):
    """What is not learned.

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
        known, theta = self.checked(data, theta)

        def e_step(theta):
            gamma, bound = self._infer(known, theta)
            return Statistics(gamma, known, theta), bound

        return theta, e_step

    def checked(self, data, theta):
        """(pairs, theta) that fit together; the floor must be kept."""
        known = pairs(data)
        theta = parameters(theta, known.X.shape[1])
        if not (theta.sigma2 > 0).all() or (theta.sigma2 < self.floor).any():
            raise ValueError(
                f"theta.sigma2 must be > 0 and no less than the floor, {self.floor}, found "
                f"{theta.sigma2}: set a floor and take model.feasible(theta)"
            )
        return known, theta

    def observations(self, data, D=None):
        """Inputs and outputs side by side, (N, D + 1), checked."""
        known = pairs(data)
        return np.column_stack([known.X[:, 1:], known.y])

    @staticmethod
    def _infer(known, theta):
        with np.errstate(all="ignore"):  # a row that has no density is named
            gamma, log_py = bayes(log_joints(known, theta).T)
        return gamma.T, finite(possible(log_py).sum())

    def m_step(self, S):
        """Experts by weighted least squares; the gate some steps uphill, so that Q never falls.

        An expert that is responsible for nothing keeps its line and its variance.
        """
        gamma, known, old = steps.statistics(S, Statistics)
        R = known.R
        u = gate.climbed(known.B, gamma, R @ old.V.T, self.direction, self.gate_steps)
        W, sigma2 = old.W.copy(), old.sigma2.copy()
        for k in np.flatnonzero(gamma.sum(axis=0) >= guards.TINY):
            W[k], sigma2[k] = least_squares(known, gamma[:, k])
            if not self.floor and sigma2[k] <= rounding(known.y):
                raise Collapsed(int(k))
        return Theta(np.linalg.solve(R, u).T, W, np.maximum(sigma2, self.floor))

    def feasible(self, theta):
        """This theta with variances raised to the floor."""
        theta = parameters(theta)
        return theta._replace(sigma2=np.maximum(theta.sigma2, self.floor))

    def at_floor(self, theta):
        """Which experts are as narrow as the floor allows, (K,) bool."""
        return (parameters(theta).sigma2 <= self.floor) & (self.floor > 0)

    def terms(self, data):
        return len(pairs(data).y)  # one density each

    def posterior(self, data, theta):
        """(post, bound): q(z) = p(z | x, y; theta) as a record, and ln p(y | x; theta), nats."""
        known, theta = self.checked(data, theta)
        gamma, bound = self._infer(known, theta)
        return Posterior(gamma, theta), bound

    def responsibilities(self, data, theta):
        """gamma_nk = p(z_n = k | x_n, y_n; theta), (N, K); rows sum to 1."""
        return self.posterior(data, theta)[0].gamma

    def predict(self, data, theta):
        """The expert that is responsible most, (N,); the first of them in a tie."""
        return self.responsibilities(data, theta).argmax(axis=1)

    def log_likelihood(self, data, theta):
        """ln p(y | x; theta), nats, total."""
        return self.posterior(data, theta)[1]

    def Q(self, data, post, theta):
        """Expected complete-data log-likelihood of theta under q = post, nats."""
        known, theta = self.checked(data, theta)
        gamma = steps.responsibilities(post, len(known.y), len(theta.V))
        log_joint = log_joints(known, theta)
        return float(np.sum(gamma * np.where(gamma > 0, log_joint, 0)))  # 0 ln 0 = 0

    def entropy(self, post):
        """H[q], nats: what Q lacks to be the bound."""
        gamma = steps.posterior(post, "gamma").gamma
        return float(-xlogy(gamma, gamma).sum())


def rounding(y) -> float:
    """A mean square of residuals that may be nothing but rounding."""
    return (100 * np.finfo(float).eps) ** 2 * float(np.mean(y**2))
