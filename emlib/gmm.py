"""The Gaussian mixture with full covariances: p(x; theta) = sum_k pi_k N(x; mu_k, Sigma_k)."""

from dataclasses import dataclass
from functools import partial, reduce
from typing import NamedTuple

import numpy as np

from emlib import checks, density, shapes
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
    return Statistics(N_k, gz.sum(axis=2), gz @ b.z.swapaxes(1, 2), theta)


@checks.bound_in_range
def _e_step(parts, theta):
    statistics, bound = [], 0.0
    for b in log_joint_blocks(parts, *theta):
        top = b.g.max(axis=0)
        gamma = np.exp(np.subtract(b.g, top, out=b.g), out=b.g)
        total = gamma.sum(axis=0)
        gamma /= total  # (9.23)
        bound += float((top + np.log(total)).sum())  # (9.14)
        statistics.append(_statistics(b, gamma, theta))
    return reduce(merge, statistics), bound


@dataclass(frozen=True, eq=False)
class GMM(Mixture):
    """The model: what is not learned. floor: Sigma_k >= diag(floor), in squared units of x."""

    floor: float | np.ndarray = 0.0
    log_joints, sample = staticmethod(density.log_joints), staticmethod(density.sample)

    def __post_init__(self):
        checks.floor(self.floor)

    def start(self, x, theta):
        """Check x (N, D) and theta once; return (theta, e_step), where e_step(theta) -> (S, bound).

        TypeError or ValueError says what is wrong. A theta below the floor is refused: EM ascends
        only from a theta that satisfies the constraint.
        """
        x = checks.observations(x)
        theta = Theta(*checks.mixture(theta, x.shape[1], self.floor))
        return theta, partial(_e_step, blocks(x, len(theta.pi)))

    def statistics(self, x, post):
        """Expected sufficient statistics under any q: post.gamma (N, K), about post.theta."""
        gamma, theta = post
        x = checks.observations(x, theta.mu.shape[1])
        filled = log_joint_blocks(blocks(x, len(theta.pi)), *theta)
        return reduce(merge, [_statistics(b, gamma[b.rows].T, theta) for b in filled])

    def m_step(self, S):
        """The theta that maximises Q(theta, S.theta), subject to the floor (Bishop 9.24 to 9.27).

        With floor 0, Collapsed names a component whose covariance is singular. A component that
        is responsible for nothing keeps its place with weight 0: Q does not depend on it.
        """
        idle = S.N_k < np.finfo(float).tiny
        N_k = np.where(idle, 1, S.N_k)[:, None]
        m, second = S.z / N_k, S.zz / N_k[:, None]
        M = second - m[:, :, None] * m[:, None, :]
        M[idle] = second[idle] = np.eye(M.shape[1])
        if not np.any(self.floor):
            checks.rank(M, second)
        L = shapes.cholesky(S.theta.Sigma)
        pi = S.N_k / S.N_k.sum()  # (9.26)
        mu = S.theta.mu + (L @ m[:, :, None])[:, :, 0]  # (9.24) in z
        Sigma = L @ M @ L.swapaxes(1, 2)  # (9.25) in z
        return Theta(pi, mu, shapes.at_least(Sigma, self.floor))
