"""How fast EM is near its end: the factor that each round leaves of the distance to the limit."""

import numpy as np

from emlib.engine.arrays import real
from emlib.model.mixture import checked_mixture

NOISE = 1e-8  # of the largest number: a move that is shorter has too few digits for a ratio
STEP = 1e-5  # of the differences, in coordinates whose units are those of theta's own spread


def from_run(thetas) -> float:
    """The factor lambda from the iterates of one run, (T,) or (T, P) numbers, one row a round.

    It is the ratio of the last two moves (the later one's part along the earlier) that stand out
    from rounding, so it is good when the slowest part of the distance is all that is left. After a
    move d about lambda d / (1 - lambda) is still to come. ValueError if fewer than two moves in a
    row stand out.
    """
    u = _rows(thetas)
    moves = np.diff(u, axis=0)
    large = np.linalg.norm(moves, axis=1) > NOISE  # of 1, the largest number
    pairs = np.flatnonzero(large[1:] & large[:-1])
    if len(pairs) == 0:
        raise ValueError(
            f"thetas must hold at least two moves in a row above rounding, found {len(u)} rows "
            f"with {large.sum()} such moves: give the run from its beginning, or one that is longer"
        )
    earlier, later = moves[pairs[-1]], moves[pairs[-1] + 1]
    return float(later @ earlier / (earlier @ earlier))


def _rows(thetas):
    """thetas as (T, P) numbers of which the largest is 1: the factor does not depend on units."""
    cure = "give one row of numbers a round, as in [step.theta.mu.ravel() for step in run.steps]"
    u = real("thetas", thetas, cure).astype(float)
    if u.ndim not in (1, 2):
        raise ValueError(
            f"thetas must be (T,) or (T, P), found shape {u.shape}: ravel each theta into one row"
        )
    if not np.isfinite(u).all():
        raise ValueError("thetas must be finite, found a NaN or an infinity: end the run before it")
    return (u[:, None] if u.ndim == 1 else u) / (np.abs(u).max(initial=0) or 1)


def derivative(model, x, theta) -> np.ndarray:
    """DM, the derivative of one round of EM at theta in model.pack's coordinates, (P, P).

    model: a mixture. At a fixed point the eigenvalues do not depend on coordinates, and those that
    are not 0 are the factors of the directions: one above 1 leads away. Coordinates that the model
    does not have, such as a second covariance where all are tied, add zeros. By differences of 1e-5
    to both sides, which must be inside its range, too: to about eight digits, 2 P rounds.
    """
    theta, e_step = checked_mixture(model).start(x, theta)

    def after(u):
        there = model.feasible(model.unpack(u, theta))
        return model.pack(model.m_step(e_step(there)[0]), theta)

    size = len(model.pack(theta, theta))
    try:
        columns = [after(h) - after(-h) for h in STEP * np.eye(size)]
    except FloatingPointError as error:
        raise ValueError(
            f"theta must lie inside its range by {STEP} to all sides, found one that does not, for "
            f"beyond it {error}"
        ) from None
    return np.array(columns).T / (2 * STEP)


def factors(model, x, theta) -> np.ndarray:
    """The eigenvalues of `derivative`, the largest first, (P,): for a theta at which EM rests."""
    return np.sort(np.linalg.eigvals(derivative(model, x, theta)).real)[::-1]
