"""EM for Gaussian mixtures: the model is mathematics, the algorithm a generator, a fit its steps.

from emlib import GMM, fit, init
theta = init.data_points(x, 3, np.random.default_rng(0))
fit(GMM(), x, theta).theta
"""

from emlib import init, labels
from emlib.certificate import certificate
from emlib.checks import Collapsed
from emlib.choose import best_fit
from emlib.em import em, fit
from emlib.gmm import GMM, Theta
from emlib.kmeans import KMeans

__version__ = "0.1.0"
__all__ = [
    "GMM",
    "Collapsed",
    "KMeans",
    "Theta",
    "best_fit",
    "certificate",
    "em",
    "fit",
    "init",
    "labels",
]
