"""Rows of x with holes, put together by the columns that they show: one factorisation a pattern.

A row shows its columns o, and its hidden columns m are one more thing to average over. Component k
sees x as z = L_k^-1 (x - mu_k), which is N(0, I); of a row with holes it sees z_o = P z, where
P P^T = I. So an E step is that of gmm.py in the columns o, for each pattern, carried up by P^T, and
what is not seen keeps its covariance, I - P^T P.
"""

from functools import reduce
from typing import NamedTuple

import numpy as np

from emlib import gmm
from emlib.engine.covariance import cholesky, half_log_det, matrices
from emlib.engine.rows import Rows
from emlib.gmm import Statistics, Theta, merge, view_height


class Part(NamedTuple):
    """All rows of x with the same holes."""

    at: np.ndarray  # (n,)  which rows
    o: np.ndarray  # (d,)   the columns that they show
    rows: Rows  # of these columns


def parts(x, K, weights=None) -> list[Part]:
    """x (N, D), nan where a number is hidden, as one Part for each pattern that occurs."""
    patterns, which = np.unique(~np.isnan(x), axis=0, return_inverse=True)
    which = which.ravel()  # a column in numpy 2.0
    weights = np.ones(len(x)) if weights is None else weights
    groups = [(np.flatnonzero(which == g), np.flatnonzero(p)) for g, p in enumerate(patterns)]
    return [Part(at, o, Rows(x[np.ix_(at, o)], K, weights[at])) for at, o in groups]


def marginal(theta, o) -> Theta:
    """The mixture of the columns o alone."""
    return Theta(theta.pi, theta.mu[:, o], theta.Sigma[:, o[:, None], o])


def e_step(some, theta):
    """(S, ln p(x_o; theta)), nats: gmm's E step for every part, carried up and added."""
    found = [_shown(part, theta) for part in some]
    return _together(some, [S for S, _ in found], theta), sum(ell for _, ell in found)


def statistics(some, gamma, theta) -> Statistics:
    """The same sums under any responsibilities gamma (N, K), about theta."""
    return _together(some, [_under(part, gamma[part.at], theta) for part in some], theta)


def _shown(part, theta):
    """gmm's E step in the columns that a part shows."""
    if not part.o.size:
        return _blank(part, np.tile(theta.pi, (len(part.at), 1))), 0.0  # gamma = pi, and p = 1
    return gmm.e_step(part.rows, marginal(theta, part.o))


def _under(part, gamma, theta):
    """Statistics of the columns that a part shows, under gamma (n, K)."""
    if not part.o.size:
        return _blank(part, gamma)
    view, _ = view_height(*marginal(theta, part.o))
    blocks = zip(part.rows.seen_from(view), part.rows.cuts, strict=True)
    return reduce(merge, (gmm.statistics(block, gamma[cut].T, view) for block, cut in blocks))


def _blank(part, gamma):
    """Statistics of rows that show no column: they count, and nothing else."""
    K = gamma.shape[1]
    return Statistics(part.rows.weights @ gamma, np.zeros((K, 0)), np.zeros((K, 0, 0)), None)


def _together(some, shown, theta):
    """The sum of the parts' statistics, each carried up to all columns."""
    view, _ = view_height(*theta)
    pairs = zip(some, shown, strict=True)
    return reduce(merge, (carried_up(S, part.o, view) for part, S in pairs))


def carried_up(S, o, view) -> Statistics:
    """Statistics of all columns from those of o: E[z] = P^T z_o, and cov[z] = I - P^T P.

    The covariance is C_n as the component sees it. Who leaves it out has only filled in a mean.
    """
    K, D = view.mu.shape
    if len(o) == D:
        return S._replace(view=view)
    L, L_inv = factor(view)[:, o], inverse_factor(S.view) if o.size else np.zeros((K, 0, 0))
    P = L_inv @ L  # L_oo^-1 (rows of L)
    up = P.swapaxes(1, 2)
    z = (up @ S.z[:, :, None])[:, :, 0]
    zz = up @ S.zz @ P + S.N_k[:, None, None] * (np.eye(D) - up @ P)
    return Statistics(S.N_k, z, zz, view)


def factor(view) -> np.ndarray:
    """L, (K, D, D), also where the view keeps its diagonals alone."""
    return matrices(view.L)


def inverse_factor(view) -> np.ndarray:
    """L^-1, likewise."""
    return matrices(view.A[:, :, 0] if view.L.ndim == 2 else view.A[:, :, :-1])


def log_joints(x, theta) -> np.ndarray:
    """ln pi_k N(x_o | mu_ko, Sigma_koo), nats, (N, K)."""
    a = np.tile(np.log(theta.pi), (len(x), 1))
    for part in parts(x, len(theta.pi)):
        if part.o.size:
            view, log_height = view_height(*marginal(theta, part.o))
            heights = [log_height - block.half_squares() for block in part.rows.seen_from(view)]
            a[part.at] = np.concatenate(heights, axis=1).T
    return a


class Hidden(NamedTuple):
    """What the rows of a part, and a component, say of the columns m: N(mean_n, C)."""

    m: np.ndarray  # (M,)
    mean: np.ndarray  # (n, K, M)
    C: np.ndarray  # (K, M, M)


def hidden(x_o, o, theta) -> Hidden:
    """The hidden columns given x_o (n, d): a regression, mu_m + B (x_o - mu_o), and what it misses.

    Bishop (2.81) and (2.82).
    """
    m = np.setdiff1d(np.arange(theta.mu.shape[1]), o)
    S_om = theta.Sigma[:, o[:, None], m]
    B = np.linalg.solve(theta.Sigma[:, o[:, None], o], S_om).swapaxes(1, 2)  # (K, M, d)
    mean = theta.mu[:, m] + np.einsum("kmd,nkd->nkm", B, x_o[:, None] - theta.mu[:, o])
    return Hidden(m, mean, theta.Sigma[:, m[:, None], m] - B @ S_om)


def kl(old, new):
    """KL(N(old) || N(new)), nats, (n, K)."""
    L, L_new = cholesky(old.C), cholesky(new.C)
    ratio = np.linalg.solve(L_new, L)
    away = np.linalg.solve(L_new, (old.mean - new.mean).transpose(1, 2, 0))  # (K, M, n)
    widths = np.sum(ratio**2 - np.eye(len(old.m)), axis=(1, 2))
    log_dets = half_log_det(L_new) - half_log_det(L)
    return widths / 2 + log_dets + np.sum(away**2, axis=1).T / 2


def never_together(x) -> np.ndarray:
    """Pairs (i, j) of columns, i < j, that no row of x (N, D) shows both of, one a row."""
    seen = ~np.isnan(x)
    return np.argwhere(np.triu(~(seen.T @ seen)))  # of truth values: together at all
