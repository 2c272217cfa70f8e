"""EM for Gaussian mixtures: the model is mathematics, the algorithm a generator, a fit its steps.

In one call, restarts included:

    from emlib import fit_gmm
    fit_gmm(x, K=3, seed=0)

Step by step:

    from emlib import GMM, fit, init
    theta = init.data_points(x, 3, rng=0)
    fit(GMM(), x, theta).theta
"""

from emlib import interrupt  # noqa: F401, isort: skip - Ctrl-C may come while the rest loads
from emlib.bernoulli import Bernoulli
from emlib.em import Step, em, fit
from emlib.engine.limits import Collapsed
from emlib.engine.resolution import default_floor
from emlib.gmm import GMM, Statistics, Theta, merge
from emlib.kmeans import KMeans
from emlib.missing import GMMWithHoles
from emlib.model import families, priors
from emlib.model.mixture import Mixture, Posterior
from emlib.runs import init, rate
from emlib.runs.choose import best_fit
from emlib.runs.exchange import from_sklearn, to_sklearn
from emlib.runs.fit_gmm import fit_gmm
from emlib.runs.squarem import squarem
from emlib.stopping import Fit
from emlib.study import criteria, labels, slices
from emlib.study.certificate import certificate

__version__ = "0.1.0"
__all__ = [
    "GMM",
    "Bernoulli",
    "Collapsed",
    "Fit",
    "GMMWithHoles",
    "KMeans",
    "Mixture",
    "Posterior",
    "Statistics",
    "Step",
    "Theta",
    "best_fit",
    "certificate",
    "criteria",
    "default_floor",
    "em",
    "families",
    "fit",
    "fit_gmm",
    "from_sklearn",
    "init",
    "labels",
    "merge",
    "priors",
    "rate",
    "slices",
    "squarem",
    "to_sklearn",
]
