"""Conjugate priors for Gaussian mixtures: ln p(theta) joins the objective, and EM still ascends."""

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln, multigammaln


@dataclass(frozen=True)
class Flat:
    """No prior: ln p(theta) = 0, and the most probable theta is the most likely one."""

    def log_density(self, theta) -> float:
        """ln p(theta) = 0."""
        return 0.0

    def mode(self, theta, N_k):
        """theta as it is, and what each covariance rests on: N_k."""
        return theta, N_k


FLAT = Flat()


@dataclass(frozen=True, eq=False)
class Conjugate:
    """pi ~ Dirichlet(alpha), Sigma_k ~ inverse Wishart(Psi, nu), mu_k ~ N(m, Sigma_k / kappa).

    alpha >= 1 (a number or (K,)); Psi (D, D) positive definite in squared units of x, nu > D - 1;
    kappa = 0 leaves the means free. Bishop (9.76), (9.77); Fraley and Raftery 2007.
    """

    Psi: np.ndarray
    nu: float
    alpha: float | np.ndarray = 1.0
    m: float | np.ndarray = 0.0
    kappa: float = 0.0

    def __post_init__(self):
        D = np.shape(self.Psi)[0]
        if not (np.all(np.asarray(self.alpha) >= 1) and self.nu > D - 1 and self.kappa >= 0):
            raise ValueError(
                f"a prior needs alpha >= 1, nu > D - 1 = {D - 1} and kappa >= 0, "
                f"found alpha={self.alpha}, nu={self.nu}, kappa={self.kappa}"
            )
        if np.linalg.eigvalsh(self.Psi)[0] <= 0:
            raise ValueError(f"Psi must be symmetric and positive definite, found\n{self.Psi}")

    def mode(self, theta, N_k):
        """(theta, count): the maximiser of Q + ln p from the sample moments theta and N_k (K,)."""
        excess = np.broadcast_to(self.alpha, N_k.shape) - 1
        pi = (N_k + excess) / (N_k + excess).sum()
        weight = (N_k + self.kappa)[:, None]
        away = theta.mu - self.m
        pull = np.divide(self.kappa, weight, out=np.zeros_like(weight), where=weight > 0)
        count = N_k + self.nu + len(self.Psi) + 1 + (self.kappa > 0)
        between = (pull * N_k[:, None] * away)[:, :, None] * away[:, None]
        scatter = N_k[:, None, None] * theta.Sigma + self.Psi + between
        return type(theta)(pi, theta.mu - pull * away, scatter / count[:, None, None]), count

    def log_density(self, theta) -> float:
        """ln p(theta), nats, with all constants."""
        return self._weights(theta.pi) + sum(map(self._component, theta.mu, theta.Sigma))

    def _weights(self, pi):
        alpha = np.broadcast_to(self.alpha, pi.shape)
        used = alpha > 1  # elsewhere (alpha - 1) ln pi = 0, also for a weight of 0
        powers = (alpha[used] - 1) @ np.log(pi[used])
        return float(powers + gammaln(alpha.sum()) - gammaln(alpha).sum())

    def _component(self, mu, Sigma):
        D = len(mu)
        log_det, log_det_Psi = np.linalg.slogdet(Sigma)[1], np.linalg.slogdet(self.Psi)[1]
        wishart = 0.5 * self.nu * (log_det_Psi - D * np.log(2)) - multigammaln(0.5 * self.nu, D)
        wishart -= 0.5 * (self.nu + D + 1) * log_det
        wishart -= 0.5 * np.trace(np.linalg.solve(Sigma, self.Psi))
        if self.kappa == 0:
            return wishart
        away = mu - self.m
        square = self.kappa * (away @ np.linalg.solve(Sigma, away))
        return wishart - 0.5 * (square + log_det - D * np.log(self.kappa / (2 * np.pi)))


def fraley_raftery(x, K) -> Conjugate:
    """The defaults of Fraley and Raftery 2007 for x (N, D) and K components.

    kappa = 0.01 about the mean of x, nu = D + 2, Psi = sample covariance / K^(2/D).
    """
    x = np.asarray(x, float)
    D = x.shape[1]
    Psi = np.cov(x.T).reshape(D, D) / K ** (2 / D)
    return Conjugate(Psi, D + 2, m=x.mean(axis=0), kappa=0.01)
