"""EM for the Gaussian mixture p(x; theta) = sum_k pi_k N(x; mu_k, Sigma_k): its two steps."""

from dataclasses import dataclass
from functools import partial, reduce
from typing import NamedTuple

import numpy as np

from emlib import checks, density, priors, shapes
from emlib.blocks import blocks
from emlib.density import Theta
from emlib.gaussian import log_joint_blocks
from emlib.mixture import Mixture


class Statistics(NamedTuple):
    """Expected sufficient statistics of z_nk = L_k^-1 (x_n - mu_k), about the theta they carry."""

    N_k: np.ndarray  # (K,)       sum_n gamma_nk
    z: np.ndarray  # (K, D)       sum_n gamma_nk z_nk
    zz: np.ndarray  # (K, D, D)   sum_n gamma_nk z_nk z_nk^T
    theta: Theta


def merge(S1, S2) -> Statistics:
    """Add statistics of two parts of the data, taken at the same theta."""
    return Statistics(S1.N_k + S2.N_k, S1.z + S2.z, S1.zz + S2.zz, S1.theta)


def _statistics(b, gamma, theta):
    gz = np.multiply(gamma[:, None], b.z, out=b.gz)
    N_k = gamma.sum(axis=1)  # (9.27)
    z = (b.z @ gamma[:, :, None])[:, :, 0]  # half the time of a sum over gz
    return Statistics(N_k, z, gz @ b.z.swapaxes(1, 2), theta)


@checks.bound_in_range
def _e_step(parts, prior, theta):
    S, bound = None, prior.log_density(theta)
    for b in log_joint_blocks(parts, *theta):
        top = b.g.max(axis=0)
        gamma = np.exp(np.subtract(b.g, top, out=b.g), out=b.g)
        total = gamma.sum(axis=0)
        gamma /= total  # (9.23)
        bound += float(b.weighted(top + np.log(total)).sum())  # (9.14)
        part = _statistics(b, b.weighted(gamma), theta)
        S = merge(S, part) if S else part
    return S, bound


@dataclass(frozen=True, eq=False)
class GMM(Mixture):
    """The model: what is not learned.

    floor: Sigma_k >= diag(floor), in squared units of x. shape: the family of covariances, from
    emlib.shapes. prior: from emlib.priors, part of the objective. weights (N,): of the rows.
    """

    floor: float | np.ndarray = 0.0
    shape: shapes.Shape = shapes.full
    prior: priors.Flat | priors.Conjugate = priors.FLAT
    weights: np.ndarray | None = None
    log_joints, sample = staticmethod(density.log_joints), staticmethod(density.sample)

    def start(self, x, theta):
        """Check x (N, D) and theta once; return (theta, e_step), where e_step(theta) -> (S, bound).

        TypeError or ValueError says what is wrong. A theta that the model does not allow (shape,
        floor) is refused: EM ascends only from one that it does.
        """
        x = checks.observations(x)
        theta = Theta(*checks.mixture(theta, x.shape[1], self.shape, self.floor))
        return theta, partial(_e_step, blocks(x, len(theta.pi), self.weights), self.prior)

    def statistics(self, x, post):
        """Expected sufficient statistics under any q: post.gamma (N, K), about post.theta."""
        x, (gamma, theta) = checks.observations(x, post.theta.mu.shape[1]), post
        filled = log_joint_blocks(blocks(x, len(theta.pi), self.weights), *theta)
        return reduce(merge, [_statistics(b, b.weighted(gamma[b.rows].T), theta) for b in filled])

    def m_step(self, S):
        """The theta that maximises Q(theta, S.theta) within the model (Bishop 9.24 to 9.27).

        Collapsed names a component whose covariance is singular. A component that is responsible
        for nothing keeps its place with weight 0: the likelihood does not depend on it.
        """
        idle = S.N_k < np.finfo(float).tiny
        N_k = np.where(idle, 1, S.N_k)[:, None]
        m, second = S.z / N_k, S.zz / N_k[:, None]
        M = second - m[:, :, None] * m[:, None, :]
        if idle.any():
            M[idle] = second[idle] = np.eye(M.shape[1])
        L = shapes.cholesky(S.theta.Sigma)
        pi = S.N_k / S.N_k.sum()  # (9.26)
        mu = S.theta.mu + (L @ m[:, :, None])[:, :, 0]  # (9.24) in z
        Sigma = L @ M @ L.swapaxes(1, 2)  # (9.25) in z
        theta, count = self.prior.mode(Theta(pi, mu, Sigma), S.N_k)
        Sigma = self.shape.within(theta.Sigma, count, self.floor)
        checks.rank(Sigma, S.theta.Sigma, second)
        return theta._replace(Sigma=Sigma)
