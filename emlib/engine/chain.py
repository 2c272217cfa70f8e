"""The posterior of the states of a chain: one pass forward, one pass back, about N K^2 products."""

from typing import NamedTuple

import numpy as np
from scipy.special import xlogy


class Chain(NamedTuple):
    """What one sequence x_1 .. x_N says of its states."""

    gamma: np.ndarray  # (N, K)       p(z_n = k | x)
    xi: np.ndarray  # (N-1, K, K)     p(z_n-1 = j, z_n = k | x)
    c: np.ndarray  # (N,)             p(x_n | x_1, ..., x_n-1)


def forward_backward(b, A, pi) -> Chain:
    """The posterior of a chain: b (N, K) holds p(x_n | z_n = k), of symbols or of anything else.

    A (K, K): p(z_n = k | z_n-1 = j), row j; pi (K,): p(z_1 = k). ln p(x) is the sum of ln c. If b
    holds densities, so does c. FloatingPointError names an x_n that is impossible after the others.
    """
    alpha, ahead, c = forward(b, A, pi)
    gamma, later = backward(alpha, ahead, A)
    xi = alpha[:-1, :, None] * A * later[1:, None, :]  # (13.65)†
    return Chain(gamma, xi, c)


def forward(b, A, pi):
    """(alpha, ahead, c): p(z_n | x_1..x_n), p(z_n | x_1..x_n-1), (N, K); p(x_n | before), (N,)."""
    alpha, ahead, c = np.empty(b.shape), np.empty(b.shape), np.empty(len(b))
    expected = pi
    for n, b_n in enumerate(b):
        ahead[n] = expected
        joint = expected * b_n
        c[n] = np.add.reduce(joint)  # (13.56)†
        if not c[n] > 0:
            where = "be reached there" if n else "be the first"
            raise FloatingPointError(
                f"x[{n}] is impossible under theta{' after what stands before it' * (n > 0)}: no "
                f"state that can {where} shows it. Start without zeros in pi, A and B"
            )
        alpha[n] = joint / c[n]  # (13.55)†
        expected = alpha[n] @ A
    return alpha, ahead, c


@np.errstate(over="ignore", invalid="ignore")
def backward(alpha, ahead, A):
    """(gamma, later), (N, K): what all of x says of state n; gamma / ahead, and 0 where 0 / 0.

    p(z_n | z_n+1, x) rests on x_1..x_n only, so gamma_n follows from gamma_n+1. The scaled beta is
    not needed, which grows beyond all bounds where a state explains the future well and cannot be
    reached. Elsewhere it is gamma / alpha. FloatingPointError names an x_n whose state is all but
    unreachable, though it must have been reached.
    """
    ahead = np.where(ahead > 0, ahead, 1)
    gamma = alpha.copy()
    for n in range(len(gamma) - 2, -1, -1):
        gamma[n] = alpha[n] * (A @ (gamma[n + 1] / ahead[n + 1]))
    later = gamma / ahead
    lost = np.flatnonzero(~np.isfinite(later).all(axis=1))
    if lost.size:
        raise FloatingPointError(
            f"x[{lost[-1]}] is reached with a probability below 1e-308, too small for float64 to "
            "divide by: raise the smallest numbers of pi and A, as in np.maximum(A, 1e-100)"
        )
    return gamma, later


def entropy(chain) -> float:
    """H of the states, nats: of the first, and of each next one given the one before."""
    both = xlogy(chain.xi, chain.xi).sum() - xlogy(chain.gamma, chain.gamma)[:-1].sum()
    return -xlogy(chain.gamma[0], chain.gamma[0]).sum() - both
