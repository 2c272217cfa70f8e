"""The Gaussian mixture p(x; theta) = sum_k pi_k N(x | mu_k, Sigma_k): its E step and its M step.

Both look at x from each component, z_nk = L_k^-1 (x_n - mu_k), where Sigma_k = L_k L_k^T. The z
of some rows are made in rows.Block, which has their squares and sums; arrays there are (K, n).
"""

from dataclasses import dataclass
from functools import reduce
from math import log, tau
from typing import NamedTuple

import numpy as np

from emlib.engine import columns, guards
from emlib.engine.covariance import half_log_det, matrices
from emlib.engine.pieces import side_by_side
from emlib.engine.rows import Rows, View, bayes, view_from
from emlib.engine.steps import at_one
from emlib.model.families import Family, full
from emlib.model.gaussian import Gaussian
from emlib.model.priors import FLAT, Conjugate, Flat


class Theta(NamedTuple):
    """Mixing weights pi (K,), means mu (K, D), covariances Sigma (K, D, D)."""

    pi: np.ndarray
    mu: np.ndarray
    Sigma: np.ndarray


class Statistics(NamedTuple):
    """What the M step needs to know of x: row n counts gamma_nk times for component k."""

    N_k: np.ndarray  # (K,)       sum_n gamma_nk
    z: np.ndarray  # (K, D)       sum_n gamma_nk z_nk
    zz: np.ndarray  # (K, D, D)   sum_n gamma_nk z_nk z_nk^T, or its diagonals (K, D)
    view: View  # where z was taken: from theta_old


def merge(S1, S2) -> Statistics:
    """Add statistics of two parts of the data, taken at the same theta; ValueError if not."""
    return Statistics(S1.N_k + S2.N_k, S1.z + S2.z, S1.zz + S2.zz, at_one(S1, S2, "view"))


def e_step(rows, theta):
    """(S, ln p(x; theta)), nats: which component answers for which row, summed over the rows."""
    view, log_height = view_height(*theta)
    parts, ell = [], 0.0
    for block in rows.seen_from(view):  # some rows at a time
        log_joint = np.subtract(log_height, block.half_squares(), out=block.log_joint)  # (2.43)
        gamma, log_px = bayes(log_joint, out=block.gamma)  # (9.23)
        ell += block.counts @ log_px  # (9.14)
        parts.append(statistics(block, gamma, view))
    return reduce(merge, parts), ell


def view_height(pi, mu, Sigma):
    """From where the components look; their heights ln pi_k N(mu_k | mu_k, Sigma_k), (K, 1).

    x - c is computed once for all components. c may be any place amid the data; the mean of the
    component with most rows is one. x - c loses a share eps of |x - c|, so that a component which
    lies 1e13 of its own widths or more from c is seen with less than three digits.
    """
    view = view_from(mu, Sigma, c=mu[pi.argmax()])
    log_height = np.log(pi) - half_log_det(view.L) - mu.shape[1] / 2 * log(tau)
    return view, log_height[:, None]


def statistics(block, gamma, view):
    """Sums over the rows of a block, each as often as it counts, seen from the view.

    gamma (K, n). The block knows how often its rows count, also when it sums up its moments.
    """
    N_k = np.vecdot(gamma, block.counts)  # (9.27)
    return Statistics(N_k, *block.moments(gamma), view)


def m_step(S):
    """The theta that maximises Q(theta, theta_old)."""
    pi = S.N_k / S.N_k.sum()  # (9.26)
    fitted = gaussians if S.zz.ndim == 3 else columns.means_variances
    return Theta(pi, *fitted(S))


def gaussians(S):
    """(mu, Sigma): the mean and covariance of the z_nk, carried to x = mu_k + L_k z."""
    S = guards.idle_in_place(S)  # nothing is divided by 0
    N_k, L = S.N_k[:, None, None], matrices(S.view.L)
    z_mean = S.z[:, :, None] / N_k
    z_cov = S.zz / N_k - z_mean * z_mean.swapaxes(1, 2)
    mu = S.view.mu + (L @ z_mean)[:, :, 0]  # (9.24)
    Sigma = L @ z_cov @ L.swapaxes(1, 2)  # (9.25)
    return mu, Sigma


@dataclass(frozen=True, eq=False, kw_only=True)
class GMM(Gaussian):
    """A Gaussian mixture: what is chosen, and not learned.

    family: of the covariances, from emlib.model.families. floor: Sigma_k >= diag(floor), in squared
    units of x. prior: from emlib.model.priors, part of the objective. weights (N,): how often each
    row counts. The two steps are e_step and m_step above, which know of none of these.
    """

    family: Family = full
    floor: float | np.ndarray = 0.0
    prior: Flat | Conjugate = FLAT
    weights: np.ndarray | None = None
    Theta = Theta  # so that a plain tuple of three fields will do

    def start(self, x, theta):
        """Check x (N, D) and theta once; return (theta, e_step), where e_step(theta) -> (S, bound).

        TypeError or ValueError says what is wrong. A theta that the model does not allow (family,
        floor) is refused: EM ascends only from one that it does.
        """
        x, theta = self.allowed(x, theta)
        rows = Rows(x, len(theta.pi), self.row_weights(x), self.family.apart)
        return theta, self.objective(x, lambda theta: e_step(rows, theta))

    def m_step(self, S):
        """The best theta within prior, family and floor; Collapsed names a singular Sigma_k."""
        theta, n_eff = self.prior.mode(m_step(S), S.N_k)
        Sigma = self.family.within(theta.Sigma, n_eff, self.floor)
        theta = Theta(theta.pi, theta.mu, Sigma)
        return guards.wide_enough(theta, S, self.floor) if self.family.learned else theta

    @np.errstate(divide="ignore")
    def statistics(self, x, post):
        """Expected sufficient statistics under any q: post.gamma (N, K), about post.theta."""
        x, gamma = self.rows_of(x, post)
        rows = Rows(x, gamma.shape[1], self.row_weights(x), self.family.apart)
        view, _ = view_height(*post.theta)
        blocks = zip(rows.seen_from(view), rows.cuts, strict=True)
        return reduce(merge, (statistics(block, gamma[cut].T, view) for block, cut in blocks))

    @np.errstate(divide="ignore", over="ignore", invalid="ignore")
    def log_joints(self, x, theta):
        """ln pi_k N(x_n | mu_k, Sigma_k), nats, (N, K).

        No second moments are asked for, so rows may be apart; a full Sigma_k is seen whole all the
        same.
        """
        x, theta = self.checked(x, theta)
        (view, log_height), rows = view_height(*theta), Rows(x, len(theta.pi), apart=True)
        log_joint = (log_height - block.half_squares() for block in rows.seen_from(view))
        return guards.in_sight(side_by_side(log_joint, (len(log_height), len(x))).T)
