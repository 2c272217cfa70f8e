"""K-means (Lloyd): what is left of EM for spheres of one variance when that variance tends to 0."""

from dataclasses import dataclass
from functools import partial, reduce
from math import isfinite
from typing import NamedTuple

import numpy as np

from emlib.engine import nearest, steps
from emlib.engine.inputs import observations
from emlib.engine.nearest import Parts, assignments
from emlib.engine.pieces import CELLS, cut, pieces
from emlib.engine.records import record
from emlib.model.mixture import Posterior
from emlib.model.model import Model


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
    theta = steps.at_one(S1, S2)
    return Statistics(S1.N_k + S2.N_k, S1.d + S2.d, theta)


@np.errstate(all="ignore")
def e_step(parts, theta):
    """(S, -J): who belongs to the nearest centre, summed over some rows at a time."""
    sums, J = [], 0.0
    for b in parts:
        r = assignments(b, theta.mu)  # (9.2)
        own = np.matmul(r.T, theta.mu, out=b.e)  # exact: the others count 0 times
        e = np.subtract(b.x, own, out=b.e)
        J += float(np.vdot(e, e))  # (9.1)
        sums.append(Statistics(np.einsum("kn->k", r), (e.T @ r.T).T, theta))
    return reduce(merge, sums), -distortion(J)


def distortion(J) -> float:
    """A sum of squared distances; OverflowError if float64 has no place for one of them."""
    if isfinite(J):
        return float(J)
    raise OverflowError(
        "some x lies so far from its centre that the square of its distance has no place in "
        "float64: start from the data, as in kmeans.Theta(init.kmeans_plus_plus(x, K, rng))"
    )


def centres(theta, D=None) -> Theta:
    """theta.mu of any theta that has centres, as Theta(mu): a new array (K, D)."""
    mu = theta[theta._fields.index("mu")] if "mu" in getattr(theta, "_fields", ()) else None
    cure = "take kmeans.Theta(init.kmeans_plus_plus(x, K, rng))"
    return record(theta if mu is None else (mu,), Theta, D=D, cure=cure, mu="KD")


@dataclass(frozen=True)
class KMeans(Model):
    """Only centres are learned. The bound is -J, the negative distortion, in squared units of x.

    tol of fit is in nats all the same, those of spheres with the variance J / (N D): the units of x
    do not matter. tol=0 stops when J falls no further, and no centre moves any more.
    """

    instead = "; where k-means is meant, take GMM(family=families.fixed(sigma2)), whose limit it is"

    def start(self, x, theta):
        """Check x (N, D) and theta once; return (theta, e_step), where e_step(theta) -> (S, -J)."""
        x = observations(x)
        theta = centres(theta, x.shape[1])
        return theta, partial(e_step, Parts(x, len(theta.mu)))

    def nat(self, x):
        """As for any model. Spheres of variance J / (N D) lose a nat where J grows by two."""
        return lambda bound: 2 * abs(bound) / np.size(x)

    def feasible(self, theta):
        """The centres of any theta that has means."""
        return centres(theta)

    def statistics(self, x, post):
        """Sums over the members of each cluster under any assignment post.gamma (N, K)."""
        theta = steps.posterior(post, "gamma", "theta").theta
        x = observations(x, theta.mu.shape[1])
        r = steps.responsibilities(post, len(x), len(theta.mu))
        d = [
            [r_k[p] @ (x[p] - mu_k) for r_k, mu_k in zip(r.T, theta.mu, strict=True)]
            for p in pieces(x)
        ]
        return Statistics(r.sum(axis=0), np.sum(d, axis=0), theta)

    def m_step(self, S):
        """The mean of each cluster; an empty one keeps its centre (Bishop 9.4)."""
        empty = steps.statistics(S, Statistics).N_k == 0
        return Theta(S.theta.mu + S.d / np.where(empty, 1, S.N_k)[:, None])  # (9.4)

    def posterior(self, x, theta):
        """(post, -J): hard assignments r (N, K) of zeros and ones, and the negative distortion."""
        theta = centres(theta)
        post = Posterior(np.eye(len(theta.mu))[assign(x, theta)], theta)
        return post, self.Q(x, post, theta)

    def Q(self, x, post, theta):
        """Minus the sum of squared distances under any assignment post.gamma (N, K)."""
        x, theta = observations(x), centres(theta)
        r = steps.responsibilities(post, len(x), len(theta.mu))

        def part(rows):
            gamma, square = r[rows], square_distances(x[rows], theta)
            return np.sum(gamma * np.where(gamma > 0, square, 0))  # one may be inf

        return -distortion(sum(map(part, cut(len(x), len(theta.mu), CELLS))))

    def entropy(self, post):
        """0: a hard assignment leaves no doubt."""
        return 0.0


def square_distances(x, theta) -> np.ndarray:
    """||x_n - mu_k||^2: (N, D) -> (N, K)."""
    mu = centres(theta).mu
    x = observations(x, mu.shape[1])
    return np.concatenate([nearest.square_distances(x[rows], mu).T for rows in pieces(x)])


def assign(x, theta) -> np.ndarray:
    """The nearest centre of each x, (N,); the first of them in a tie."""
    mu = centres(theta).mu
    parts = Parts(observations(x, mu.shape[1]), len(mu))
    return np.concatenate([assignments(b, mu).argmax(axis=0) for b in parts])
