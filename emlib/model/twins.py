"""Two components that are as good as equal: EM parts them slowly, or never if they are equal."""

from itertools import combinations

import numpy as np

from emlib.engine.covariance import cholesky, in_units, standard_deviations
from emlib.engine.finite import possible
from emlib.engine.pieces import deviations, together
from emlib.engine.rows import bayes

ALIKE = 0.05  # of a standard deviation: components that are closer are as good as equal


def in_rows(model, x, theta):
    """Two components (j, k) that are as good as equal in all rows that they share, or None.

    EM cannot part two whose shares of every row are in the same proportion: their difference d
    of ln p(x_n, k) is then the same for every n. So d may have a standard deviation of ALIKE
    over the rows, each counted by the shares of the two. That is the d of two Gaussians whose
    means are ALIKE of a standard deviation apart.
    """
    N_k, w = np.zeros(model.n_labels(theta)), model.row_weights(x)
    apart = dict.fromkeys(combinations(range(len(N_k)), 2), (0.0, 0.0, 0.0))

    def look(rows, log_joint):
        gamma, log_px = bayes(log_joint.T)
        gamma = gamma if w is None else gamma * w[rows]
        N_k[:] += gamma.sum(axis=1)
        for j, k in apart:
            here = deviations(log_joint[:, j] - log_joint[:, k], gamma[j] + gamma[k])
            apart[j, k] = together(apart[j, k], here)
        return possible(log_px)

    model.by_rows(x, theta, look)
    alike = (pair for pair, (n, _, square) in apart.items() if square < ALIKE**2 * n)
    return next((pair for pair in alike if N_k[list(pair)].all()), None)


def in_theta(theta):
    """Two components (j, k) less than ALIKE of a standard deviation apart, or None.

    In every direction, for two slim ones side by side may agree in each column; theta alone
    tells it. Between components of the common width s, a step widens a distance of d s by some
    d^3 s.
    """
    live = np.flatnonzero(theta.pi > 0)
    sd = standard_deviations(theta.Sigma)
    for j, k in combinations(live, 2):
        d, D = theta.mu[j] - theta.mu[k], theta.Sigma[j] - theta.Sigma[k]
        if _largest(d / sd[j], in_units(D, sd[j])) >= ALIKE:
            continue  # cheaply seen in one column
        L = cholesky(theta.Sigma[j : j + 1])[0]
        z = np.linalg.solve(L, d), np.linalg.solve(L, np.linalg.solve(L, D).T)
        if _largest(*z) < ALIKE:
            return int(j), int(k)
    return None


def _largest(d, D):
    """The largest of the numbers of a vector and a matrix."""
    return max(np.abs(d).max(), np.abs(D).max())
