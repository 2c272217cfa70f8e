"""Covariances: their factors, and the exact M-step when some of them are not allowed."""

import numpy as np

from emlib.checks import Collapsed


def cholesky(Sigma) -> np.ndarray:
    """Lower factors L, Sigma = L L^T: (K, D, D) -> (K, D, D). Collapsed names a k without one."""
    try:
        return np.linalg.cholesky(Sigma)
    except np.linalg.LinAlgError:
        raise Collapsed(int(np.linalg.eigvalsh(Sigma)[:, 0].argmin())) from None


def at_least(Sigma, floor) -> np.ndarray:
    """The maximiser of Q over Sigma_k >= diag(floor), from its free maximiser Sigma (K, D, D).

    floor: a number or (D,), in squared units of x; 0 for none. In coordinates in which the floor
    is the identity, ln|Sigma| + tr(Sigma^-1 S) is least over Sigma >= I at S with its eigenvalues
    below 1 raised to 1. A Sigma_k that satisfies the constraint comes back as it is.
    """
    if not np.any(floor):
        return Sigma
    unit = np.sqrt(np.broadcast_to(floor, Sigma.shape[-1:]))
    values, vectors = np.linalg.eigh(Sigma / np.outer(unit, unit))
    raised = np.einsum("kij,kj,klj->kil", vectors, np.maximum(values, 1), vectors)
    low = values[:, 0] < 1
    return np.where(low[:, None, None], raised * np.outer(unit, unit), Sigma)


def at_floor(Sigma, floor) -> np.ndarray:
    """Which components rest on the floor, (K,) bool: their least eigenvalue is the floor's."""
    if not np.any(floor):
        return np.zeros(len(Sigma), bool)
    unit = np.sqrt(np.broadcast_to(floor, Sigma.shape[-1:]))
    return np.linalg.eigvalsh(Sigma / np.outer(unit, unit))[:, 0] <= 1 + 1e-9
