"""K-means (Lloyd): what is left of EM for spheres of one variance when that variance tends to 0."""

from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import numpy as np

from emlib.blocks import blocks
from emlib.checks import means, observations
from emlib.mixture import Posterior


class Theta(NamedTuple):
    """Centres mu (K, D)."""

    mu: np.ndarray


class Statistics(NamedTuple):
    """Sums over the members of each cluster, about the theta they carry."""

    N_k: np.ndarray  # (K,)    sum_n r_nk
    d: np.ndarray  # (K, D)    sum_n r_nk (x_n - c), where c is the mean of the centres
    theta: Theta


def merge(S1, S2) -> Statistics:
    """Add statistics of two parts of the data, taken at the same theta."""
    return Statistics(S1.N_k + S2.N_k, S1.d + S2.d, S1.theta)


def _e_step(parts, theta):
    K, D = theta.mu.shape
    c = theta.mu.mean(axis=0)
    nu = theta.mu - c
    S, distortion = Statistics(np.zeros(K), np.zeros((K, D)), theta), 0.0
    for b in parts:
        y = np.subtract(b.x, c[:, None], out=b.y[:D])
        np.matmul(-2 * nu, y, out=b.g)
        np.add(b.g, np.einsum("kd,kd->k", nu, nu)[:, None], out=b.g)  # ||x - mu_k||^2 - ||x||^2
        distortion += np.einsum("dn,dn->", y, y) + b.g.min(axis=0).sum()  # (9.1)
        r = np.equal(np.arange(K)[:, None], b.g.argmin(axis=0), out=b.g)  # (9.2), first in a tie
        S = merge(S, Statistics(r.sum(axis=1), r @ y.T, theta))
    return S, -float(distortion)


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

    def m_step(self, S):
        """The mean of each cluster; an empty one keeps its centre (Bishop 9.4)."""
        empty = S.N_k == 0
        mean = S.theta.mu.mean(axis=0) + S.d / np.where(empty, 1, S.N_k)[:, None]  # (9.4)
        return Theta(np.where(empty[:, None], S.theta.mu, mean))

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
    return ((observations(x)[:, None] - theta.mu) ** 2).sum(axis=2)


def assign(x, theta) -> np.ndarray:
    """The nearest centre of each x, (N,); the first of them in a tie."""
    return square_distances(x, theta).argmin(axis=1)
