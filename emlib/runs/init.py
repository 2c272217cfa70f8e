"""Where EM starts. Randomness enters here, as rng: np.random.Generator."""

import numpy as np

from emlib.em import fit
from emlib.gmm import GMM, Theta
from emlib.inputs import components, generator, labels, observations
from emlib.kmeans import KMeans, assign
from emlib.kmeans import Theta as Centres
from emlib.mixture import Posterior
from emlib.parameters import distribution, least_eigenvalue, means
from emlib.pieces import covariance, pieces, widths


def from_means(x, mu, Sigma=None) -> Theta:
    """Equal weights, means mu (K, D), one covariance for all: of x, or the Sigma (D, D) given.

    Where values far away make that of x useless, pieces.widths take its place.
    """
    x = observations(x)
    mu = means(mu, x.shape[1])
    K, Sigma = len(mu), _overall(x) if Sigma is None else Sigma
    return _not_negative(distribution((np.full(K, 1 / K), mu, [Sigma] * K)))


def _overall(x):
    Sigma, width = covariance(x), widths(x)
    far = width < 0.99 * np.sqrt(np.diagonal(Sigma))  # beyond rounding
    return np.diag(width**2) if far.any() else Sigma


def _not_negative(theta):
    """theta, if no Sigma_k has a negative eigenvalue; one of 0 can still be raised to a floor."""
    least, rounding = least_eigenvalue(theta.Sigma, 0.0)
    if (least < -rounding).any():
        raise ValueError(
            f"Sigma must be a covariance, found a negative eigenvalue in\n{theta.Sigma[0]}\n"
            "Give one such as np.eye(D), or none: then it is that of x"
        )
    return theta


def data_points(x, K, rng, Sigma=None) -> Theta:
    """K distinct data points as means. ValueError if x has fewer than K distinct rows.

    Drawn without replacement: two equal means would stay equal for ever (Theorem 6.1).
    """
    x, K = observations(x), components(K)
    drawn, order = x[:0], generator(rng).permutation(len(x))
    for rows in pieces(x):
        drawn = np.concatenate([drawn, x[order[rows]]])
        drawn = drawn[np.sort(np.unique(drawn, axis=0, return_index=True)[1])[:K]]
        if len(drawn) == K:
            return from_means(x, drawn, Sigma)
    raise ValueError(f"K must be at most the {len(drawn)} distinct rows of x, found K={K}")


def kmeans_plus_plus(x, K, rng) -> np.ndarray:
    """K data points, each drawn in proportion to its squared distance to those drawn before.

    Returns mu (K, D). Source: Arthur and Vassilvitskii 2007. ValueError as in data_points.
    """
    x, K = observations(x), components(K)
    mu, nearest = np.empty((K, x.shape[1])), np.ones(len(x))
    for k in range(K):
        if not nearest.any():
            raise ValueError(f"K must be at most the {k} distinct rows of x, found K={K}")
        mu[k] = x[generator(rng).choice(len(x), p=nearest / nearest.sum())]
        for rows in pieces(x):
            distance = ((x[rows] - mu[k]) ** 2).sum(axis=1)
            nearest[rows] = distance if k == 0 else np.minimum(nearest[rows], distance)
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
    z = labels(z, len(x), None if K is None else components(K))
    K = int(z.max()) + 1 if K is None else K
    missing = np.flatnonzero(np.bincount(z, minlength=K) == 0)
    if missing.size:
        raise ValueError(f"z must use all labels 0..{K - 1}, found none of {missing.tolist()}")
    r = Indicators(z, K)
    about = round_about(*_moments(x, r))  # each class about itself: others may be far away
    model = GMM() if model is None else model
    return model.m_step(model.statistics(x, Posterior(r, about)))


class Indicators:
    """r (N, K), r_nk = 1 where z_n = k and else 0: only the rows that are asked for are made."""

    def __init__(self, z, K):
        self.z, self.one, self.shape = z, np.eye(K), (len(z), K)

    def __getitem__(self, rows):
        return self.one[self.z[rows]]


def _moments(x, r):
    """Mean and variance of each class, (K, D); about its first row, or an offset would cancel."""
    first = x[[(r.z == k).argmax() for k in range(len(r.one))]].astype(float)
    d, dd = np.zeros((2, *first.shape))
    for rows in pieces(x):
        y = x[rows] - first[r.z[rows]]
        d += r[rows].T @ y
        dd += r[rows].T @ y**2
    mean, square = np.array([d, dd]) / np.bincount(r.z)[:, None]
    return first + mean, square - mean**2


def from_kmeans(x, K, rng, model=None) -> Theta:
    """The M-step at the clusters that Lloyd's iteration finds from a k-means++ start."""
    x = observations(x)
    centres = fit(KMeans(), x, Centres(kmeans_plus_plus(x, K, rng)), tol=0).theta
    return from_labels(x, assign(x, centres), K, model)
