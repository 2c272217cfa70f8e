"""What one step of EM hands to the other: it must be what that step has made."""

import numpy as np

from emlib.engine.arrays import short


def posterior(post, *needs):
    """post, if it is a record of what a model's posterior says; TypeError if not."""
    if all(hasattr(post, name) for name in needs):
        return post
    raise TypeError(
        f"post must be a Posterior with {', '.join(needs)}, found {short(post)}: take the first of "
        "model.posterior(x, theta)"
    )


def responsibilities(post, N, K):
    """post.gamma, if it is, or can be asked for, N rows of K shares."""
    gamma = posterior(post, "gamma").gamma
    if getattr(gamma, "shape", None) != (N, K):
        found = getattr(gamma, "shape", short(gamma))
        raise ValueError(
            f"gamma must be of shape {(N, K)}, one row for each of x, found {found}: "
            "take model.responsibilities(x, theta)"
        )
    return gamma


def statistics(S, kind):
    """S, if it is what an E step has made for this M step; TypeError if not."""
    if isinstance(S, kind):
        return S
    raise TypeError(
        f"S must be the statistics of an E step, found {short(S)}: take the first of "
        "model.e_step(x, theta)"
    )


def at_one(S1, S2, carried="theta"):
    """The theta, or view, where both statistics were taken; ValueError if it is not the same."""
    theta, other = getattr(S1, carried, None), getattr(S2, carried, None)
    if theta is not None and (theta is other or same_numbers(theta, other)):
        return theta
    two = "two thetas" if theta and other else f"{short(S1)} and {short(S2)}"
    raise ValueError(
        f"merge adds statistics that were taken at the same theta, found {two}: take both by "
        "model.e_step(x, theta) at one theta"
    )


def same_numbers(S, T) -> bool:
    """Whether two records, or dicts, of arrays hold the same numbers."""
    if isinstance(S, dict):
        return all(same_numbers(S[name], T[name]) for name in S)
    if isinstance(S, tuple | list):
        return isinstance(T, tuple | list) and len(S) == len(T) and all(map(same_numbers, S, T))
    return isinstance(S, np.ndarray | float) and np.array_equal(S, T)
