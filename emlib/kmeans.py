"""K-means (Lloyd): what is left of EM for spheres of one variance when that variance tends to 0."""

from dataclasses import dataclass
from functools import partial, reduce
from typing import NamedTuple

import numpy as np

from emlib.blocks import blocks
from emlib.checks import bound_in_range, means, observations
from emlib.mixture import Posterior


class Theta(NamedTuple):
    """Centres mu (K, D)."""

    mu: np.ndarray


class Statistics(NamedTuple):
    """Sums over the members of each cluster, about the theta they carry."""

    N_k: np.ndarray  # (K,)    sum_n r_nk
    d: np.ndarray  # (K, D)    sum_n r_nk (x_n - mu_k)
    theta: Theta


def merge(S1, S2) -> Statistics:
    """Add statistics of two parts of the data, taken at the same theta."""
    return Statistics(S1.N_k + S2.N_k, S1.d + S2.d, S1.theta)


def _square_distances(b, theta):
    """Fill b.z with x - mu_k and b.g with its square: differences first, or far centres cancel."""
    np.subtract(b.x, theta.mu[:, :, None], out=b.z)
    return np.einsum("kdn,kdn->kn", b.z, b.z, out=b.g)


def _statistics(b, r, theta):
    return Statistics(r.sum(axis=1), np.einsum("kn,kdn->kd", r, b.z), theta)


@bound_in_range
def _e_step(parts, theta):
    statistics, distortion = [], 0.0
    k = np.arange(len(theta.mu))[:, None]
    for b in parts:
        square = _square_distances(b, theta)
        least = square.min(axis=0)
        distortion += float(least.sum())  # (9.1)
        r = np.equal(square, least, out=b.g)  # (9.2)
        if np.count_nonzero(r) > r.shape[1]:  # the first in a tie
            r[:] = np.equal(k, r.argmax(axis=0))
        statistics.append(_statistics(b, r, theta))
    return reduce(merge, statistics), -distortion


@dataclass(frozen=True)
class KMeans:
    """Only centres are learned. The bound is -J, the negative distortion, in squared units of x."""

    def start(self, x, theta):
        """Check x (N, D) and theta once; return (theta, e_step), where e_step(theta) -> (S, -J)."""
        x = observations(x)
        theta = Theta(means(theta.mu, x.shape[1]))
        return theta, partial(_e_step, blocks(x, len(theta.mu)))

    def e_step(self, x, theta):
        """(S, -J): who belongs to the nearest centre, summed."""
        theta, e_step = self.start(x, theta)
        return e_step(theta)

    def statistics(self, x, post):
        """Sums over the members of each cluster under any assignment post.gamma (N, K)."""
        r, theta = post
        statistics = []
        for b in blocks(observations(x, theta.mu.shape[1]), len(theta.mu)):
            _square_distances(b, theta)
            statistics.append(_statistics(b, r[b.rows].T, theta))
        return reduce(merge, statistics)

    def m_step(self, S):
        """The mean of each cluster; an empty one keeps its centre (Bishop 9.4)."""
        empty = S.N_k == 0
        return Theta(S.theta.mu + S.d / np.where(empty, 1, S.N_k)[:, None])  # (9.4)

    def posterior(self, x, theta):
        """(post, -J): hard assignments r (N, K) of zeros and ones, and the negative distortion."""
        post = Posterior(np.eye(len(theta.mu))[assign(x, theta)], theta)
        return post, self.Q(x, post, theta)

    def Q(self, x, post, theta):
        """Minus the sum of squared distances under any assignment post.gamma (N, K)."""
        return -float(np.sum(post.gamma * square_distances(x, theta)))

    def entropy(self, post):
        """0: a hard assignment leaves no doubt."""
        return 0.0


def square_distances(x, theta) -> np.ndarray:
    """||x_n - mu_k||^2: (N, D) -> (N, K)."""
    parts = blocks(observations(x, theta.mu.shape[1]), len(theta.mu))
    return np.concatenate([_square_distances(b, theta).T.copy() for b in parts])


def assign(x, theta) -> np.ndarray:
    """The nearest centre of each x, (N,); the first of them in a tie."""
    return square_distances(x, theta).argmin(axis=1)
