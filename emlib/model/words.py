"""What can be said of x wherever a model knows ln p(x_n, z_n = k; theta): posterior, Q, entropy.

These are words for readers, figures and exercises. What EM asks of a mixture is in mixture.py.
"""

from contextlib import suppress
from typing import Any, NamedTuple

import numpy as np
from scipy.special import xlogy

from emlib.engine import inputs, steps
from emlib.engine.finite import densities, possible
from emlib.engine.pieces import CELLS, cut, pieces
from emlib.engine.rows import bayes
from emlib.model.model import Model
from emlib.model.priors import FLAT


class Posterior(NamedTuple):
    """A distribution q(z): responsibilities gamma (N, K), and the theta they were taken at."""

    gamma: np.ndarray
    theta: Any


class Words(Model):
    """For a model of labels z_n in 0..K-1 with checked(x, theta) and log_joints(x, theta), (N, K).

    With a prior, Q and the bound include ln p(theta); with weights, row n counts weights[n] times.
    """

    prior, weights = FLAT, None

    def n_labels(self, theta) -> int:
        """K, the number of labels."""
        return len(theta.pi)

    def row_weights(self, x):
        """The weights of the rows of x, (N,), or None."""
        return inputs.weights(self.weights, len(x))

    def weighted(self, gamma):
        """gamma (N, K) as statistics must count it: row n weights[n] times, or once each."""
        return gamma if self.weights is None else gamma * self.row_weights(gamma)[:, None]

    def posterior(self, x, theta):
        """(post, bound): q(z) = p(z | x; theta) as a record, and ln p(x; theta) [+ ln p(theta)]."""
        x, theta = self.checked(x, theta)
        gamma, log_px = self._infer(x, theta)
        return Posterior(gamma, theta), self.total(log_px) + self.prior.log_density(theta)

    def responsibilities(self, x, theta):
        """gamma_nk = p(z_n = k | x_n; theta), (N, K); rows sum to 1 (Bishop 9.13, and 9.23)."""
        return self._infer(*self.checked(x, theta))[0]

    def _infer(self, x, theta):
        gamma = np.empty((self.n_labels(theta), len(x)))
        log_px = self._by_rows(x, theta, lambda rows, a: bayes(a.T, out=gamma[:, rows])[1])
        return gamma.T, possible(log_px)

    def by_rows(self, x, theta, ask):
        """ask(rows, ln p(x_n, k)) -> (n,) for some rows at a time, put together: (N,).

        So a word needs an array (N, K) only where it is one.
        """
        return self._by_rows(*self.checked(x, theta), ask)

    @np.errstate(over="ignore", divide="ignore", invalid="ignore")
    def _by_rows(self, x, theta, ask):
        parts, answer = [], lambda rows: ask(rows, self._log_joints(x[rows], theta))
        for rows in cut(len(x), self.n_labels(theta), CELLS):
            with suppress(ArithmeticError):
                parts.append(answer(rows))
                continue
            parts.append(answer(slice(rows.stop)))  # fails anew: the row it names is one of x
        return np.concatenate(parts)

    @np.errstate(over="ignore", divide="ignore", invalid="ignore")
    def _log_joints(self, x, theta):
        log_joint, wanted = self.log_joints(x, theta), (len(x), self.n_labels(theta))
        if np.shape(log_joint) != wanted:
            raise ValueError(
                f"log_joints must give an array (N, K) = {wanted}, one row for each of x and one "
                f"column for each of theta.pi, found shape {np.shape(log_joint)}"
            )
        return densities(log_joint, theta)

    def predict(self, x, theta):
        """The label that is responsible most, (N,); the first of them in a tie."""

        def most(_, log_joint):
            possible(log_joint.max(axis=1))
            return log_joint.argmax(axis=1)

        return self.by_rows(x, theta, most)

    def log_density(self, x, theta):
        """ln p(x_n; theta), nats, (N,); -inf for a row that no component can have made."""
        return self.by_rows(x, theta, lambda _, a: bayes(a.T)[1])

    def bound(self, x, theta):
        """ln p(x; theta) [+ ln p(theta)], nats, total: what em says of theta."""
        x, theta = self.checked(x, theta)
        return self.total(possible(self.log_density(x, theta))) + self.prior.log_density(theta)

    def log_likelihood(self, x, theta):
        """ln p(x; theta), nats, total, without the prior (Bishop 9.14)."""
        return self.total(self.log_density(x, theta))

    def log_joint(self, x, z, theta):
        """Complete-data log-likelihood ln p(x, z; theta), nats (Bishop 9.36); z (N,) ints.

        One number, the sum over the rows; log_joints has ln p(x_n, z_n = k), (N, K).
        """
        x, theta = self.checked(x, theta)
        z = inputs.labels(z, len(x), self.n_labels(theta))
        own = self._by_rows(x, theta, lambda rows, a: a[np.arange(len(a)), z[rows]])  # (9.36)
        return self.total(own)

    def Q(self, x, post, theta):
        """Expected complete-data log-likelihood of theta under q = post, nats (Bishop 9.40)."""
        x, theta = self.checked(x, theta)
        whole = steps.responsibilities(post, len(x), self.n_labels(theta))

        def expected(rows, log_joint):
            gamma = whole[rows]
            return np.einsum("nk,nk->n", gamma, np.where(gamma > 0, log_joint, 0))  # 0 ln 0 = 0

        return self.total(self._by_rows(x, theta, expected)) + self.prior.log_density(theta)

    def entropy(self, post):
        """H[q], nats: what Q lacks to be the bound (Bishop 9.71)."""
        gamma = steps.posterior(post, "gamma").gamma
        parts = [gamma[rows] for rows in pieces(gamma)]
        return self.total(np.concatenate([-xlogy(q, q).sum(axis=1) for q in parts]))

    def total(self, a) -> float:
        """sum_n of a (N,), rows counted by their weights."""
        return float(a.sum() if self.weights is None else self.row_weights(a) @ a)
