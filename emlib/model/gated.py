"""Lines with a gate: the density p(y | x; theta) = sum_k g_k(x) N(y | w_k . [1, x], sigma2_k).

The gate g_k(x) = softmax_k(v_k . [1, x]) says how likely it is that line k has made y. EM for such
mixtures of experts is in experts.py, from where all names here can be had.
"""

from typing import NamedTuple

import numpy as np
from scipy.special import log_softmax, softmax

from emlib.engine import inputs
from emlib.engine.pairs import pairs, with_one
from emlib.engine.records import record

CURE = "take experts.through_rows(data, K, rng)"


class Theta(NamedTuple):
    """Gate V (K, P), experts W (K, P), variances sigma2 (K,); P = 1 + the columns of x."""

    V: np.ndarray
    W: np.ndarray
    sigma2: np.ndarray


def gates(x, theta) -> np.ndarray:
    """g_k(x_n): inputs (N, D) or (N,) -> (N, K); rows sum to 1."""
    theta = parameters(theta)
    return softmax(_with_one(x, theta) @ theta.V.T, axis=1)


def lines(x, theta) -> np.ndarray:
    """w_k . [1, x_n], what each expert answers: (N, D) or (N,) -> (N, K)."""
    theta = parameters(theta)
    return _with_one(x, theta) @ theta.W.T


def _with_one(x, theta):
    return with_one(inputs.observations(x, theta.W.shape[1] - 1, holes=""))


def parameters(theta, P=None) -> Theta:
    """theta as a record of new arrays, P columns in V and W, no variance negative."""
    theta = record(theta, Theta, D=P, cure=CURE, V="KD", W="KD", sigma2="K")
    if (theta.sigma2 < 0).any():
        raise ValueError(f"theta.sigma2 must be variances >= 0, found {theta.sigma2}: {CURE}")
    return theta


def log_joints(data, theta) -> np.ndarray:
    """ln g_k(x_n) N(y_n | w_k . [1, x_n], sigma2_k), nats, (N, K)."""
    known = pairs(data)
    with np.errstate(over="ignore"):  # whoever is infinitely far away is told so later
        square = (known.y[:, None] - known.X @ theta.W.T) ** 2 / theta.sigma2
    log_normal = -0.5 * (np.log(2 * np.pi * theta.sigma2) + square)
    return log_softmax(known.X @ theta.V.T, axis=1) + log_normal


def draw(x, theta, rng):
    """(y, z), (N,) each: for each row of x an expert by the gate, and its noisy answer."""
    theta, rng, g = parameters(theta), inputs.generator(rng), gates(x, theta)
    z = np.minimum((rng.random((len(g), 1)) > g.cumsum(axis=1)).sum(axis=1), len(theta.V) - 1)
    noise = np.sqrt(theta.sigma2[z]) * rng.standard_normal(len(z))
    return lines(x, theta)[np.arange(len(z)), z] + noise, z
