"""A fit from scikit-learn as (model, theta), and a theta as a fitted GaussianMixture."""

import numpy as np

from emlib.engine.covariance import cholesky
from emlib.gmm import GMM, Theta
from emlib.model import families
from emlib.model.model import checked_model

FAMILY = {
    "full": families.full,
    "tied": families.tied,
    "diag": families.diagonal,
    "spherical": families.spherical,
}


def from_sklearn(mixture):
    """(model, theta) of a fitted sklearn.mixture.GaussianMixture, whatever its covariance_type.

    Its reg_covar was added after each M-step and is part of the covariances; it is no floor of the
    model. TypeError if it is not such a mixture, or not fitted.
    """
    try:
        kind, pi, mu, Sigma = (
            mixture.covariance_type, mixture.weights_, mixture.means_, mixture.covariances_
        )  # fmt: skip
    except AttributeError:
        raise TypeError(
            f"mixture must be a fitted GaussianMixture, found {mixture!r:.60}: call its fit(x)"
        ) from None
    eye = np.eye(mu.shape[1], dtype=mu.dtype)
    Sigma = {
        "full": lambda: Sigma,
        "tied": lambda: np.broadcast_to(Sigma, (len(mu), *Sigma.shape)),
        "diag": lambda: Sigma[:, :, None] * eye,
        "spherical": lambda: Sigma[:, None, None] * eye,
    }[kind]()
    model = GMM(family=FAMILY[kind])
    return model, model.distribution(Theta(pi, mu, Sigma))


def to_sklearn(model, theta):
    """A sklearn.mixture.GaussianMixture with this theta, as if fitted: predict, score, sample work.

    Needs scikit-learn.
    """
    from sklearn.mixture import GaussianMixture

    theta = checked_model(model).distribution(theta)
    kind = next((name for name, family in FAMILY.items() if family == model.family), "spherical")
    variances = np.diagonal(theta.Sigma, axis1=1, axis2=2)
    mixture = GaussianMixture(len(theta.pi), covariance_type=kind, reg_covar=0.0)
    mixture.weights_, mixture.means_ = theta.pi, theta.mu
    mixture.covariances_ = {
        "full": theta.Sigma, "tied": theta.Sigma[0], "diag": variances, "spherical": variances[:, 0]
    }[kind]  # fmt: skip
    upper = np.linalg.inv(cholesky(theta.Sigma)).swapaxes(1, 2)
    root = 1 / np.sqrt(variances)
    mixture.precisions_cholesky_ = {
        "full": upper, "tied": upper[0], "diag": root, "spherical": root[:, 0]
    }[kind]  # fmt: skip
    mixture.n_features_in_ = theta.mu.shape[1]
    mixture.converged_, mixture.n_iter_ = True, 0
    return mixture
