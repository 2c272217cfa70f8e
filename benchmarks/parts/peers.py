"""The same run in emlib and in scikit-learn: same start, same number of iterations, no ridge."""

from itertools import islice

import numpy as np
from sklearn.cluster import KMeans as PeerKMeans
from sklearn.mixture import GaussianMixture

from emlib import GMM, KMeans, em
from emlib.kmeans import Theta as Centres


def emlib_em(x, theta, n_iter):
    """n_iter M-steps and n_iter + 1 E-steps, as scikit-learn makes them; the last step."""
    return next(islice(em(GMM(), x, theta), n_iter, None))


def sklearn_em(x, theta, n_iter):
    """The fitted model; tol=0 never stops early."""
    model = GaussianMixture(
        len(theta.pi),
        tol=0,
        reg_covar=0,
        max_iter=n_iter,
        weights_init=theta.pi,
        means_init=theta.mu,
        precisions_init=np.linalg.inv(theta.Sigma),
    )
    return model.fit(x)


def emlib_lloyd(x, mu, n_iter):
    """n_iter moves of the centres; the last step."""
    return next(islice(em(KMeans(), x, Centres(mu)), n_iter, None))


def sklearn_lloyd(x, mu, n_iter):
    """The fitted model; it stops early only where no label changes any more."""
    return PeerKMeans(
        len(mu), init=mu, n_init=1, max_iter=n_iter, tol=0, algorithm="lloyd", copy_x=False
    ).fit(x)
