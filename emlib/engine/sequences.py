"""Sequences of symbols 0 .. M-1: what a chain takes as its x, checked."""

import numpy as np

from emlib.engine.inputs import real

WORDS = "words become integers by np.unique(words, return_inverse=True)[1]"


def sequences(x, M=None) -> list[np.ndarray]:
    """x as a list of sequences of symbols 0 .. M-1; TypeError or ValueError if it is none."""
    if isinstance(x, list | tuple) and len(x) and np.ndim(x[0]):
        return [_symbols(f"x[{i}]", one, M) for i, one in enumerate(x)]
    return [_symbols("x", x, M)]


def _symbols(name, x, M):
    x = real(name, x, WORDS)
    if not x.size:
        raise ValueError(f"{name} must hold symbols, found an empty sequence: leave it out")
    if x.ndim != 1 or x.dtype.kind not in "iu":
        raise ValueError(
            f"{name} must be a sequence (N,) of integers, found {x.dtype} of shape {x.shape}: "
            "whole numbers become integers by x.astype(int), and several sequences are a list"
        )
    if M is not None and not 0 <= x.min() <= x.max() < M:
        raise ValueError(
            f"{name} must hold symbols 0..{M - 1}, one for each column of theta.B, found "
            f"{x.min()}..{x.max()}: number the symbols from 0"
        )
    return x
