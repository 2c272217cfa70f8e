"""The Gaussian density in whitened coordinates z = L^-1 (x - mu), where Sigma = L L^T."""

from typing import NamedTuple

import numpy as np

from emlib.blocks import blocks as blocks_of
from emlib.shapes import cholesky


class Frame(NamedTuple):
    """What makes z_k = A_k [x - c, 1] = L_k^-1 (x - mu_k) of x, and a log joint density of z."""

    c: np.ndarray  # (D, 1)         a centre among the data: their offset cancels exactly
    A: np.ndarray  # (K, D, D+1)
    L: np.ndarray  # (K, D, D)      the Cholesky factors
    height: np.ndarray  # (K, 1)    ln pi_k N(mu_k; mu_k, Sigma_k), nats, less the peak
    peak: float  # the highest of them


def frame(pi, mu, Sigma) -> Frame:
    """The frame of pi (K,), mu (K, D), Sigma (K, D, D). Collapsed if a Sigma_k has no factor."""
    D = mu.shape[1]
    c = mu[pi.argmax()][:, None]
    L = cholesky(Sigma)
    L_inv = np.linalg.inv(L)  # of a triangle, whose columns have one component's scale
    A = np.concatenate([L_inv, L_inv @ (c - mu[:, :, None])], axis=2)
    log_pi = np.log(pi)  # of a component that is no longer there, -inf
    log_det_L = np.log(L.diagonal(0, 1, 2)).sum(axis=1)
    height = log_pi - 0.5 * D * np.log(2 * np.pi) - log_det_L
    peak = height.max()
    return Frame(c, A, L, (height - peak)[:, None], peak)


def fill(b, frame):
    """Block b, filled: y about c, z whitened, g = ln pi_k N(x; mu_k, Sigma_k) less the peak."""
    np.subtract(b.x, frame.c, out=b.y[:-1])
    b.fill_z(frame.A)
    np.subtract(frame.height, b.half_square(), out=b.g)  # (2.43), with ln pi_k added
    return b


def log_density(x, mu, Sigma, pi=None) -> np.ndarray:
    """ln N(x_n; mu_k, Sigma_k), nats: x (N, D), mu (K, D), Sigma (K, D, D) -> (N, K).

    With pi (K,) the log joint density: ln pi_k is added.
    """
    about = frame(np.ones(len(mu)) if pi is None else pi, mu, Sigma)
    return np.concatenate([fill(b, about).g.T + about.peak for b in blocks_of(x, len(mu))])
