"""What came of a hard case, in a few words."""

import re
from itertools import permutations
from typing import NamedTuple

import numpy as np

RIGHT = 0.02  # in widths of the component: far below what the sample leaves open


class Outcome(NamedTuple):
    """What a program gave: (pi, mu, Sigma) or None, what it said, the error that ended it."""

    theta: tuple | None
    said: str = ""
    error: str = ""
    raised_in: str = ""  # the file


def deviation(theta, truth):
    """The largest error of weights, means and covariances, in widths of the true components."""
    width = np.sqrt(np.abs(np.diagonal(truth.Sigma, axis1=1, axis2=2)))
    width = np.where(np.isnan(width), np.nanmax(width), width)
    errors = []
    for perm in map(list, permutations(range(len(truth.pi)))):
        pi, mu, Sigma = (np.asarray(field, float)[perm] for field in theta)
        d_mu = (mu - truth.mu) / width
        d_Sigma = (Sigma - truth.Sigma) / width[:, :, None] / width[:, None]
        parts = [pi - truth.pi, d_mu, d_Sigma]
        errors.append(np.nanmax([np.nanmax(np.abs(part)) for part in parts]))
    return min(errors)


def brief(number) -> str:
    """A number as one would write it: 1e-5, 1.5e10."""
    return re.sub(r"e([+-])0*(\d)", lambda m: f"e{m[1].strip('+')}{m[2]}", f"{number:.2g}")


def verdict(case, outcome) -> str:
    """The entry of the table."""
    theta, said, error, _ = outcome
    if error:
        return error
    if theta is None:
        return "no result" + (f"; says: {said}" if said else ", and no reason")
    word = f"; says: {said}" if said else ", silent"
    if not all(np.isfinite(field).all() for field in theta):
        return "**NaN**" + word
    if case.refuse:
        return "**accepted**" + word
    if case.truth is None:
        return "an answer" + word
    off = deviation(theta, case.truth)
    return "right" + (word if said else "") if off <= RIGHT else f"**wrong** by {brief(off)}" + word
