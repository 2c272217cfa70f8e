"""EM for the Gaussian mixture p(x; theta) = sum_k pi_k N(x; mu_k, Sigma_k): its two steps."""

from dataclasses import dataclass
from functools import partial, reduce
from typing import NamedTuple

import numpy as np

from emlib import checks, density, inputs, parameters, priors, shapes
from emlib.blocks import DOUBLE, blocks
from emlib.density import Theta
from emlib.gaussian import Factors, factorise, fill
from emlib.mixture import Mixture

TINY = np.finfo(float).tiny  # a smaller responsibility is none


class Statistics(NamedTuple):
    """Expected sufficient statistics of z_nk = L_k^-1 (x_n - mu_k), about the theta they carry."""

    N_k: np.ndarray  # (K,)       sum_n gamma_nk
    z: np.ndarray  # (K, D)       sum_n gamma_nk z_nk
    zz: np.ndarray  # (K, D, D)   sum_n gamma_nk z_nk z_nk^T, symmetric but for rounding
    theta: Theta
    factors: Factors  # of theta


def merge(S1, S2) -> Statistics:
    """Add statistics of two parts of the data, taken at the same theta."""
    return S1._replace(N_k=S1.N_k + S2.N_k, z=S1.z + S2.z, zz=S1.zz + S2.zz)


def _statistics(b, gamma, theta, f):
    gamma = b.weighted(gamma)
    zy = b.sum_outer(gamma)  # sum_n gamma_nk z_nk [x_n - c, 1]^T, of which the last column is z
    zz = zy @ f.A.swapaxes(1, 2)  # z = A [x - c, 1] once more: rounded no worse than x - c
    N_k = np.asarray(np.vecdot(gamma, b.y[-1]), float)  # (9.27): a sum, by a row of ones
    return Statistics(N_k, zy[:, :, -1], zz, theta, f)


@checks.bound_in_range
def _e_step(cut, prior, theta):
    f, S, bound = factorise(*theta), None, prior.log_density(theta)
    for b in cut:
        log_px = fill(b, f).normalise(f.shift)  # b.gamma (9.23)
        bound += float(b.weighted(log_px).sum())  # (9.14)
        part = _statistics(b, b.gamma, theta, f)
        S = merge(S, part) if S else part
    return S, bound


@dataclass(frozen=True, eq=False)
class GMM(Mixture):
    """The model: what is not learned.

    floor: Sigma_k >= diag(floor), in squared units of x. shape: the family of covariances, from
    emlib.shapes. prior: from emlib.priors, part of the objective. weights (N,): of the rows.
    dtype: float, or np.float32: steps on much data are faster, theta is off by up to 1e-6 of a
    component's width, times its distance from other means in widths if that is more than one, and
    the bound by 1e-7 of its terms.
    """

    floor: float | np.ndarray = 0.0
    shape: shapes.Shape = shapes.full
    prior: priors.Flat | priors.Conjugate = priors.FLAT
    weights: np.ndarray | None = None
    dtype: type | np.dtype = DOUBLE
    log_joints, sample = staticmethod(density.log_joints), staticmethod(density.sample)

    def start(self, x, theta):
        """Check x (N, D) and theta once; return (theta, e_step), where e_step(theta) -> (S, bound).

        TypeError or ValueError says what is wrong. A theta that the model does not allow (shape,
        floor) is refused: EM ascends only from one that it does.
        """
        x = inputs.observations(x)
        theta = parameters.mixture(theta, x.shape[1], self)
        cut = blocks(x, len(theta.pi), self.weights, self.dtype)
        return theta, partial(_e_step, cut, self.prior)

    @np.errstate(divide="ignore")
    def statistics(self, x, post):
        """Expected sufficient statistics under any q: post.gamma (N, K), about post.theta."""
        x, (gamma, theta) = inputs.observations(x, post.theta.mu.shape[1]), post
        inputs.responsibilities(gamma, len(x), len(theta.pi))
        f, cut = factorise(*theta), blocks(x, len(theta.pi), self.weights)
        return reduce(merge, (_statistics(fill(b, f), gamma[b.rows].T, theta, f) for b in cut))

    def m_step(self, S):
        """The theta that maximises Q(theta, S.theta) within the model (Bishop 9.24 to 9.26).

        Collapsed names a component whose covariance is singular. A component that is responsible
        for nothing keeps its place with weight 0: the likelihood does not depend on it.
        """
        L, N_k = S.factors.L, np.maximum(S.N_k, TINY)[:, None]
        z_mean, zz_mean = S.z / N_k, S.zz / N_k[:, None]
        if S.N_k.min() < TINY:
            idle = S.N_k < TINY
            z_mean[idle], zz_mean[idle] = 0, np.eye(L.shape[1])
        z_cov = zz_mean - z_mean[:, :, None] * z_mean[:, None, :]
        pi = S.N_k / S.N_k.sum()  # (9.26)
        mu = S.theta.mu + (L @ z_mean[:, :, None])[:, :, 0]  # (9.24), as x = mu + L z
        Sigma = L @ z_cov @ L.swapaxes(1, 2)  # (9.25)
        theta, count = self.prior.mode(Theta(pi, mu, Sigma), S.N_k)
        Sigma = self.shape.within(theta.Sigma, count, self.floor)
        return checks.seen(Theta(theta.pi, theta.mu, Sigma), S, zz_mean, self)
