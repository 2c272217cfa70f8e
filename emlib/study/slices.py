"""Slices through the hills: the likelihood, the bound that touches it, and Q below the bound."""

from numbers import Integral
from typing import NamedTuple

import numpy as np

from emlib.engine.arrays import finite_numbers
from emlib.model.mixture import checked_mixture


class Slice(NamedTuple):
    """Three functions of theta on a line, nats, total; all include ln p(theta) if there is a prior.

    bound = Q + entropy <= ell, with equality and the same slope at theta_t, the place `at`.
    """

    grid: np.ndarray  # (G,)  where on the line
    ell: np.ndarray  # (G,)   ln p(x; theta)
    bound: np.ndarray  # (G,) F(q, theta) with q = p(z | x; theta_t), the same for all theta
    Q: np.ndarray  # (G,)     Q(theta, theta_t)
    entropy: float  # H[q]
    at: float  # the place of theta_t


def along(model, x, theta, way, grid) -> Slice:
    """Slice through theta = theta_t along `way`, at the places in grid (G,).

    way = (k, d): place is the value of mu[k, d], in units of x; all else stays. way = another
    theta: 0 is theta_t, 1 the other, on the straight line in the coordinates of
    model.pack. For a GMM every place there, also beyond 0 and 1, is a mixture; for another model
    the grid must stay where its parameters are in their range, as it does from 0 to 1.
    """
    x, theta = checked_mixture(model).checked(x, theta)
    grid = np.atleast_1d(finite_numbers("grid", grid, 1)).astype(float)
    to_mean = np.iterable(way) and len(way) == 2 and all(isinstance(i, Integral) for i in way)
    at, path = _mean(theta, *way) if to_mean else _line(model, theta, model.checked(x, way)[1])
    post, _ = model.posterior(x, theta)
    thetas = [path(place) for place in grid]
    ell = np.array([model.bound(x, other) for other in thetas])
    Q = np.array([model.Q(x, post, other) for other in thetas])
    entropy = model.entropy(post)
    return Slice(grid, ell, Q + entropy, Q, entropy, at)


def _line(model, theta, other):
    u = model.pack(other, theta)
    return 0.0, lambda b: model.unpack(b * u, theta)


def _mean(theta, k, d):
    def path(value):
        mu = np.array(theta.mu, float)
        mu[k, d] = value
        return theta._replace(mu=mu)

    return float(theta.mu[k, d]), path
