"""Numbers of a model of one's own that are none: each is named, with a cure that fits any model."""

from math import isfinite

import numpy as np

CURE = (
    "keep every parameter inside its range, in the start and in what m_step returns, as in "
    "np.clip(mu, 1e-9, 1 - 1e-9) for probabilities"
)


def finite(bound) -> float:
    """A bound, if it is a finite number; FloatingPointError if not."""
    if isfinite(bound):
        return float(bound)
    raise FloatingPointError(f"the bound is {bound}, and no step can be judged by that: {CURE}")


def densities(log_joint, theta):
    """ln p(x_n, k), (N, K), if each is a number or -inf; FloatingPointError names one that is not.

    -inf is a density of 0, which one component may well have.
    """
    if log_joint.max() < np.inf:  # not so if one is nan
        return log_joint
    n, k = np.argwhere(~(log_joint < np.inf))[0]
    where = " and ".join(_ranges(theta, k, log_joint.shape[1]))
    raise FloatingPointError(
        f"log_joints gives {log_joint[n, k]} for row {n} of x and component {k}"
        f"{where and f', where {where}'}: {CURE}"
    )


def _ranges(theta, k, K):
    """In which range the parameters of component k lie, field by field."""
    for name, field in zip(theta._fields, theta, strict=True):
        if np.shape(field)[:1] == (K,):
            least, most = float(np.min(field[k])), float(np.max(field[k]))
            found = f"= {least}" if np.ndim(field) == 1 else f"lies between {least} and {most}"
            yield f"theta.{name}[{k}] {found}"


def possible(log_px):
    """ln p(x_n), (N,), if every row has a density; FloatingPointError names one that has none."""
    if np.isfinite(log_px).all():
        return log_px
    raise FloatingPointError(
        f"log_joints gives -inf for row {int(np.isfinite(log_px).argmin())} of x and every "
        f"component, so that none can answer for it: start elsewhere, or {CURE}"
    )


def no_nan(name, record):
    """A record or dict, or one of these, without nan; FloatingPointError says where one is."""
    if isinstance(record, dict):
        for key, part in record.items():
            no_nan(f"{name}[{key!r}]", part)
    elif isinstance(record, tuple | list):
        names = [f".{field}" for field in getattr(record, "_fields", ())]
        for i, part in enumerate(record):
            no_nan(name + (names[i] if names else f"[{i}]"), part)
    elif isinstance(record, np.ndarray | float) and np.isnan(record).any():
        where = tuple(map(int, np.argwhere(np.isnan(record))[0]))
        raise FloatingPointError(f"{name} holds nan at {where}: {CURE}")
    return record
