"""Where EM starts. Randomness enters here, as rng: an np.random.Generator, or a seed.

model: for a GMM with a family or a floor of its own, so that the start is one that it allows.
"""

import numpy as np

from emlib.em import fit
from emlib.engine.covariance import not_negative
from emlib.engine.inputs import components, generator, labels, observations
from emlib.engine.pieces import Drawn, Indicators, covariance, overall, pieces
from emlib.engine.records import record
from emlib.engine.resolution import allowed_floor
from emlib.gmm import GMM, Theta
from emlib.kmeans import KMeans, assign
from emlib.kmeans import Theta as Centres
from emlib.model.gaussian import Gaussian
from emlib.model.mixture import Posterior
from emlib.runs.choose import best_fit

MANY, ENOUGH = 10_000, 500  # rows that tell k-means where to go: in all, of each cluster


def from_means(x, mu, Sigma=None, model=None) -> Theta:
    """Equal weights, means mu (K, D), one covariance for all: of x, or the Sigma (D, D) given.

    Where values far away make that of x useless, it is diagonal, with pieces.widths.
    """
    x = observations(x)
    mu = record((mu,), Centres, D=x.shape[1], mu="KD").mu
    K, Sigma = len(mu), overall(x) if Sigma is None else Sigma
    theta = GMM().distribution((np.full(K, 1 / K), mu, [Sigma] * K))
    not_negative(theta.Sigma[:1])
    return theta if model is None else model.feasible(theta)


def data_points(x, K, rng, Sigma=None, model=None) -> Theta:
    """K distinct data points as means. ValueError if x has fewer than K distinct rows.

    Drawn without replacement: two equal components would stay equal for ever.
    """
    x, K = observations(x), components(K)
    drawn, order = x[:0], generator(rng).permutation(len(x))
    for rows in pieces(x):
        drawn = np.concatenate([drawn, x[order[rows]]])
        drawn = drawn[np.sort(np.unique(drawn, axis=0, return_index=True)[1])[:K]]
        if len(drawn) == K:
            return from_means(x, drawn, Sigma, model)
    raise ValueError(f"K must be at most the {len(drawn)} distinct rows of x, found K={K}")


def kmeans_plus_plus(x, K, rng) -> np.ndarray:
    """K data points, each drawn in proportion to its squared distance to the nearest drawn before.

    Returns mu (K, D). Source: Arthur and Vassilvitskii 2007. ValueError as in data_points.
    """
    x, K, rng = observations(x), components(K), generator(rng)
    mu, nearest = np.empty((K, x.shape[1])), np.ones(len(x))
    for k in range(K):
        if not nearest.any():
            raise ValueError(f"K must be at most the {k} distinct rows of x, found K={K}")
        mu[k] = x[rng.choice(len(x), p=nearest / nearest.sum())]
        for rows in pieces(x):
            d = x[rows] - mu[k]
            distance = np.einsum("nd,nd->n", d, d)
            nearest[rows] = distance if k == 0 else np.minimum(nearest[rows], distance)
    return mu


def from_labels(x, z, K=None, model=None) -> Theta:
    """The M-step at given labels z (N,) in 0..K-1: share, mean and covariance of each class.

    Collapsed names a class without a covariance; model=GMM(floor=...) gives it the floor.
    """
    x = observations(x)
    z = labels(z, len(x), None if K is None else components(K))
    K = int(z.max()) + 1 if K is None else K
    missing = np.flatnonzero(np.bincount(z, minlength=K) == 0)
    if missing.size:
        raise ValueError(
            f"z must use all labels 0..{K - 1}, found none of {missing.tolist()}: number them from "
            "0, without gaps"
        )
    mean, variance = np.swapaxes([_moments(x[z == k]) for k in range(K)], 0, 1)
    return _first_m_step(x, Indicators(z, K), mean, variance, model)


def _moments(own):
    """Mean and variance of each column; about a row, so that those of equal numbers are exact."""
    d = own - own[0].astype(float)
    return own[0] + d.mean(axis=0), d.var(axis=0)


def _first_m_step(x, gamma, mean, variance, model):
    """The M-step at gamma (N, K), its statistics seen from means and variances, both (K, D).

    An M-step does not depend on where its statistics are taken, but its digits do: each component
    is best seen from where it is. A variance of 0 is no unit, and 1 takes its place.
    """
    model = GMM() if model is None else model
    if not isinstance(model, Gaussian):
        raise TypeError(
            f"model must be a Gaussian mixture here, such as GMM(), found {model!r:.60}: its own "
            "module has a start for it"
        )
    allowed_floor(model.floor, x.shape[1])
    Sigma = np.where(variance > 0, variance, 1)[:, :, None] * np.eye(x.shape[1])
    about = Theta(np.full(len(mean), 1 / len(mean)), mean, Sigma)
    return model.m_step(model.statistics(x, Posterior(gamma, about)))


def from_kmeans(x, K, rng, model=None) -> Theta:
    """The M-step at the clusters that Lloyd's iteration finds from a k-means++ start.

    Where x has many rows, Lloyd's iteration goes over a random sample of them: it takes hundreds of
    sweeps, and where EM starts is soon known well enough. All rows are in the M-step.
    """
    x, rng = observations(x), generator(rng)
    start = Centres(kmeans_plus_plus(x, K, rng))
    centres = fit(KMeans(), _sample(x, K, rng), start, tol=0).theta
    return from_labels(x, assign(x, centres), K, model)


def _sample(x, K, rng):
    """MANY rows of x, or ENOUGH for each of K clusters if that is more; x if it has fewer."""
    n = max(MANY, ENOUGH * K)
    return x if len(x) <= n else x[np.sort(rng.choice(len(x), n, replace=False, shuffle=False))]


def random_responsibilities(x, K, rng, model=None) -> Theta:
    """The M-step at responsibilities drawn uniformly from all that sum to 1, row by row.

    All means come out near the mean of x, and EM needs long to part them: here to be compared.
    """
    x, K = observations(x), components(K)
    gamma = Drawn(generator(rng), (len(x), K))
    mean, variance = x.mean(axis=0, dtype=float), np.diagonal(covariance(x))
    return _first_m_step(x, gamma, np.tile(mean, (K, 1)), np.tile(variance, (K, 1)), model)


def short_runs(model, x, K, rng, *, n=10, steps=5, keep=1, start=data_points) -> list:
    """The thetas of the best `keep` of n runs of a few EM steps: starts for best_fit.

    start(x, K, rng) -> theta is where each run begins. Source: Biernacki, Celeux and Govaert 2003.
    """
    if keep not in range(1, components(n, "n") + 1):
        raise ValueError(f"keep must be from 1 to the {n} runs, found keep={keep}")
    rng = generator(rng)
    starts = [start(x, K, rng) for _ in range(n)]
    runs = [best_fit(model, x, [theta], tol=0, max_iter=steps) for theta in starts]
    runs.sort(key=lambda run: -run.bound)
    return [run.theta for run in runs[:keep]]
