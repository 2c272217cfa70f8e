"""States that follow each other and show symbols: the theta of a hidden Markov model, and draws.

EM for such chains is in hmm.py, from where all names here can be had.
"""

from numbers import Real
from typing import NamedTuple

import numpy as np

from emlib.engine.inputs import components, draws, generator
from emlib.engine.records import record, simplex, tolerance


class Theta(NamedTuple):
    """Initial probabilities pi (K,), transitions A (K, K) and symbols B (K, M), rows of sum 1."""

    pi: np.ndarray  # p(z_1 = k)
    A: np.ndarray  # p(z_n = k | z_n-1 = j), row j
    B: np.ndarray  # p(x_n = m | z_n = k), row k


def probabilities(theta) -> Theta:
    """theta as a record of new arrays, each row >= 0 with sum 1; TypeError or ValueError if not."""
    cure = "take hmm.random_start(K, M, rng)"
    pi, *tables = record(theta, Theta, cure=cure, pi="K", A="KK", B="KM")
    tol = tolerance(theta)
    A, B = (
        np.array([simplex(f"theta.{name}[{k}]", row, tol) for k, row in enumerate(table)])
        for name, table in zip("AB", tables, strict=True)
    )
    return Theta(simplex("theta.pi", pi, tol), A, B)


def random_start(K, M, rng, stay=0.8) -> Theta:
    """Without zeros: equal pi, states that stay with probability stay, B from Dirichlet(5)."""
    K, M = components(K), components(M, "M")
    if not (isinstance(stay, Real) and 0 < stay < 1):
        raise ValueError(f"stay must lie between 0 and 1, found {stay!r:.60}: 0.8 is the default")
    A = np.full((K, K), (1 - stay) / max(K - 1, 1))
    np.fill_diagonal(A, stay if K > 1 else 1)
    return Theta(np.full(K, 1 / K), A, generator(rng).dirichlet(np.full(M, 5.0), K))


def draw(theta, n, rng):
    """(x, z), (n,) each: a sequence of symbols and its states."""
    theta, n, rng = probabilities(theta), draws(n), generator(rng)
    u, v = rng.random(n), rng.random(n)
    z, p = np.empty(n, int), theta.pi
    for i in range(n):
        z[i] = _pick(p, u[i])
        p = theta.A[z[i]]
    return np.array([_pick(theta.B[k], v_n) for k, v_n in zip(z, v, strict=True)], int), z


def _pick(p, u):
    """The first k whose cumulated probability exceeds u; if rounding leaves none, the last one."""
    return min(np.searchsorted(p.cumsum(), u, side="right"), np.flatnonzero(p)[-1])
