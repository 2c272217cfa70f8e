"""EM for data with holes: nan marks a number that nobody has seen, and EM averages over it as well.

The two steps are those of gmm.py, pattern by pattern; see patterns.py.
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from emlib import patterns
from emlib.engine import guards, inputs, steps
from emlib.engine.arrays import real, with_nan
from emlib.engine.covariance import cholesky, half_log_det
from emlib.engine.limits import is_set
from emlib.engine.resolution import default_floor
from emlib.gmm import GMM, Theta, view_height
from emlib.patterns import parts


class Posterior(NamedTuple):
    """q(z, hidden x): the labels' gamma (N, K), theta for the rest, and which cells are seen."""

    gamma: np.ndarray
    theta: Theta
    seen: np.ndarray  # (N, D) bool


@dataclass(frozen=True, eq=False, kw_only=True)
class GMMWithHoles(GMM):
    """GMM for x (N, D) in which nan marks a hole; family, floor, prior and weights are as there.

    The bound is ln p of the numbers that are seen [+ ln p(theta)]. That is the right thing to climb
    if, given what is seen, which cells are hidden does not depend on what stands in them. A row of
    holes has gamma = pi. Where two columns are never seen together nothing tells their covariance
    within a component, and where EM ends depends on its start.
    """

    def observations(self, x, D=None):
        """x as an array (N, D) of finite numbers and nan; masked cells are holes, too."""
        x = real("x", with_nan(x))
        known = inputs.observations(filled(x), D)
        return np.where(np.isnan(x).reshape(known.shape), np.nan, known)

    def start(self, x, theta):
        """Check x and theta once; return (theta, e_step), where e_step(theta) -> (S, bound).

        As in GMM. ValueError, too, where a column is never seen.
        """
        x, theta = self.allowed(x, theta)
        self._counted(x)
        some = parts(x, len(theta.pi), self.row_weights(x))
        return theta, self.objective(x, lambda theta: patterns.e_step(some, theta))

    def posterior(self, x, theta):
        """(post, bound): gamma, and with theta the distribution of what is hidden."""
        post, bound = super().posterior(x, theta)
        return Posterior(*post, ~np.isnan(self.observations(x))), bound

    @np.errstate(divide="ignore")
    def statistics(self, x, post):
        """Expected sufficient statistics under any q: post.gamma (N, K), about post.theta."""
        x, gamma = self.rows_of(x, post)
        some = parts(x, gamma.shape[1], self.row_weights(x))
        return patterns.statistics(some, gamma, post.theta)

    @np.errstate(divide="ignore", over="ignore", invalid="ignore")
    def log_joints(self, x, theta):
        """ln p(x_o, z = k), nats, (N, K), in the columns o that a row shows."""
        return guards.in_sight(patterns.log_joints(*self.checked(x, theta)))

    @np.errstate(divide="ignore")
    def Q(self, x, post, theta):
        """Expected ln p(x, z; theta), nats, over labels and hidden numbers [+ ln p(theta)]."""
        x, theta = self.checked(x, theta)
        S, (new, log_height) = self.statistics(x, post), view_height(*theta)
        to_new = patterns.inverse_factor(new)  # z_new = A z + b
        A = to_new @ patterns.factor(S.view)
        b = (to_new @ (S.view.mu - theta.mu)[:, :, None])[:, :, 0]
        squares = np.einsum("kij,kjl,kil->", A, S.zz, A) + S.N_k @ np.vecdot(b, b)
        squares += 2 * np.einsum("ki,kij,kj->", b, A, S.z)
        used = S.N_k > 0  # 0 ln 0 = 0
        heights = S.N_k[used] @ log_height[used, 0]
        return float(heights - squares / 2 + self.prior.log_density(theta))

    def entropy(self, post):
        """H[q], nats: of the labels, and of the hidden numbers given the labels."""
        seen = steps.posterior(post, "gamma", "theta", "seen").seen
        h = np.empty_like(post.gamma)
        for at, o, rows in parts(np.where(seen, 0.0, np.nan), 1):
            m, _, C = patterns.hidden(rows.x, o, post.theta)
            h[at] = len(m) * np.log(2 * np.pi * np.e) / 2 + half_log_det(cholesky(C))
        return super().entropy(post) + self.total(np.vecdot(post.gamma, h))

    def kl_given_labels(self, x, theta_old, theta_new):
        """KL of the hidden numbers' old distributions from their new ones, given the old labels."""
        x, old = self.checked(x, theta_old)
        _, new = self.checked(x, theta_new)
        apart = np.empty((len(x), len(old.pi)))
        for at, o, rows in parts(x, 1):
            apart[at] = patterns.kl(
                patterns.hidden(rows.x, o, old), patterns.hidden(rows.x, o, new)
            )
        return self.total(np.vecdot(self.responsibilities(x, old), apart))

    def expected(self, x, theta):
        """E[x; theta] given what is seen, (N, D): each hole filled by its mean. It is no data."""
        x, theta = self.checked(x, theta)
        gamma, known = self.responsibilities(x, theta), x.copy()
        for at, o, rows in parts(x, 1):
            m, mean, _ = patterns.hidden(rows.x, o, theta)
            known[np.ix_(at, m)] = np.einsum("nk,nkm->nm", gamma[at], mean)
        return known

    def prepared(self, x):
        """This model with a floor: its own, or default_floor of what is seen in each column."""
        if is_set(self.floor):
            return self
        columns = self._counted(self.observations(x)).T
        floors = [default_floor(a[~np.isnan(a)])[0] for a in columns]
        return replace(self, floor=np.array(floors))

    def remarks(self, x):
        """A sentence if some columns are never seen together, whose covariance is to be learned."""
        x = self._counted(self.observations(x))
        never = () if self.family.apart else patterns.never_together(x)
        if not len(never):
            return ()
        (i, j), more = never[0], len(never) - 1
        others = f", nor are {more} other pairs of columns" if more else ""
        return (
            f"x[:, {i}] and x[:, {j}] are never seen together{others}: nothing in x tells their "
            "covariance within a component, so start and prior decide on it.",
        )

    def _counted(self, x):
        """The rows of x that count; ValueError names a column that none of them shows."""
        w = self.row_weights(x)
        x = x if w is None else x[w > 0]
        for d in np.flatnonzero(np.isnan(x).all(axis=0)):
            raise ValueError(
                f"x[:, {d}] holds nothing but nan, and nothing can be learned of it: leave it out"
            )
        return x


def filled(x) -> np.ndarray:
    """x with every hole filled by the mean of its column: enough for a start, wrong as a fit."""
    x = real("x", with_nan(x))
    hole = np.isnan(x)
    if not hole.any():
        return x
    mean = np.where(hole, 0, x).sum(axis=0) / np.maximum(1, np.sum(~hole, axis=0))
    return np.where(hole, mean, x)
