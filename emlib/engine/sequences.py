"""Sequences of symbols 0 .. M-1: what a chain takes as its x, checked."""

import numpy as np

from emlib.engine.arrays import real

WORDS = "words become integers by np.unique(words, return_inverse=True)[1]"


def sequences(x, M=None) -> list[np.ndarray]:
    """x as a list of sequences of symbols 0 .. M-1; TypeError or ValueError if it is none."""
    if isinstance(x, list | tuple) and not hasattr(x, "_fields") and any(map(_is_several, x)):
        return [_symbols(f"x[{i}]", one, M) for i, one in enumerate(x)]
    return [_symbols("x", x, M)]


def each(xs, ask) -> list:
    """ask(x) for each sequence x; an error says of which, if there are several."""
    answers = []
    for i, x in enumerate(xs):
        try:
            answers.append(ask(x))
        except FloatingPointError as error:
            raise FloatingPointError(f"sequence {i}: {error}" if len(xs) > 1 else error) from None
    return answers


def _is_several(part):
    return np.iterable(part) and not isinstance(part, str | bytes)


def _symbols(name, x, M):
    x = real(name, x, WORDS)
    if not x.size:
        raise ValueError(f"{name} must hold symbols, found an empty sequence: leave it out")
    if x.ndim != 1 or x.dtype.kind not in "iu":
        raise ValueError(
            f"{name} must be a sequence (N,) of integers, found {x.dtype} of shape {x.shape}: "
            f"{_cure(name, x)}"
        )
    if M is not None and not 0 <= x.min() <= x.max() < M:
        raise ValueError(
            f"{name} must hold symbols 0..{M - 1}, one for each column of theta.B, found "
            f"{x.min()}..{x.max()}: number the symbols from 0"
        )
    return x


def _cure(name, x):
    if x.ndim == 2 and x.shape[1] == 1:
        return f"a column is a sequence as {name}[:, 0].astype(int)"
    if x.ndim != 1:
        return "give one sequence as an array (N,), several as a list of them"
    if not np.isfinite(x).all():
        n = int(np.isfinite(x).argmin())
        return f"{name}[{n}] is {x[n]}, and a chain has no holes: end the sequence before it"
    return f"whole numbers become integers by {name}.astype(int), and several sequences are a list"
