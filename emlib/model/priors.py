"""Conjugate priors for Gaussian mixtures: ln p(theta) joins the objective, and EM still ascends."""

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln, multigammaln

from emlib.engine.arrays import finite_numbers, real
from emlib.engine.covariance import EPS, beyond_rounding, eigenvalues
from emlib.engine.inputs import components, observations
from emlib.engine.pieces import covariance


class Prior:
    """What a model asks of its prior: check(K, D), log_density(theta), mode(theta, N_k)."""


@dataclass(frozen=True)
class Flat(Prior):
    """No prior: ln p(theta) = 0, and the most probable theta is the most likely one."""

    def check(self, K, D):
        """Nothing to check: it fits K components in any D dimensions."""

    def log_density(self, theta) -> float:
        """ln p(theta) = 0."""
        return 0.0

    def mode(self, theta, N_k):
        """theta as it is, and how many rows each covariance rests on: N_k."""
        return theta, N_k


FLAT = Flat()


@dataclass(frozen=True, eq=False)
class Conjugate(Prior):
    """pi ~ Dirichlet(alpha), Sigma_k ~ inverse Wishart(Psi, nu), mu_k ~ N(m, Sigma_k / kappa).

    alpha >= 1 (a number or (K,)); Psi (D, D) positive definite in squared units of x, nu > D - 1;
    m a number or (D,); kappa = 0 leaves the means free. ValueError or TypeError if one is not so.
    In a family of covariances other than full it is this density at the family's members, each of
    the K counted, also if all are one. Bishop (9.76), (9.77); Fraley and Raftery 2007.
    """

    Psi: np.ndarray
    nu: float
    alpha: float | np.ndarray = 1.0
    m: float | np.ndarray = 0.0
    kappa: float = 0.0

    def __post_init__(self):
        D = len(_scatter(self.Psi))
        alpha, m = finite_numbers("alpha", self.alpha, 1), finite_numbers("m", self.m, 1)
        nu, kappa = finite_numbers("nu", self.nu, 0), finite_numbers("kappa", self.kappa, 0)
        if not (alpha.min() >= 1 and nu > D - 1 and kappa >= 0):
            raise ValueError(
                f"a prior needs alpha >= 1, nu > D - 1 = {D - 1} and kappa >= 0, "
                f"found alpha={self.alpha}, nu={self.nu}, kappa={self.kappa}: as in fraley_raftery"
            )
        if m.shape not in ((), (D,)):
            raise ValueError(f"m must be a number, or {D}, one per column of Psi, found {m}")

    def check(self, K, D):
        """ValueError unless the prior is one for K components in D dimensions."""
        if len(self.Psi) != D:
            raise ValueError(
                f"Psi must be ({D}, {D}) for x with {D} columns, found shape {np.shape(self.Psi)}: "
                "give the prior the columns that x has"
            )
        if np.shape(self.alpha) not in ((), (K,)):
            raise ValueError(
                f"alpha must be a number, or {K}, one per component, found {self.alpha}: "
                "give one for each weight of theta"
            )

    def mode(self, theta, N_k):
        """(theta, n_eff): the maximiser of Q + ln p from the sample moments theta and N_k (K,).

        n_eff (K,): on how many rows each covariance rests, N_k and those that the prior stands for.
        """
        excess = np.broadcast_to(self.alpha, N_k.shape) - 1
        pi = (N_k + excess) / (N_k + excess).sum()
        weight = (N_k + self.kappa)[:, None]
        away = theta.mu - self.m
        pull = np.divide(self.kappa, weight, out=np.zeros_like(weight), where=weight > 0)
        n_eff = N_k + self.nu + len(self.Psi) + 1 + (self.kappa > 0)
        between = (pull * N_k[:, None] * away)[:, :, None] * away[:, None]
        scatter = N_k[:, None, None] * theta.Sigma + self.Psi + between
        return type(theta)(pi, theta.mu - pull * away, scatter / n_eff[:, None, None]), n_eff

    def log_density(self, theta) -> float:
        """ln p(theta), nats; with all constants if kappa > 0 and all covariances are free.

        Within another family of covariances than families.full a constant is missing, the same for
        all theta; where kappa = 0, the means have the density 1.
        """
        pi, mu, Sigma = theta
        return self._weights(pi) + sum(map(self._component, mu, Sigma))

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
    """The defaults of Fraley and Raftery 2007, and of mclust, for x (N, D) and K full covariances.

    kappa = 0.01 about the mean of x, nu = D + 2, Psi = sample covariance / K^(2/D), where that
    covariance divides by N - 1, as var does in R. ValueError if it is singular.
    """
    x, K = observations(x), components(K)
    N, D = x.shape
    if N < 2:
        raise ValueError("x must have two rows or more for a sample covariance, found 1")
    Psi = covariance(x) * (N / (N - 1)) / K ** (2 / D)
    return Conjugate(Psi, D + 2, m=x.mean(axis=0, dtype=float), kappa=0.01)


def _scatter(Psi):
    """Psi as an array (D, D), if it is symmetric and positive definite as far as its digits go."""
    a = np.asarray(real("Psi", Psi), float)
    square = a.ndim == 2 and a.shape[0] == a.shape[1] > 0 and np.isfinite(a).all()
    if not square or beyond_rounding(a - a.T, a[None])[0] or _singular(a):
        raise ValueError(
            f"Psi must be symmetric and positive definite, (D, D), found\n{Psi}\n"
            "If it comes from x, leave out columns that are constant or that others determine"
        )
    return a


def _singular(a):
    return eigenvalues(a[None])[0, 0] <= 4 * len(a) * EPS
