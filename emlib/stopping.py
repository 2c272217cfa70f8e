"""When to stop: how many nats are still to come?"""

import numpy as np


def check(tol, max_iter):
    """ValueError unless tol is a number >= 0 and max_iter a whole number >= 0."""
    if not (tol >= 0 and max_iter >= 0 and max_iter == int(max_iter)):
        raise ValueError(
            f"tol must be a number >= 0 and max_iter a whole one, found tol={tol}, "
            f"max_iter={max_iter}"
        )


def gain_left(trace) -> float:
    """Aitken's estimate of the nats still to come, from the last three bounds; inf if it has none.

    Gains that shrink by a factor r each add up to d r / (1 - r) after a gain of d.
    """
    if len(trace) < 3:
        return np.inf
    before, d = trace[-2] - trace[-3], trace[-1] - trace[-2]
    if abs(d) <= 1e-13 * abs(trace[-1]):  # nothing but rounding is left
        return 0.0
    return d * (d / (before - d)) if 0 < d < before else np.inf
