"""Covariance matrices Sigma (K, D, D): factors, eigenvalues, floors, and what rounding hides."""

import numpy as np

from emlib.engine.limits import EPS, Collapsed, is_set

LARGE = 16  # columns, from which on a diagonal matrix is worth being noticed
LEAST_VISIBLE = 1e-14  # the least eigenvalue that float64 can tell from 0 beside a largest one of 1


def variances(Sigma):
    """The variances (K, D), if Sigma_k are diagonal and so large that it matters; else None."""
    if Sigma.shape[1] < LARGE:
        return None
    v = Sigma.diagonal(0, 1, 2)
    return v if np.count_nonzero(Sigma) == np.count_nonzero(v) else None


def on_diagonal(v) -> np.ndarray:
    """Matrices (K, D, D) with v (K, D) on their diagonals."""
    Sigma = np.zeros((*v.shape, v.shape[1]))
    np.einsum("kdd->kd", Sigma)[:] = v
    return Sigma


def factors(Sigma) -> np.ndarray:
    """The Cholesky factors, (K, D, D); where `variances` sees them alone, their diagonals (K, D).

    Collapsed names a component without one.
    """
    v = variances(Sigma)
    return np.sqrt(v) if v is not None and v.min() > 0 else cholesky(Sigma)


def matrices(L) -> np.ndarray:
    """Factors as matrices, (K, D, D), also where they are diagonals."""
    return on_diagonal(L) if L.ndim == 2 else L


def inverse(L) -> np.ndarray:
    """The inverses of factors."""
    return 1 / L if L.ndim == 2 or L.shape[1] == 1 else np.linalg.inv(L)


def product(L, z) -> np.ndarray:
    """L_k z_k, (K, D), of factors and vectors z (K, D)."""
    return L * z if L.ndim == 2 else (L @ z[:, :, None])[:, :, 0]


def cholesky(Sigma) -> np.ndarray:
    """Lower factors L, Sigma = L L^T: (K, D, D) -> (K, D, D). Collapsed names a k without one."""
    if Sigma.shape[1] == 1 and Sigma.min() > 0:  # a root, which numpy's cholesky takes longer for
        return np.sqrt(Sigma)
    try:
        return np.linalg.cholesky(Sigma)
    except np.linalg.LinAlgError:
        raise Collapsed(int(np.linalg.eigvalsh(Sigma)[:, 0].argmin())) from None


def half_log_det(L) -> np.ndarray:
    """ln |L_k| = 1/2 ln |Sigma_k|, (K,), from factors Sigma_k = L_k L_k^T."""
    return np.add.reduce(np.log(L if L.ndim == 2 else L.diagonal(0, 1, 2)), axis=1)


def standard_deviations(Sigma) -> np.ndarray:
    """The square roots of the variances, (K, D)."""
    return np.sqrt(np.abs(np.diagonal(Sigma, axis1=1, axis2=2)))


def in_units(Sigma, unit) -> np.ndarray:
    """Sigma when each column is measured in a unit of its own, (D,) or (K, D)."""
    return Sigma / (unit[..., :, None] * unit[..., None, :])


def eigenvalues(Sigma, floor=0.0) -> np.ndarray:
    """Of each Sigma_k in units of the floor's widths, (K, D), ascending.

    Without a floor, in units of its own standard deviations: columns may differ in units.
    """
    unit = np.sqrt(floor) if is_set(floor) else standard_deviations(Sigma)
    unit = np.broadcast_to(unit, Sigma.shape[:2])
    return np.linalg.eigvalsh(in_units(Sigma, np.where(unit > 0, unit, 1)))


def rounding(values) -> np.ndarray:
    """How far the least of eigenvalues (K, D) is known, (K,): a share of the largest."""
    return 1e-9 + 4 * values.shape[1] * EPS * values[:, -1]


def beyond_rounding(difference, Sigma, tol=1e-9) -> np.ndarray:
    """Which of the Sigma_k a difference (K, D, D) changes by more than rounding, (K,) bool."""
    sd = standard_deviations(Sigma)
    return (np.abs(difference) > tol * sd[:, :, None] * sd[:, None]).any(axis=(1, 2))


def symmetric(Sigma) -> np.ndarray:
    """(Sigma_k + Sigma_k^T) / 2, to the last bit."""
    return (Sigma + Sigma.swapaxes(1, 2)) / 2


def at_least(Sigma, floor) -> np.ndarray:
    """The maximiser of Q over Sigma_k >= diag(floor), from its free maximiser Sigma (K, D, D).

    floor: a number or (D,), in squared units of x; 0 for none. In coordinates in which the floor is
    the identity, ln|Sigma| + tr(Sigma^-1 S) is least over Sigma >= I at S with its eigenvalues
    below 1 raised to 1. A Sigma_k that satisfies the constraint comes back as it is. An eigenvalue
    that float64 cannot tell from 0 beside the largest is raised to where it can; there the bound
    may fall by what such rounding makes of it.
    """
    if not is_set(floor):
        return Sigma
    v = variances(Sigma)
    if v is not None:
        return on_diagonal(np.maximum(v, floor))
    unit = np.sqrt(np.broadcast_to(floor, Sigma.shape[-1:]))
    values, vectors = np.linalg.eigh(in_units(Sigma, unit))
    least = np.where(_blurred(Sigma, values), np.maximum(1, LEAST_VISIBLE * values[:, -1]), 1)
    raised = np.einsum("kij,kj,klj->kil", vectors, np.maximum(values, least[:, None]), vectors)
    low = values[:, 0] < least
    return np.where(low[:, None, None], raised * np.outer(unit, unit), Sigma)


def _blurred(Sigma, values):
    """Whose least eigenvalue is lost in rounding, (K,) bool.

    It must be lost also if each column is measured in the standard deviation of that Sigma_k.
    """
    lost = values[:, 0] < LEAST_VISIBLE * values[:, -1]
    if lost.any():
        lost[lost] = eigenvalues(Sigma[lost])[:, 0] < LEAST_VISIBLE
    return lost


def at_floor(Sigma, floor) -> np.ndarray:
    """Which components rest on the floor, (K,) bool: their least eigenvalue is the floor's."""
    if not is_set(floor):
        return np.zeros(len(Sigma), bool)
    values = eigenvalues(Sigma, floor)
    return values[:, 0] <= 1 + rounding(values)


def not_negative(Sigma):
    """ValueError if an eigenvalue is negative; one of 0 can still be raised to a floor."""
    values = eigenvalues(Sigma)
    if values[0, 0] < -rounding(values)[0]:
        raise ValueError(
            f"Sigma must be a covariance, found a negative eigenvalue in\n{Sigma[0]}\n"
            "Give one such as np.eye(D), or none: then it is that of x"
        )
