"""EM for the Gaussian mixture p(x; theta) = sum_k pi_k N(x; mu_k, Sigma_k): its two steps."""

from dataclasses import dataclass
from functools import partial, reduce
from typing import NamedTuple

import numpy as np

from emlib import checks, density, inputs, parameters, priors, shapes
from emlib.blocks import blocks
from emlib.density import Theta
from emlib.gaussian import Frame, fill
from emlib.gaussian import frame as frame_of
from emlib.mixture import Mixture

TINY = np.finfo(float).tiny  # a smaller responsibility is none


class Statistics(NamedTuple):
    """Expected sufficient statistics of z_nk = L_k^-1 (x_n - mu_k), about the theta they carry."""

    N_k: np.ndarray  # (K,)       sum_n gamma_nk
    z: np.ndarray  # (K, D)       sum_n gamma_nk z_nk
    zz: np.ndarray  # (K, D, D)   sum_n gamma_nk z_nk z_nk^T
    theta: Theta
    frame: Frame  # of theta


def merge(S1, S2) -> Statistics:
    """Add statistics of two parts of the data, taken at the same theta."""
    return S1._replace(N_k=S1.N_k + S2.N_k, z=S1.z + S2.z, zz=S1.zz + S2.zz)


def _statistics(b, gamma, theta, frame):
    gamma = b.weighted(gamma)
    np.multiply(gamma[:, None], b.z, out=b.z)
    zy = b.sum_zy()
    zz = zy @ frame.A.swapaxes(1, 2)  # z = A y once more: rounded no worse than y itself
    N_k = np.asarray(np.vecdot(gamma, b.y[-1]), float)  # (9.27): a sum, by ones
    return Statistics(N_k, zy[:, :, -1], (zz + zz.swapaxes(1, 2)) / 2, theta, frame)


@checks.bound_in_range
def _e_step(parts, prior, theta):
    frame, S, bound = frame_of(*theta), None, prior.log_density(theta)
    for b in parts:
        log_px = fill(b, frame).normalise(frame.peak)  # (9.23): b.r is gamma
        bound += float(b.weighted(log_px).sum())  # (9.14)
        part = _statistics(b, b.r, theta, frame)
        S = merge(S, part) if S else part
    return S, bound


@dataclass(frozen=True, eq=False)
class GMM(Mixture):
    """The model: what is not learned.

    floor: Sigma_k >= diag(floor), in squared units of x. shape: the family of covariances, from
    emlib.shapes. prior: from emlib.priors, part of the objective. weights (N,): of the rows.
    dtype: float, or np.float32, in which steps on much data take about half the time. Of seven
    digits about one is lost: theta moves by 1e-6 of a component's width, times the distance of a
    mean from the other means if that is more widths than one; the bound by 1e-7 of itself.
    """

    floor: float | np.ndarray = 0.0
    shape: shapes.Shape = shapes.full
    prior: priors.Flat | priors.Conjugate = priors.FLAT
    weights: np.ndarray | None = None
    dtype: type = float
    log_joints, sample = staticmethod(density.log_joints), staticmethod(density.sample)

    def start(self, x, theta):
        """Check x (N, D) and theta once; return (theta, e_step), where e_step(theta) -> (S, bound).

        TypeError or ValueError says what is wrong. A theta that the model does not allow (shape,
        floor) is refused: EM ascends only from one that it does.
        """
        x = inputs.observations(x)
        theta = Theta(*parameters.mixture(theta, x.shape[1], self.shape, self.floor))
        cut = blocks(x, len(theta.pi), self.weights, self.dtype)
        return theta, partial(_e_step, cut, self.prior)

    @np.errstate(divide="ignore")
    def statistics(self, x, post):
        """Expected sufficient statistics under any q: post.gamma (N, K), about post.theta."""
        x, (gamma, theta) = inputs.observations(x, post.theta.mu.shape[1]), post
        frame, cut = frame_of(*theta), blocks(x, len(theta.pi), self.weights)
        parts = [_statistics(fill(b, frame), gamma[b.rows].T, theta, frame) for b in cut]
        return reduce(merge, parts)

    def m_step(self, S):
        """The theta that maximises Q(theta, S.theta) within the model (Bishop 9.24 to 9.27).

        Collapsed names a component whose covariance is singular. A component that is responsible
        for nothing keeps its place with weight 0: the likelihood does not depend on it.
        """
        L, N_k = S.frame.L, np.maximum(S.N_k, TINY)[:, None]
        m, second = S.z / N_k, S.zz / N_k[:, None]
        if S.N_k.min() < TINY:
            idle = S.N_k < TINY
            m[idle], second[idle] = 0, np.eye(m.shape[1])
        M = second - m[:, :, None] * m[:, None, :]
        pi = S.N_k / S.N_k.sum()  # (9.26)
        mu = S.theta.mu + (L @ m[:, :, None])[:, :, 0]  # (9.24) in z
        Sigma = L @ M @ L.swapaxes(1, 2)  # (9.25) in z
        theta, count = self.prior.mode(Theta(pi, mu, Sigma), S.N_k)
        Sigma = self.shape.within(theta.Sigma, count, self.floor)
        checks.rank(Sigma, S.theta.Sigma, second, S.frame.A[:, :, -1], self.dtype)
        return Theta(theta.pi, theta.mu, Sigma)
