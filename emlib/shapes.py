"""Covariances: their factors, their families, and the exact M-step under a floor."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from emlib.checks import Collapsed
from emlib.parameters import fields, least_eigenvalue, unit_of


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
        """The maximiser over the members that are not below the floor."""
        return at_least(self.project(Sigma, count), self.least(floor))

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
    below 1 raised to 1. A Sigma_k that satisfies the constraint comes back as it is.
    """
    if not np.count_nonzero(floor):
        return Sigma
    unit = unit_of(floor, Sigma.shape[-1])
    values, vectors = np.linalg.eigh(Sigma / np.outer(unit, unit))
    raised = np.einsum("kij,kj,klj->kil", vectors, np.maximum(values, 1), vectors)
    low = values[:, 0] < 1
    return np.where(low[:, None, None], raised * np.outer(unit, unit), Sigma)


def at_floor(Sigma, floor) -> np.ndarray:
    """Which components rest on the floor, (K,) bool: their least eigenvalue is the floor's."""
    if not np.any(floor):
        return np.zeros(len(Sigma), bool)
    least, rounding = least_eigenvalue(Sigma, floor)
    return least <= 1 + rounding


def feasible(model, theta):
    """theta with its covariances brought to the model's shape and raised to its floor."""
    pi, mu, Sigma = fields(theta)
    Sigma = model.shape.within(Sigma, pi, model.floor)
    return getattr(theta, "_make", tuple)((pi, mu, Sigma))
