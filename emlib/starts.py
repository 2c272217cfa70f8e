"""More starts: random responsibilities, and short runs of EM that choose among starts."""

import numpy as np

from emlib import init
from emlib.choose import best_fit
from emlib.gmm import GMM
from emlib.inputs import components, generator, observations
from emlib.mixture import Posterior
from emlib.pieces import covariance


def random_responsibilities(x, K, rng, model=None):
    """The M-step at responsibilities drawn uniformly from all that sum to 1, row by row.

    All means come out near the mean of x, and EM needs long to part them: here to be compared.
    """
    x, K = observations(x), components(K)
    model = GMM() if model is None else model
    gamma = generator(rng).dirichlet(np.ones(K), len(x))
    moments = x.mean(axis=0, dtype=float), np.diagonal(covariance(x))
    about = init.round_about(*(np.tile(moment, (K, 1)) for moment in moments))
    return model.m_step(model.statistics(x, Posterior(gamma, about)))


def short_runs(model, x, K, rng, *, n=10, steps=5, keep=1, start=init.data_points) -> list:
    """The thetas of the best `keep` of n runs of a few EM steps: starts for best_fit.

    start(x, K, rng) -> theta is where each run begins. Sound runs come before those that
    best_fit would reject, then the higher bound. Source: Biernacki, Celeux and Govaert 2003.
    """
    if keep not in range(1, n + 1):
        raise ValueError(f"keep must be from 1 to the {n} runs, found keep={keep}")
    starts = [start(x, K, rng) for _ in range(n)]
    runs = [best_fit(model, x, [theta], tol=0, max_iter=steps) for theta in starts]
    runs.sort(key=lambda run: (run.rejected[0], -run.fit.bound))
    return [run.fit.theta for run in runs[:keep]]
