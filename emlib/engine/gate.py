"""The gate of a mixture of experts: steps uphill on sum_nk gamma_nk ln g_k(x_n), which is concave.

g = softmax(B u), where the columns of B (N, P) are orthonormal: then neither the units of x nor
where its zero lies make a difference to a step. u, and a way to go from it, are (P, K).
"""

import numpy as np
from scipy.special import log_softmax

HALVINGS = 40


def slope(B, gamma, g):
    """The gradient of Q, (P, K)."""
    return B.T @ (gamma - g)


def newton(B, gamma, g):
    """The way to the top of the parabola that has the slope and the curvature of Q here.

    Of all such ways the shortest: Q stays the same where all columns of u move alike, and where g
    is 0 or 1 to the last digit.
    """
    K, P = g.shape[1], B.shape[1]
    spread = g[:, :, None] * (np.eye(K) - g[:, None, :])  # (N, K, K)  diag(g) - g g^T
    H = np.einsum("nkj,np,nq->pkqj", spread, B, B, optimize=True).reshape(P * K, P * K)
    way = np.linalg.pinv(H, rcond=1e-12, hermitian=True) @ slope(B, gamma, g).ravel()
    return way.reshape(P, K)


def gradient(B, gamma, g):
    """Twice the gradient: a small step that never needs halving, for no curvature exceeds 1/2."""
    return 2 * slope(B, gamma, g)


def uphill(B, gamma, u, direction):
    """u after one step that raises Q, halved until it does; u itself if there is none."""
    log_g = log_softmax(B @ u, axis=1)
    g, before = np.exp(log_g), np.vdot(gamma, log_g)
    way = direction(B, gamma, g)
    promised = np.vdot(slope(B, gamma, g), way)
    for t in 0.5 ** np.arange(HALVINGS):
        rise = np.vdot(gamma, log_softmax(B @ (u + t * way), axis=1)) - before
        if rise > 0 and rise >= 0.1 * t * promised:  # Armijo: a part of what the slope promises
            return u + t * way
    return u


def climbed(B, gamma, u, direction, steps):
    """u after so many steps, fewer if Q rises no more."""
    for _ in range(steps):
        before, u = u, uphill(B, gamma, u, direction)
        if u is before:
            break
    return u
