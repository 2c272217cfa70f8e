"""What every mixture with labels z_n in 0..K-1 can say once it has ln p(x_n, z_n = k; theta)."""

from typing import Any, NamedTuple

import numpy as np
from scipy.special import logsumexp, xlogy

from emlib import inputs, parameters
from emlib.priors import FLAT


class Posterior(NamedTuple):
    """A distribution q(z): responsibilities gamma (N, K), and the theta they were taken at."""

    gamma: np.ndarray
    theta: Any


def with_densities(model):
    """model, if it is a mixture of densities; TypeError if it is not, such as KMeans()."""
    if isinstance(model, type) or not hasattr(model, "log_joints"):
        raise TypeError(
            f"model must be a Gaussian mixture, such as GMM(), found {model!r:.60}: where k-means "
            "is meant, take GMM(shape=shapes.fixed(sigma2)), whose limit it is"
        )
    return model


class Mixture:
    """Words for readers, figures and exercises. A model supplies log_joints, start, m_step.

    theta is Theta(pi, mu, Sigma), or a plain tuple of such arrays, and checked by every word.

    With a prior, Q and the bound include ln p(theta); with weights, row n counts weights[n] times.
    """

    prior, weights, floor = FLAT, None, 0.0

    def __post_init__(self):
        inputs.floor(self.floor)
        inputs.precision(getattr(self, "dtype", float))
        inputs.one_of("prior", self.prior, "mode", "priors.FLAT")
        if hasattr(self, "shape"):  # not every mixture has covariances
            inputs.one_of("shape", self.shape, "project", "shapes.full")

    def e_step(self, x, theta):
        """(S, bound): expected sufficient statistics about theta; the bound, nats, total."""
        theta, e_step = self.start(x, theta)
        return e_step(theta)

    def posterior(self, x, theta):
        """(post, bound): q(z) = p(z | x; theta) as a record, and ln p(x; theta) [+ ln p(theta)]."""
        theta = parameters.distribution(theta)
        gamma, log_px = self._infer(x, theta)
        return Posterior(gamma, theta), self.total(log_px) + self.prior.log_density(theta)

    def responsibilities(self, x, theta):
        """gamma_nk = p(z_n = k | x_n; theta), (N, K); rows sum to 1 (Bishop 9.13)."""
        return self._infer(x, theta)[0]

    def _infer(self, x, theta):
        log_joint = self.log_joints(x, theta)
        log_px = logsumexp(log_joint, axis=1, keepdims=True)
        return np.exp(log_joint - log_px), log_px[:, 0]

    def predict(self, x, theta):
        """The label that is responsible most, (N,); the first of them in a tie."""
        return self.log_joints(x, theta).argmax(axis=1)

    def log_density(self, x, theta):
        """ln p(x_n; theta), nats, (N,)."""
        return logsumexp(self.log_joints(x, theta), axis=1)

    def log_likelihood(self, x, theta):
        """ln p(x; theta), nats, total, without the prior (Bishop 9.14)."""
        return self.total(self.log_density(x, theta))

    def log_joint(self, x, z, theta):
        """Complete-data log-likelihood ln p(x, z; theta), nats (Bishop 9.36); z (N,) ints."""
        log_joint = self.log_joints(x, theta)
        z = inputs.labels(z, *log_joint.shape)
        return self.total(log_joint[np.arange(len(z)), z])

    def Q(self, x, post, theta):
        """Expected complete-data log-likelihood of theta under q = post, nats (Bishop 9.40)."""
        theta = parameters.distribution(theta)
        log_joint = self.log_joints(x, theta)
        inputs.responsibilities(post.gamma, *log_joint.shape)
        log_joint = np.where(post.gamma > 0, log_joint, 0)  # 0 ln 0 = 0
        expected = np.einsum("nk,nk->n", post.gamma, log_joint)
        return self.total(expected) + self.prior.log_density(theta)

    def entropy(self, post):
        """H[q], nats: what Q lacks to be the bound (Bishop 9.71)."""
        return self.total(-xlogy(post.gamma, post.gamma).sum(axis=1))

    def total(self, a) -> float:
        """sum_n of a (N,), rows counted by their weights."""
        return float(a.sum() if self.weights is None else inputs.weights(self.weights, len(a)) @ a)
