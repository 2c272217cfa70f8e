"""Covariances: their factors, their families, and the exact M-step under a floor."""

from collections.abc import Callable
from numbers import Real
from typing import NamedTuple

import numpy as np

from emlib.checks import Collapsed
from emlib.parameters import Theta, distribution, least_eigenvalue, unit_of

SEEN = 1e-14  # the least eigenvalue that float64 can see beside the largest, relative to it


class Shape(NamedTuple):
    """A family of covariances: what the M-step makes of Sigma (K, D, D), and its size.

    project(Sigma, count) -> Sigma maximises Q over the family, where Sigma_k are the maximisers
    over all covariances and count (K,) what each rests on; n_parameters(K, D) counts the numbers;
    least(floor) is what Sigma_k >= diag(floor) means for a member.
    """

    name: str
    project: Callable
    n_parameters: Callable
    least: Callable = lambda floor: floor

    def within(self, Sigma, count, floor):
        """The maximiser over the members that are not below the floor.

        Symmetric to the last bit: of a width that shrinks by 1e4 in a step, rounding leaves a
        Sigma of which 1e-8 is not.
        """
        Sigma = at_least(self.project(Sigma, count), self.least(floor))
        return (Sigma + Sigma.swapaxes(1, 2)) / 2

    def __repr__(self):
        return self.name


def _pooled(Sigma, count):
    return np.broadcast_to(np.einsum("k,kij->ij", count / count.sum(), Sigma), Sigma.shape)


def _round(Sigma, count):
    variance = np.trace(Sigma, axis1=1, axis2=2) / Sigma.shape[1]
    return variance[:, None, None] * np.eye(Sigma.shape[1])


full = Shape("full", lambda Sigma, count: Sigma, lambda K, D: K * D * (D + 1) // 2)
tied = Shape("tied", _pooled, lambda K, D: D * (D + 1) // 2)
diagonal = Shape(
    "diagonal", lambda Sigma, count: Sigma * np.eye(Sigma.shape[1]), lambda K, D: K * D
)
spherical = Shape("spherical", _round, lambda K, D: K, np.max)


def fixed(sigma2) -> Shape:
    """The one covariance sigma2 I for all components, not learned: k-means is its limit at 0."""
    if not (isinstance(sigma2, Real) and 0 < sigma2 < np.inf):
        raise ValueError(
            f"sigma2 must be a finite number > 0, in squared units of x, found {sigma2!r}: "
            "its limit at 0 is emlib.KMeans()"
        )

    def project(Sigma, count):
        return np.broadcast_to(sigma2 * np.eye(Sigma.shape[1]), Sigma.shape)

    return Shape(f"fixed({sigma2})", project, lambda K, D: 0, lambda floor: 0.0)


def cholesky(Sigma) -> np.ndarray:
    """Lower factors L, Sigma = L L^T: (K, D, D) -> (K, D, D). Collapsed names a k without one."""
    try:
        return np.linalg.cholesky(Sigma)
    except np.linalg.LinAlgError:
        raise Collapsed(int(np.linalg.eigvalsh(Sigma)[:, 0].argmin())) from None


def at_least(Sigma, floor) -> np.ndarray:
    """The maximiser of Q over Sigma_k >= diag(floor), from its free maximiser Sigma (K, D, D).

    floor: a number or (D,), in squared units of x; 0 for none. In coordinates in which the floor
    is the identity, ln|Sigma| + tr(Sigma^-1 S) is least over Sigma >= I at S with its eigenvalues
    below 1 raised to 1. A Sigma_k that satisfies the constraint comes back as it is. An eigenvalue
    that float64 cannot tell from 0 beside the largest is raised to where it can; there the bound
    may fall by what such rounding makes of it.
    """
    if not np.count_nonzero(floor):
        return Sigma
    unit = unit_of(floor, Sigma.shape[-1])
    values, vectors = np.linalg.eigh(Sigma / np.outer(unit, unit))
    least = np.where(_blurred(Sigma, values), np.maximum(1, SEEN * values[:, -1]), 1)
    raised = np.einsum("kij,kj,klj->kil", vectors, np.maximum(values, least[:, None]), vectors)
    low = values[:, 0] < least
    return np.where(low[:, None, None], raised * np.outer(unit, unit), Sigma)


def _blurred(Sigma, values):
    """Whose least eigenvalue is lost in rounding, (K,) bool, also in units of the own widths."""
    lost = values[:, 0] < SEEN * values[:, -1]
    if lost.any():
        lost[lost] = least_eigenvalue(Sigma[lost], 0.0)[0] < SEEN
    return lost


def at_floor(Sigma, floor) -> np.ndarray:
    """Which components rest on the floor, (K,) bool: their least eigenvalue is the floor's."""
    if not np.any(floor):
        return np.zeros(len(Sigma), bool)
    least, rounding = least_eigenvalue(Sigma, floor)
    return least <= 1 + rounding


def feasible(model, theta) -> Theta:
    """theta with its covariances brought to the model's shape and raised to its floor."""
    pi, mu, Sigma = distribution(theta)
    return Theta(pi, mu, model.shape.within(Sigma, pi, model.floor))
