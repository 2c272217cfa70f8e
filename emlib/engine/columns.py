"""Diagonal covariances of many columns: each column is seen alone, which costs D times less.

A diagonal matrix is held as its diagonal. Component k sees column d as z_kd = a_kd (x_d - c_d) +
b_kd, and A (K, D, 2) = [a, b] holds all of these: see rows.View.
"""

import numpy as np

from emlib.engine.covariance import on_diagonal
from emlib.engine.guards import idle_in_place

NEAR = 32.0  # widths: squares of c - mu up to there cost three digits of sixteen at most


class Columns:
    """Some rows y = [x_n - c, 1], (D+1, n), as components with diagonal covariances see them.

    Where c is near all of the means, z^2 = a^2 y^2 + 2 a b y + b^2 is summed term by term, and
    there is no z (K, D, n). Elsewhere these terms would cancel, and z itself is squared. All is
    kept over `unit`; z is a place for z. Each component's sums are a product of its own, so that
    equal components stay equal to the last bit.
    """

    def __init__(self, A, y, z, unit):
        self.a, self.b, self.y, self.unit = A[:, :, 0], A[:, :, 1], y, unit
        self.near = np.abs(self.b).max() <= min(NEAR, len(y) / 2)  # the guards allow for D / 2
        if self.near:
            self.squares = np.square(y[:-1], out=z[0])
            return
        self.z = np.multiply(self.a[:, :, None] / unit, y[:-1], out=z)
        self.z += self.b[:, :, None] / unit

    def half_squares(self, out):
        """sum_d z_kdn^2 over unit^2, (K, n)."""
        if not self.near:
            return np.einsum("kdn,kdn->kn", self.z, self.z, out=out)
        a, b = self.a / self.unit, self.b / self.unit
        linear = np.concatenate([2 * a * b, np.square(b).sum(axis=1)[:, None]], axis=1)
        np.matmul(np.square(a)[:, None], self.squares, out=out[:, None])
        out += np.matmul(linear[:, None], self.y)[:, 0]
        return out

    def moments(self, gamma, weights):
        """sum_n gamma_kn z_kdn, and sum_n gamma_kn z_kdn^2, both (K, D), as rows count."""
        gamma = gamma if weights is None else gamma * weights
        if not self.near:
            return self._moments_of_z(gamma)
        y = np.matmul(self.y, gamma[:, :, None])[:, :, 0]
        y, count = y[:, :-1], y[:, -1:]
        squares = np.matmul(self.squares, gamma[:, :, None])[:, :, 0]
        a, b = self.a, self.b
        return a * y + b * count, a * a * squares + b * (2 * a * y + b * count)

    def _moments_of_z(self, gamma):
        gz = np.multiply(gamma[:, None], self.z, out=self.z)
        sum_z, sum_zy = np.vecdot(gz, self.y[-1]), np.vecdot(gz, self.y[:-1])
        return self.unit * sum_z, self.unit * (sum_zy * self.a + sum_z * self.b)


def whole(A) -> np.ndarray:
    """A = [a, b], (K, D, 2), as matrices (K, D, D+1)."""
    return np.concatenate([on_diagonal(A[:, :, 0]), A[:, :, 1:]], axis=2)


def means_variances(S):
    """(mu, Sigma): the mean and variances of the z_nk, carried to x = mu_k + L_k z."""
    S = idle_in_place(S)  # nothing is divided by 0
    N_k, L = S.N_k[:, None], S.view.L
    z_mean = S.z / N_k
    z_variance = S.zz / N_k - np.square(z_mean)
    return S.view.mu + L * z_mean, on_diagonal(np.square(L) * z_variance)
