"""A mixture of Bernoulli variables: rows of zeros and ones, such as black and white pixels.

In a row of component k, column d is 1 with probability mu_kd, each column by itself.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from emlib.engine import inputs, steps
from emlib.engine.finite import densities
from emlib.engine.records import record, simplex, tolerance
from emlib.model.counts import Counts
from emlib.model.mixture import Mixture
from emlib.model.priors import FLAT, Flat

START = "start as in bernoulli.random_start(x, K, rng)"


class Theta(NamedTuple):
    """Mixing weights pi (K,), probabilities of a one mu (K, D)."""

    pi: np.ndarray
    mu: np.ndarray


class Statistics(NamedTuple):
    """Sums over the rows, taken at the theta they carry: row n counts gamma_nk times for k."""

    N_k: np.ndarray  # (K,)     sum_n gamma_nk
    ones: np.ndarray  # (K, D)  sum_n gamma_nk x_nd
    theta: Theta


def merge(S1, S2) -> Statistics:
    """Add statistics of two parts of the data, taken at the same theta."""
    theta = steps.at_one(S1, S2)
    return Statistics(S1.N_k + S2.N_k, S1.ones + S2.ones, theta)


def m_step(S):
    """The theta that maximises Q; a component that answers for nothing keeps its mu."""
    N_k = S.N_k[:, None]
    mu = np.divide(S.ones, N_k, out=S.theta.mu.copy(), where=N_k > 0)  # (9.59)
    return Theta(S.N_k / S.N_k.sum(), np.minimum(mu, 1))  # (9.60); rounding may exceed 1


@dataclass(frozen=True, eq=False, kw_only=True)
class Bernoulli(Mixture):
    """A mixture of Bernoulli variables: what is chosen, and not learned.

    prior: Counts, part of the objective, or none. weights (N,): how often each row counts. Where a
    column is always 0, its best mu is 0: nothing is added inside a logarithm, for 0 ln 0 = 0.
    """

    prior: Flat | Counts = FLAT
    weights: np.ndarray | None = None
    Theta = Theta  # so that a plain tuple of two fields will do

    def __post_init__(self):
        inputs.one_of("prior", self.prior, (Flat, Counts), "bernoulli.Counts(1, 1)")

    def checked(self, x, theta):
        """(x, theta): zeros and ones, and probabilities that fit them."""
        theta = probabilities(theta)
        return binary(x, theta.mu.shape[1]), theta

    def log_joints(self, x, theta):
        """ln pi_k p(x_n | mu_k), nats, (N, K); -inf where a column that is never 1 is 1."""
        return self._log_joints(*self.checked(x, theta))

    @np.errstate(divide="ignore", invalid="ignore")
    def _log_joints(self, x, theta):
        log_px = log_power(theta.mu, x) + log_power(1 - theta.mu, 1 - x)  # (9.48)†
        return densities(np.log(theta.pi) + log_px, theta)

    def statistics(self, x, post):
        """Expected sufficient statistics under any q: post.gamma (N, K)."""
        theta = steps.posterior(post, "gamma", "theta").theta
        x = binary(x, theta.mu.shape[1])
        steps.responsibilities(post, len(x), len(theta.pi))
        return self._statistics(x, post)

    def _statistics(self, x, post):
        gamma = self.weighted(post.gamma)
        ones = gamma.T @ x  # (9.58)† times N_k
        return Statistics(gamma.sum(axis=0), ones, post.theta)  # (9.57)†

    def m_step(self, S):
        """The best theta, the prior's counts added."""
        theta, _ = self.prior.mode(m_step(steps.statistics(S, Statistics)), S.N_k)
        return theta

    def sample(self, theta, n, rng):
        """Draw labels z (n,) from pi, then each row from its component: (x (n, D), z)."""
        theta = probabilities(theta)
        n, rng = inputs.draws(n), inputs.generator(rng)
        z = rng.choice(len(theta.pi), size=n, p=theta.pi)
        return (rng.random((n, theta.mu.shape[1])) < theta.mu[z]).astype(int), z


def log_power(p, x):
    """sum_d x_nd ln p_kd, (N, K), for x_nd of 0 or 1: -inf for 1 ln 0, and 0 for 0 ln 0."""
    never = p == 0
    total = x @ np.log(np.where(never, 1, p)).T
    if never.any():
        total[x @ never.T > 0] = -np.inf
    return total


def binary(x, D=None) -> np.ndarray:
    """x as an array (N, D) of zeros and ones; ValueError names the first cell that is neither."""
    x = inputs.observations(x, D, holes="")
    neither = (x != 0) & (x != 1)
    if neither.any():
        n, d = map(int, np.argwhere(neither)[0])
        raise ValueError(
            f"x must hold zeros and ones, found x[{n}, {d}] = {x[n, d]}: cut it, as in x > x.mean()"
        )
    return x


def probabilities(theta) -> Theta:
    """theta as a record of new arrays, if its weights sum to 1 and every mu lies from 0 to 1."""
    pi, mu = record(theta, Theta, cure=START, pi="K", mu="KD")
    outside = ~((mu >= 0) & (mu <= 1))
    if outside.any():
        k, d = map(int, np.argwhere(outside)[0])
        raise ValueError(f"theta.mu must lie from 0 to 1, found {mu[k, d]} at ({k}, {d}): {START}")
    return Theta(simplex("theta.pi", pi, tolerance(theta)), mu)


def random_start(x, K, rng) -> Theta:
    """Equal weights, and every mu drawn between 1/4 and 3/4: no two components are alike."""
    D, rng = binary(x).shape[1], inputs.generator(rng)
    K = inputs.components(K)
    return Theta(np.full(K, 1 / K), rng.uniform(0.25, 0.75, (K, D)))
