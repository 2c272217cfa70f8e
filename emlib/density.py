"""The Gaussian mixture as a distribution: p(x; theta) = sum_k pi_k N(x; mu_k, Sigma_k)."""

import numpy as np

from emlib import gaussian
from emlib.checks import in_range
from emlib.inputs import generator, observations
from emlib.parameters import Theta, distribution
from emlib.shapes import cholesky

__all__ = ["Theta", "log_joints", "moments", "sample"]


def log_joints(x, theta) -> np.ndarray:
    """ln pi_k N(x_n; mu_k, Sigma_k), nats: x (N, D) -> (N, K).

    TypeError or ValueError names what is wrong with x or theta, Collapsed a Sigma_k that is
    symmetric but not positive definite.
    """
    pi, mu, Sigma = distribution(theta)
    x = observations(x, mu.shape[1])
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        log_joint = gaussian.log_joints(x, pi, mu, Sigma)  # (9.36), for one-hot z
    in_range(log_joint.max(axis=1))
    return log_joint


def sample(theta, n, rng):
    """Draw labels z (n,) from pi, then each x from the component of its label: (x (n, D), z)."""
    theta, rng = distribution(theta), generator(rng)
    z = rng.choice(len(theta.pi), size=n, p=theta.pi)  # (9.10)
    x = rng.standard_normal((n, theta.mu.shape[1]))
    for k, L in enumerate(cholesky(theta.Sigma)):
        x[z == k] = theta.mu[k] + x[z == k] @ L.T  # (9.11)
    return x, z


def moments(theta):
    """Mean (D,) and covariance (D, D) of the mixture: within plus between the components."""
    theta = distribution(theta)
    mean = theta.pi @ theta.mu  # (9.49)
    d = theta.mu - mean
    within = np.einsum("k,kij->ij", theta.pi, theta.Sigma)
    return mean, within + (theta.pi * d.T) @ d  # (9.50) about the mean
