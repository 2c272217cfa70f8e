"""What every mixture with labels z_n in 0..K-1 can say once it has ln p(x_n, z_n = k; theta)."""

from typing import Any, NamedTuple

import numpy as np
from scipy.special import logsumexp, xlogy

from emlib.checks import labels


class Posterior(NamedTuple):
    """A distribution q(z): responsibilities gamma (N, K), and the theta they were taken at."""

    gamma: np.ndarray
    theta: Any


class Mixture:
    """Words for readers, figures and exercises. A model supplies log_joints and start."""

    def e_step(self, x, theta):
        """(S, bound): expected sufficient statistics about theta; ln p(x; theta), nats, total."""
        theta, e_step = self.start(x, theta)
        return e_step(theta)

    def posterior(self, x, theta):
        """(post, bound): q(z) = p(z | x; theta) as a record, and ln p(x; theta), nats, total."""
        log_joint = self.log_joints(x, theta)
        log_px = logsumexp(log_joint, axis=1, keepdims=True)
        return Posterior(np.exp(log_joint - log_px), theta), float(log_px.sum())

    def responsibilities(self, x, theta):
        """gamma_nk = p(z_n = k | x_n; theta), (N, K); rows sum to 1 (Bishop 9.13)."""
        return self.posterior(x, theta)[0].gamma

    def predict(self, x, theta):
        """The label that is responsible most, (N,); the first of them in a tie."""
        return self.log_joints(x, theta).argmax(axis=1)

    def log_density(self, x, theta):
        """ln p(x_n; theta), nats, (N,)."""
        return logsumexp(self.log_joints(x, theta), axis=1)

    def log_likelihood(self, x, theta):
        """ln p(x; theta), nats, total (Bishop 9.14)."""
        return float(self.log_density(x, theta).sum())

    def log_joint(self, x, z, theta):
        """Complete-data log-likelihood ln p(x, z; theta), nats (Bishop 9.36); z (N,) ints."""
        log_joint = self.log_joints(x, theta)
        return float(log_joint[np.arange(len(log_joint)), labels(z, *log_joint.shape)].sum())

    def Q(self, x, post, theta):
        """Expected complete-data log-likelihood of theta under q = post, nats (Bishop 9.40)."""
        used = post.gamma > 0  # elsewhere 0 times ln 0
        return float(post.gamma[used] @ self.log_joints(x, theta)[used])

    def entropy(self, post):
        """H[q], nats: what Q lacks to be the bound (Bishop 9.71)."""
        return float(-xlogy(post.gamma, post.gamma).sum())
