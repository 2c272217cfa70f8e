"""Criteria for choosing K and the family: the likelihood alone always prefers more components.

Minus twice the log-likelihood plus 2 (AIC) or ln N (BIC, ICL) per parameter, nats; lower is better,
as in scikit-learn; mclust reports the negatives. They compare fits of the same x in the same units.
"""

import numpy as np

from emlib.model.mixture import checked_mixture


def aic(model, x, theta) -> float:
    """-2 ell + 2 p (Akaike 1974), from the likelihood without the prior."""
    return 2 * checked_mixture(model).n_parameters(theta) - 2 * model.log_likelihood(x, theta)


def bic(model, x, theta) -> float:
    """-2 ell + p ln N (Schwarz 1978), from the likelihood without the prior.

    With weights, N is their sum: a row of weight w stands for w observations.
    """
    return _penalty(model, x, theta) - 2 * model.log_likelihood(x, theta)


def icl(model, x, theta) -> float:
    """-2 ln p(x, z; theta) + p ln N at the most probable labels z (Biernacki et al. 2000).

    At least the BIC, by twice the sum of -ln gamma of the labels: overlapping components cost.
    """
    penalty = _penalty(model, x, theta)
    return penalty - 2 * model.total(model.by_rows(x, theta, lambda _, a: a.max(axis=1)))


def _penalty(model, x, theta):
    return checked_mixture(model).n_parameters(theta) * float(np.log(model.total(np.ones(len(x)))))
