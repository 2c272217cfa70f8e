"""Where EM starts. Randomness enters here, as rng: np.random.Generator."""

import numpy as np

from emlib.checks import in_range, labels, observations
from emlib.em import fit
from emlib.gmm import GMM, Theta
from emlib.kmeans import KMeans, assign
from emlib.kmeans import Theta as Centres
from emlib.mixture import Posterior


def from_means(x, mu, Sigma=None) -> Theta:
    """Equal weights, means mu (K, D), one covariance for all: of x, or the Sigma (D, D) given."""
    x, K = observations(x), len(mu)
    Sigma = np.cov(x.T, bias=True).reshape(2 * x.shape[1:]) if Sigma is None else Sigma
    return Theta(np.full(K, 1 / K), np.array(mu, float), np.tile(Sigma, (K, 1, 1)))


def data_points(x, K, rng, Sigma=None) -> Theta:
    """K distinct data points as means. ValueError if x has fewer than K distinct rows.

    Drawn without replacement: two equal means would stay equal for ever (Theorem 6.1).
    """
    shuffled = rng.permutation(observations(x))
    first = np.sort(np.unique(shuffled, axis=0, return_index=True)[1])
    if not 1 <= K <= len(first):
        raise ValueError(f"K must be from 1 to the {len(first)} distinct rows of x, found K={K}")
    return from_means(x, shuffled[first[:K]], Sigma)


def kmeans_plus_plus(x, K, rng) -> np.ndarray:
    """K data points, each drawn in proportion to its squared distance to those drawn before.

    Returns mu (K, D). Source: Arthur and Vassilvitskii 2007. ValueError as in data_points.
    """
    x = observations(x)
    mu, nearest = np.empty((K, x.shape[1])), np.ones(len(x))
    for k in range(K):
        if not nearest.any():
            raise ValueError(f"K must be at most the {k} distinct rows of x, found K={K}")
        mu[k] = x[rng.choice(len(x), p=nearest / nearest.sum())]
        with np.errstate(over="ignore"):
            distance = in_range(((x - mu[k]) ** 2).sum(axis=1))
        nearest = distance if k == 0 else np.minimum(nearest, distance)
    return mu


def round_about(mu, variance) -> Theta:
    """Where to take statistics for a first M-step: means mu and variances (K, D), uncorrelated.

    It may rest on anything that is invertible: a variance of 0 is replaced by 1.
    """
    scale = np.where(variance > 0, variance, 1)[:, :, None] * np.eye(mu.shape[1])
    return Theta(np.full(len(mu), 1 / len(mu)), mu, scale)


def from_labels(x, z, K=None, model=None) -> Theta:
    """The M-step at given labels z (N,) in 0..K-1: share, mean and covariance of each class.

    Collapsed names a class without a covariance; model=GMM(floor=...) gives it the floor.
    """
    x = observations(x)
    K = int(np.max(z)) + 1 if K is None else K
    z = labels(z, len(x), K)
    missing = np.setdiff1d(np.arange(K), z)
    if len(missing):
        raise ValueError(f"z must use all labels 0..{K - 1}, found none of {missing.tolist()}")
    mu = np.array([x[z == k].mean(axis=0, dtype=float) for k in range(K)])
    variance = np.array([x[z == k].var(axis=0, dtype=float) for k in range(K)])
    about = round_about(mu, variance)  # each class about itself: others may be far away
    model = GMM() if model is None else model
    return model.m_step(model.statistics(x, Posterior(np.eye(K)[z], about)))


def from_kmeans(x, K, rng, model=None) -> Theta:
    """The M-step at the clusters that Lloyd's iteration finds from a k-means++ start."""
    lloyd = fit(KMeans(), x, Centres(kmeans_plus_plus(x, K, rng)), tol=0)
    return from_labels(x, assign(x, lloyd.theta), K, model)
