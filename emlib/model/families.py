"""Families of covariances: which Sigma_k the M-step may choose among."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from numbers import Real

import numpy as np

from emlib.engine.covariance import at_least, on_diagonal, symmetric


class Family(ABC):
    """What the M-step makes of free covariances Sigma (K, D, D), and how many numbers it learns."""

    learned, apart = True, False  # apart: no member has covariances between columns

    @abstractmethod
    def project(self, Sigma, n_eff):
        """The maximiser of Q in the family, where Sigma_k are the maximisers over all covariances.

        n_eff (K,): how many rows each of them rests on, those that a prior stands for included.
        """

    @abstractmethod
    def n_parameters(self, K, D) -> int:
        """How many numbers are free."""

    def least(self, floor):
        """What the floor Sigma_k >= diag(floor) means for a member."""
        return floor

    def within(self, Sigma, n_eff, floor):
        """The maximiser over the members that are not below the floor.

        Symmetric to the last bit: when a width shrinks by 1e4 in one step, rounding leaves an
        asymmetry of 1e-8.
        """
        return symmetric(at_least(self.project(Sigma, n_eff), self.least(floor)))

    def __repr__(self):
        return f"families.{type(self).__name__.lower()}"


@dataclass(frozen=True, repr=False)
class Full(Family):
    """Each component has a covariance of its own."""

    def project(self, Sigma, n_eff):
        return Sigma

    def n_parameters(self, K, D):
        return K * D * (D + 1) // 2


@dataclass(frozen=True, repr=False)
class Tied(Family):
    """One covariance for all: the average, each component counted by its n_eff rows."""

    def project(self, Sigma, n_eff):
        return np.broadcast_to(np.einsum("k,kij->ij", n_eff / n_eff.sum(), Sigma), Sigma.shape)

    def n_parameters(self, K, D):
        return D * (D + 1) // 2


class Apart(Family):
    """Diagonal covariances: a member is known by its variances."""

    apart = True

    @abstractmethod
    def variances(self, Sigma):
        """Those of the maximiser in the family, (K, D)."""

    def project(self, Sigma, n_eff):
        return on_diagonal(self.variances(Sigma))

    def within(self, Sigma, n_eff, floor):
        return on_diagonal(np.maximum(self.variances(Sigma), self.least(floor)))


@dataclass(frozen=True, repr=False)
class Diagonal(Apart):
    """The columns vary independently within a component: variances only."""

    def variances(self, Sigma):
        return Sigma.diagonal(0, 1, 2)

    def n_parameters(self, K, D):
        return K * D


@dataclass(frozen=True, repr=False)
class Spherical(Apart):
    """One variance for each component, the same in all directions: the mean of its variances."""

    def variances(self, Sigma):
        mean = np.trace(Sigma, axis1=1, axis2=2) / Sigma.shape[1]
        return np.broadcast_to(mean[:, None], Sigma.shape[:2])

    def n_parameters(self, K, D):
        return K

    def least(self, floor):
        return np.max(floor)  # the same in all directions, so the highest column's


@dataclass(frozen=True, repr=False)
class Fixed(Apart):
    """The one covariance sigma2 I for all components, not learned: k-means is its limit at 0."""

    sigma2: float
    learned = False

    def __post_init__(self):
        if not (isinstance(self.sigma2, Real) and 0 < self.sigma2 < np.inf):
            raise ValueError(
                "sigma2 must be a finite number > 0, in squared units of x, found "
                f"{self.sigma2!r}: its limit at 0 is emlib.KMeans()"
            )

    def variances(self, Sigma):
        return np.full(Sigma.shape[:2], float(self.sigma2))

    def n_parameters(self, K, D):
        return 0

    def least(self, floor):
        return 0.0

    def __repr__(self):
        return f"families.fixed({self.sigma2})"


def meant(value) -> str:
    """What to write where a family is wanted: the instance, if value is its class."""
    if not (isinstance(value, type) and issubclass(value, Family)):
        return "families.full"
    return "families.fixed(sigma2)" if value is Fixed else f"families.{value.__name__.lower()}"


full, tied, diagonal, spherical, fixed = Full(), Tied(), Diagonal(), Spherical(), Fixed
