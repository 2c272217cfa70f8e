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
