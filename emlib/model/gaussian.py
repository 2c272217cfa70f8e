"""What a Gaussian mixture knows of its parameters, apart from the two steps of EM."""

from dataclasses import replace

import numpy as np

from emlib.engine import inputs, steps
from emlib.engine.covariance import (
    at_floor,
    beyond_rounding,
    cholesky,
    eigenvalues,
    rounding,
)
from emlib.engine.limits import is_set
from emlib.engine.records import covariances, record, simplex, tolerance
from emlib.engine.resolution import allowed_floor, default_floor
from emlib.model import coordinates, twins
from emlib.model.families import Family, meant
from emlib.model.mixture import Mixture
from emlib.model.priors import Prior


class Gaussian(Mixture):
    """A mixture whose components are Gaussian: theta has pi (K,), mu (K, D), Sigma (K, D, D)."""

    def __post_init__(self):
        allowed_floor(self.floor)
        inputs.one_of("prior", self.prior, Prior, "priors.FLAT")
        inputs.one_of("family", self.family, Family, meant(self.family))

    def distribution(self, theta, D=None):
        """theta as new arrays, if they are weights, means and symmetric matrices.

        That these are positive definite is seen when they are factorised: Collapsed names one that
        is not.
        """
        pi, mu, Sigma = record(theta, self.Theta, D=D, pi="K", mu="KD", Sigma="KDD")
        tol = tolerance(theta)
        return self.Theta(simplex("theta.pi", pi, tol), mu, covariances(Sigma, tol))

    def checked(self, x, theta):
        """(x, theta) as arrays of finite numbers that fit together."""
        theta = self.distribution(theta)
        return self.observations(x, theta.mu.shape[1]), theta

    def allowed(self, x, theta):
        """(x, theta), if EM can start there: theta belongs to the family and is above the floor."""
        x = self.observations(x)
        theta = self.distribution(theta, x.shape[1])
        self.prior.check(*theta.mu.shape)
        self._of_family(theta, "EM ascends only from a theta that is")
        _not_below(theta.Sigma, self.family.least(allowed_floor(self.floor, x.shape[1])))
        return x, theta

    def _of_family(self, theta, reason):
        """ValueError, which tells the reason, if the covariances of theta are not of the family."""
        outside = theta.Sigma - self.family.project(theta.Sigma, theta.pi)
        if beyond_rounding(outside, theta.Sigma).any():
            raise ValueError(
                f"theta.Sigma is not of {self.family}, and {reason}: take model.feasible(theta)"
            )

    def rows_of(self, x, post):
        """(x, gamma) of a posterior, if they fit together."""
        theta = steps.posterior(post, "gamma", "theta").theta
        x = self.observations(x, theta.mu.shape[1])
        return x, steps.responsibilities(post, len(x), len(theta.pi))

    def feasible(self, theta):
        """theta with its covariances brought into the family and raised to the floor."""
        pi, mu, Sigma = self.distribution(theta)
        floor = allowed_floor(self.floor, mu.shape[1])
        return self.Theta(pi, mu, self.family.within(Sigma, pi, floor))

    def prepared(self, x):
        """This model with a floor: its own, or default_floor(x) if it has none."""
        if is_set(self.floor):
            return self
        w = self.row_weights(x)
        return replace(self, floor=default_floor(x if w is None else x[w > 0]))

    def at_floor(self, theta):
        """Which components rest on the floor, (K,) bool: their least eigenvalue is the floor's."""
        return at_floor(self.distribution(theta).Sigma, self.family.least(self.floor))

    def twins(self, x, theta):
        """Two components (j, k) less than twins.ALIKE of a standard deviation apart, or None."""
        return twins.in_theta(theta)

    def n_parameters(self, theta):
        """K - 1 weights, K D means, and the numbers that the family leaves free."""
        theta = self.distribution(theta)
        self._of_family(theta, "only of one that is are these the free numbers")
        K, D = theta.mu.shape
        return K - 1 + K * D + self.family.n_parameters(K, D)

    def pack(self, theta, about):
        return coordinates.pack(theta, about)

    def unpack(self, u, about):
        return coordinates.unpack(u, about)

    def sample(self, theta, n, rng):
        """Draw labels z (n,) from pi, then each x from its component: (x (n, D), z)."""
        theta, n, rng = self.distribution(theta), inputs.draws(n), inputs.generator(rng)
        z = rng.choice(len(theta.pi), size=n, p=theta.pi)  # (9.10)
        x = rng.standard_normal((n, theta.mu.shape[1]))
        for k, L in enumerate(cholesky(theta.Sigma)):
            x[z == k] = theta.mu[k] + x[z == k] @ L.T  # (9.11)
        return x, z

    def moments(self, theta):
        """Mean (D,) and covariance (D, D) of the mixture: within plus between the components."""
        theta = self.distribution(theta)
        mean = theta.pi @ theta.mu  # (9.49)
        d = theta.mu - mean
        within = np.einsum("k,kij->ij", theta.pi, theta.Sigma)
        return mean, within + (theta.pi * d.T) @ d  # (9.50) about the mean


def _not_below(Sigma, floor):
    """ValueError if a covariance is not positive definite, or below the floor beyond rounding."""
    values = eigenvalues(Sigma, floor)
    least, unsure = values[:, 0], rounding(values)
    k = int(least.argmin())
    if least[k] <= 0:
        raise ValueError(
            f"theta.Sigma[{k}] is not positive definite, found\n{Sigma[k]}\n"
            "Take model.feasible(theta) with a model that has a floor, as model.prepared(x) is"
        )
    k = int((least + unsure).argmin())
    if is_set(floor) and least[k] + unsure[k] < 1:
        raise ValueError(
            f"theta.Sigma[{k}] is below the floor (by a factor {least[k]:.3g}), and EM ascends "
            "only from above it: take model.feasible(theta), or lower the floor"
        )
