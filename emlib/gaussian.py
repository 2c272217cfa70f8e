"""The Gaussian density in whitened coordinates z = L^-1 (x - mu), where Sigma = L L^T."""

from typing import NamedTuple

import numpy as np

from emlib.blocks import blocks as blocks_of
from emlib.shapes import cholesky


class Factors(NamedTuple):
    """What makes z_k = A_k [x - c, 1] = L_k^-1 (x - mu_k) of x, and a log joint density of z."""

    c: np.ndarray  # (D, 1)          mean of the heaviest component: x - c has no common offset
    A: np.ndarray  # (K, D, D+1)
    L: np.ndarray  # (K, D, D)       the Cholesky factors
    log_height: np.ndarray  # (K, 1) ln pi_k N(mu_k; mu_k, Sigma_k), nats, less the shift
    shift: float  # the highest of them: densities of x in any units are then at most 1


def factorise(pi, mu, Sigma) -> Factors:
    """The factors of pi (K,), mu (K, D), Sigma (K, D, D). Collapsed if a Sigma_k has none."""
    D = mu.shape[1]
    c = mu[pi.argmax()][:, None]
    L = cholesky(Sigma)
    L_inv = np.linalg.inv(L)  # triangular, with the scale of one component in each column: accurate
    A = np.concatenate([L_inv, L_inv @ (c - mu[:, :, None])], axis=2)
    log_pi = np.log(pi)  # of a component that is no longer there, -inf
    log_det_L = np.log(L.diagonal(0, 1, 2)).sum(axis=1)
    log_height = log_pi - 0.5 * D * np.log(2 * np.pi) - log_det_L
    shift = log_height.max()
    return Factors(c, A, L, (log_height - shift)[:, None], shift)


def fill(b, f):
    """Block b, filled: y about c, z whitened, ln pi_k N(x; mu_k, Sigma_k) less the shift."""
    np.subtract(b.x, f.c, out=b.y[:-1])
    b.whiten(f.A)
    np.subtract(f.log_height, b.half_squares(), out=b.log_joint)  # (2.43), with ln pi_k added
    return b


def log_joints(x, pi, mu, Sigma) -> np.ndarray:
    """ln pi_k N(x_n; mu_k, Sigma_k), nats, for pi (K,) too: see log_density."""
    f = factorise(pi, mu, Sigma)
    return np.concatenate([fill(b, f).log_joint.T + f.shift for b in blocks_of(x, len(mu))])


def log_density(x, mu, Sigma) -> np.ndarray:
    """ln N(x_n; mu_k, Sigma_k), nats: x (N, D), mu (K, D), Sigma (K, D, D) -> (N, K)."""
    return log_joints(x, np.ones(len(mu)), mu, Sigma)
