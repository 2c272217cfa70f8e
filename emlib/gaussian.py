"""The Gaussian density in whitened coordinates z = L^-1 (x - mu), where Sigma = L L^T."""

import numpy as np

from emlib.blocks import blocks as blocks_of
from emlib.shapes import cholesky


def log_joint_blocks(blocks, pi, mu, Sigma):
    """Yield the blocks, filled: z = L_k^-1 (x - mu_k) and g = ln pi_k N(x; mu_k, Sigma_k).

    pi (K,), mu (K, D), Sigma (K, D, D). Collapsed if a Sigma_k has no Cholesky factor.
    """
    K, D = mu.shape
    L = cholesky(Sigma)
    L_inv = np.linalg.inv(L)  # of a triangle, whose columns have one component's scale
    c = mu[pi.argmax()][:, None]  # a centre among the data: their offset cancels exactly
    A = np.concatenate([L_inv, -L_inv @ (mu[:, :, None] - c)], axis=2).reshape(K * D, D + 1)
    log_pi = np.log(pi, out=np.full(K, -np.inf), where=pi > 0)
    log_det_L = np.log(np.diagonal(L, axis1=1, axis2=2)).sum(axis=1)
    constant = (log_pi - 0.5 * D * np.log(2 * np.pi) - log_det_L)[:, None]
    for b in blocks:
        np.subtract(b.x, c, out=b.y[:D])
        np.matmul(A, b.y, out=b.z.reshape(K * D, -1))  # one product for all components
        np.einsum("kdn,kdn->kn", b.z, b.z, out=b.g)
        np.multiply(b.g, -0.5, out=b.g)
        np.add(b.g, constant, out=b.g)  # (2.43), with ln pi_k added
        yield b


def log_density(x, mu, Sigma) -> np.ndarray:
    """ln N(x_n; mu_k, Sigma_k), nats: x (N, D), mu (K, D), Sigma (K, D, D) -> (N, K)."""
    filled = log_joint_blocks(blocks_of(x, len(mu)), np.ones(len(mu)), mu, Sigma)
    return np.concatenate([b.g.T.copy() for b in filled])
