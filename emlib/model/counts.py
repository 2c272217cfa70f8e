"""The prior of probabilities: ones and zeros that are counted as if they had been seen before."""

from dataclasses import dataclass

import numpy as np
from scipy.special import betaln, xlogy

from emlib.engine.arrays import number
from emlib.model.priors import Prior


@dataclass(frozen=True)
class Counts(Prior):
    """Each mu_kd ~ Beta(1 + ones, 1 + zeros): as if so many ones and zeros had been seen before.

    ones = zeros = 1 is Laplace's rule; both > 0 keep every mu away from 0 and 1.
    """

    ones: float = 1.0
    zeros: float = 1.0

    def __post_init__(self):
        for name in ("ones", "zeros"):
            number(name, getattr(self, name), "Counts(1, 1) is Laplace's rule")

    def check(self, K, D):
        """Nothing to check: it fits K components with any D columns."""

    def log_density(self, theta) -> float:
        """ln p(theta), nats, with all constants; the weights have the density 1."""
        a, b = self.ones, self.zeros
        return float(np.sum(xlogy(a, theta.mu) + xlogy(b, 1 - theta.mu) - betaln(1 + a, 1 + b)))

    def mode(self, theta, N_k):
        """(theta, n_eff): the maximiser of Q + ln p from shares of ones, mu, and N_k (K,).

        n_eff (K,): on how many rows each mu rests, N_k and those that the prior stands for.
        """
        n_eff = N_k + self.ones + self.zeros
        seen, mu = n_eff[:, None] > 0, theta.mu.copy()
        np.divide(N_k[:, None] * mu + self.ones, n_eff[:, None], out=mu, where=seen)
        return theta._replace(mu=mu), n_eff
