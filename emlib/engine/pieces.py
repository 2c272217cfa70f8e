"""x piece by piece: it may be a memory map larger than memory, and is never copied whole."""

import numpy as np

CELLS = 2**18  # of a piece, 2 MB


def cut(N, row, most) -> list[slice]:
    """Slices of almost equal length that cut N rows of size `row` each.

    No slice is larger than `most`, unless a single row is.
    """
    n_slices = -(-N * row // most)
    size = -(-N // n_slices)
    return [slice(start, min(start + size, N)) for start in range(0, N, size)]


def pieces(x) -> list[slice]:
    """Slices that cut the rows of x (N, D) into pieces of at most CELLS cells, or of one row."""
    return cut(len(x), x[:1].size, CELLS)


def side_by_side(parts, shape) -> np.ndarray:
    """Arrays (K, n) as one of this shape, (K, N): each is copied as it comes, and none is kept."""
    whole, n = np.empty(shape), 0
    for part in parts:
        whole[:, n : n + part.shape[1]] = part
        n += part.shape[1]
    return whole


class Desk:
    """Work arrays that outlive one sweep over the data and are lent to one user at a time.

    Fresh temporaries in every step would cost up to twice as much. A second thread gets its own.
    """

    def __init__(self):
        self.spare = []

    def lent(self, make):
        """What make() made, now or before, for as long as the with block lasts."""
        return _Loan(self.spare, make)


class _Loan:
    """A context manager as a class: one made of a generator costs more than the lending itself."""

    def __init__(self, spare, make):
        self.spare, self.make = spare, make

    def __enter__(self):
        try:
            self.work = self.spare.pop()
        except IndexError:
            self.work = self.make()
        return self.work

    def __exit__(self, *error):
        self.spare.append(self.work)


def deviations(d, w) -> tuple:
    """(how many, their mean, their squares about it, summed) of d (n,), each counted w times."""
    d, w = d[w > 0], w[w > 0]
    total = w.sum()
    mean = np.vecdot(w, d) / total if len(w) else 0.0
    return total, mean, np.vecdot(w, np.square(d - mean))


def together(a, b) -> tuple:
    """The deviations of two parts as those of the whole (Chan, Golub and LeVeque 1979)."""
    total, apart = a[0] + b[0], b[1] - a[1]
    share = b[0] / total if total > 0 else 0.0
    return total, a[1] + share * apart, a[2] + b[2] + a[0] * share * apart**2


def covariance(x, unit=1.0) -> np.ndarray:
    """The covariance of x / unit about its mean, (D, D), in float64; unit: a number or (D,).

    The mean of squares: divided by N, not by N - 1.
    """
    mean = x.mean(axis=0, dtype=float)
    scatter = 0.0
    for rows in pieces(x):
        d = (x[rows] - mean) / unit
        scatter = scatter + d.T @ d
    return scatter * (1 / len(x))


def widths(x) -> np.ndarray:
    """The standard deviation of each column of x, (D,), that one value far away does not spoil.

    It is at most ten times the median distance from the median, where that is not 0.
    """
    return np.array([_width(x[:, d]) for d in range(x.shape[1])])  # by column: x is not copied


def _width(column):
    middle = np.median(np.abs(column - np.median(column)))
    deviation = column.std(dtype=float)
    return min(deviation, 10 * float(middle)) if middle > 0 else deviation


def overall(x) -> np.ndarray:
    """The covariance of x, (D, D); where values far away spoil it, a diagonal one of widths."""
    Sigma, width = covariance(x), widths(x)
    far = width < 0.99 * np.sqrt(np.diagonal(Sigma))  # beyond rounding
    return np.diag(width**2) if far.any() else Sigma


class Indicators:
    """r (N, K), r_nk = 1 where z_n = k and else 0: only the rows that are asked for are made."""

    def __init__(self, z, K):
        self.z, self.one, self.shape = z, np.eye(K), (len(z), K)

    def __getitem__(self, rows):
        return self.one[self.z[rows]]


class Drawn:
    """gamma (N, K), drawn as its rows are asked for: each once, and in their order."""

    def __init__(self, rng, shape):
        self.rng, self.shape, self.drawn = rng, shape, 0

    def __getitem__(self, rows):
        if rows.start != self.drawn:
            raise IndexError(f"rows are drawn in order, found {rows}: row {self.drawn} is the next")
        self.drawn = rows.stop
        return self.rng.dirichlet(np.ones(self.shape[1]), rows.stop - rows.start)
