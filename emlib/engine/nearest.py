"""The nearest of K centres, certainly, at the price of one matrix product.

Since ||x_n - mu_k||^2 - ||x_n - c||^2 = 2 (mu_k - c).((mu_k + c) / 2 - x_n), whatever c, these
products order the centres of x_n as its squared distances do. But they cancel, and rounding could
swap two that are close. So a centre has lost only if it is farther by more than rounding can do;
where more than one is left, the distances themselves are taken, from differences.
"""

from typing import NamedTuple

import numpy as np

from emlib.engine.limits import EPS, TINY
from emlib.engine.pieces import Desk, cut

BYTES = 4_000_000  # of the work arrays together


class Part(NamedTuple):
    """Some rows of x, and work arrays that the next part will use again."""

    x: np.ndarray  # (n, D), a view
    c: np.ndarray  # (D,): the middle of nine of its rows, so that one far row does not move it
    reach: float  # no row is farther from c
    e: np.ndarray  # (n, D): x_n minus its own centre
    r: np.ndarray  # (K, n): scores, then assignments
    least: np.ndarray  # (n,): least scores
    left: np.ndarray  # (K, n): whether a centre may be the nearest


class Parts:
    """x (N, D) cut into parts of almost equal size, that fit a core's cache, for K centres."""

    def __init__(self, x, K):
        N, D = x.shape
        self.cuts = cut(N, 8 * (K + D + 1) + K, BYTES)
        self.sizes, self.desk = (K, D, self.cuts[0].stop), Desk()
        self.views = [_view(x[rows]) for rows in self.cuts]

    def __iter__(self):
        with self.desk.lent(self._work) as (e, r, least, left):
            for x, c, reach in self.views:
                n = len(x)
                yield Part(x, c, reach, e[:n], r[:, :n], least[:n], left[:, :n])

    def _work(self):
        K, D, n = self.sizes
        return np.empty((n, D)), np.empty((K, n)), np.empty(n), np.empty((K, n), bool)


def _view(x):
    """(x, c, reach) of some rows."""
    n, D = x.shape
    nine = np.sort(x[:: n // 9 + 1].astype(float), axis=0)
    c = nine[len(nine) // 2]
    return x, c, np.sqrt(D) * np.abs(x - c).max()


@np.errstate(over="ignore")
def square_distances(x, mu) -> np.ndarray:
    """||x_n - mu_k||^2: (n, D), (K, D) -> (K, n), inf where float64 has no place for it.

    Column by column: which digits a row gets does not depend on the others.
    """
    return sum(np.square(x_d - mu_d[:, None]) for x_d, mu_d in zip(x.T, mu.T, strict=True))


@np.errstate(over="ignore", invalid="ignore")
def assignments(b, mu) -> np.ndarray:
    """r (K, n): 1 for the nearest centre of x_n, the first of them in a tie; otherwise 0."""
    m = mu - b.c
    constant = np.vecdot(m, (mu + b.c) / 2)
    scores = np.add(np.matmul(-m, b.x.T, out=b.r), constant[:, None], out=b.r)
    limit = np.add(scores.min(axis=0, out=b.least), _doubt(b, m), out=b.least)
    lost = np.greater(scores, limit, out=b.left)  # never where a score overflowed to nan
    certain = np.count_nonzero(lost) == (len(mu) - 1) * len(b.x)
    left = np.logical_not(lost, out=b.left)
    np.copyto(b.r, left.view(np.uint8))  # copied faster than bool is
    if not certain:
        n = np.flatnonzero(np.count_nonzero(left, axis=0) != 1)
        b.r[:, n] = np.arange(len(mu))[:, None] == square_distances(b.x[n], mu).argmin(axis=0)
    return b.r


def _doubt(b, m):
    """How far apart rounding may set a score and the least of the same x_n.

    Let R = reach + min_k ||m_k||, m_k = mu_k - c. The nearest centre has ||m_k|| <= 2R; one beyond
    4R loses by 3 ||m_k||^2 / 16 or more, whatever the rounding. Up to there a score is a sum of
    D + 4 roundings of at most 4R (2 ||c|| + 3R). Two of them, and the rounding of the differences
    that they stand for, stay below the value returned; R counts the digits of c, too.
    """
    rounding = 32 * (len(b.c) + 4) * EPS
    offset = np.linalg.norm(b.c)
    R = b.reach + np.sqrt(np.vecdot(m, m).min()) + rounding * offset
    return rounding * R * (R + offset) + TINY  # squares may underflow
