"""The Gaussian mixture as a distribution: p(x; theta) = sum_k pi_k N(x; mu_k, Sigma_k)."""

from typing import NamedTuple

import numpy as np

from emlib import gaussian
from emlib.checks import in_range
from emlib.inputs import observations
from emlib.shapes import cholesky


class Theta(NamedTuple):
    """Mixing weights pi (K,), means mu (K, D), covariances Sigma (K, D, D)."""

    pi: np.ndarray
    mu: np.ndarray
    Sigma: np.ndarray


def log_joints(x, theta) -> np.ndarray:
    """ln pi_k N(x_n; mu_k, Sigma_k), nats: x (N, D) -> (N, K)."""
    x, (pi, mu, Sigma) = observations(x, theta.mu.shape[1]), theta
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        log_joint = gaussian.log_density(x, mu, Sigma, pi)  # (9.36), for one-hot z
    in_range(log_joint.max(axis=1))
    return log_joint


def sample(theta, n, rng):
    """Draw labels z (n,) from pi, then each x from the component of its label: (x (n, D), z)."""
    z = rng.choice(len(theta.pi), size=n, p=theta.pi)  # (9.10)
    noise = rng.standard_normal((n, theta.mu.shape[1], 1))
    return theta.mu[z] + (cholesky(theta.Sigma)[z] @ noise)[:, :, 0], z  # (9.11)


def moments(theta):
    """Mean (D,) and covariance (D, D) of the mixture: within plus between the components."""
    mean = theta.pi @ theta.mu  # (9.49)
    d = theta.mu - mean
    within = np.einsum("k,kij->ij", theta.pi, theta.Sigma)
    return mean, within + (theta.pi * d.T) @ d  # (9.50) about the mean
