"""Criteria for choosing K and the shape: twice nats, lower is better, 2 p or p ln N per parameter.

-2 ln p(x; theta) plus a penalty, as in scikit-learn; mclust reports the negatives. They compare
fits of the same x in the same units: the likelihood alone always prefers more components.
"""

import numpy as np


def n_parameters(model, theta) -> int:
    """p: K - 1 weights, K D means, and the numbers that the model's shape has free."""
    K, D = theta.mu.shape
    return K - 1 + K * D + model.shape.n_parameters(K, D)


def aic(model, x, theta) -> float:
    """-2 ell + 2 p (Akaike 1974), from the likelihood without the prior."""
    return -2 * model.log_likelihood(x, theta) + 2 * n_parameters(model, theta)


def bic(model, x, theta) -> float:
    """-2 ell + p ln N (Schwarz 1978), from the likelihood without the prior.

    With weights, N is their sum: a row of weight w stands for w observations.
    """
    return -2 * model.log_likelihood(x, theta) + _penalty(model, x, theta)


def icl(model, x, theta) -> float:
    """-2 ln p(x, z; theta) + p ln N at the most probable labels z (Biernacki et al. 2000).

    At least the BIC, by twice the sum of -ln gamma of the labels: overlapping components cost.
    """
    log_joint = model.log_joints(x, theta).max(axis=1)
    return -2 * float(_weights(model, x) @ log_joint) + _penalty(model, x, theta)


def _penalty(model, x, theta):
    return n_parameters(model, theta) * float(np.log(_weights(model, x).sum()))


def _weights(model, x):
    return np.ones(len(x)) if model.weights is None else np.asarray(model.weights, float)
