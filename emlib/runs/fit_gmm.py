"""A good fit in one call: restarts, the choice of K, labels, and what to be careful about."""

from numbers import Integral
from typing import NamedTuple

import numpy as np

from emlib.engine.inputs import components, generator, observations
from emlib.gmm import GMM, Theta
from emlib.model.families import full
from emlib.model.priors import FLAT
from emlib.runs import init
from emlib.runs.choose import Best, best_fit
from emlib.stopping import check
from emlib.study import criteria


class Row(NamedTuple):
    """One number of components: its best run, and the criteria, of which lower is better."""

    K: int
    log_likelihood: float  # nats, total
    n_parameters: int
    aic: float
    bic: float
    icl: float


class Result(NamedTuple):
    """The chosen mixture, the label of each row, and a table of all K that were tried."""

    theta: Theta
    model: GMM  # with the floor that was used
    labels: np.ndarray  # (N,) in 0..K-1
    table: tuple  # of Row, one for each K
    remarks: tuple  # of sentences: what to know about the chosen fit
    best: Best  # its runs

    K = property(lambda self: len(self.theta.pi), doc="The chosen number of components.")

    def predict(self, x):
        """The component that is responsible most for each row of new x, (N,)."""
        return self.model.predict(x, self.theta)

    def responsibilities(self, x):
        """The shares of all components in each row of new x, (N, K)."""
        return self.model.responsibilities(x, self.theta)

    def __str__(self):
        names = ("log-likelihood", "parameters", "AIC", "BIC", "ICL")
        lines = ["  K" + "".join(f"{name:>16}" for name in names)]
        for K, ell, p, *scores in self.table:
            numbers = "".join(f"{score:>16.1f}" for score in scores)
            chosen = "  lowest BIC" if K == self.K and len(self.table) > 1 else ""
            lines.append(f"{K:>3}{ell:>16.2f}{p:>16}{numbers}{chosen}")
        for k, (pi, mu) in enumerate(zip(self.theta.pi, self.theta.mu, strict=True)):
            mean = ", ".join(f"{m:.4g}" for m in mu)
            lines.append(f"component {k}: weight {pi:.3f}, mean ({mean})")
        return "\n".join([*lines, *self.remarks])

    __repr__ = __str__


def fit_gmm(
    x, K, seed=0, *, family=full, floor=0.0, prior=FLAT, weights=None, n_starts=20,
    tol=1e-3, max_iter=1000, progress=iter,
):  # fmt: skip
    """Fit a Gaussian mixture to x (N, D) from n_starts starts for each K; the lowest BIC wins.

    K: a number of components, or several, as in range(1, 6). x: an array or a table of numbers.
    family, floor, prior, weights: as in GMM; without a floor, that of the data's rounding,
    default_floor(x). tol, max_iter: of each run, as in fit. seed: a whole number, or a Generator,
    from which the starts of one K are drawn after the other's; so one K alone has other starts
    than the same K among several. Half of the starts are k-means clusters, half are data points,
    and in both every row counts once. progress=tqdm shows a bar for each K, and is told which,
    as in tqdm(runs, desc="K = 3"), if it takes a desc. Returns a Result; print it. TypeError or
    ValueError says what is wrong with an argument.
    """
    x = np.ascontiguousarray(observations(x))  # the same sums for tables
    rng, several, rule = generator(seed, "seed"), _several(K), {"tol": tol, "max_iter": max_iter}
    check(**rule)
    init.data_points(x, max(several), 0, np.eye(x.shape[1]))  # ValueError, before anything is done
    model = GMM(family=family, floor=floor, prior=prior, weights=weights).prepared(x)
    bars = _bars(progress, components(n_starts, "n_starts"))
    bests = [best_fit(model, x, _starts(model, x, k, rng, bars(k)), **rule) for k in several]
    table = tuple(_row(model, x, best) for best in bests)
    best = bests[int(np.argmin([row.bic for row in table]))]
    z = model.predict(x, best.theta)
    return Result(best.theta, model, z, table, best.remarks, best)


def _several(K):
    """K as a list of numbers of components."""
    if isinstance(K, str) or not (isinstance(K, Integral) or np.iterable(K)):
        raise TypeError(
            f"K must be a whole number >= 1, or several, found {K!r:.60}: give 3, or range(1, 6)"
        )
    several = [K] if isinstance(K, Integral) else list(K)
    if not several:
        raise ValueError("K must be a number of components or several, found none: give one")
    return [components(k) for k in several]


def _bars(progress, n):
    """bars(K): n numbers of runs, wrapped by progress, which may know how to name a bar."""
    if not callable(progress):
        raise TypeError(
            f"progress must be a function such as tqdm, found {progress!r:.60}: leave it out, or "
            "take from tqdm import tqdm"
        )

    def bars(K):
        try:
            return progress(range(n), desc=f"K = {K}")
        except TypeError:  # as of iter, it takes no desc
            return progress(range(n))

    return bars


def _starts(model, x, K, rng, runs):
    """A start for each of the runs: clusters of k-means and data points, in turn."""
    ways = (init.from_kmeans, init.data_points)
    return (ways[i % 2](x, K, rng, model=model) for i in runs)


def _row(model, x, best):
    theta = best.theta
    ell, p = model.log_likelihood(x, theta), model.n_parameters(theta)
    scores = (f(model, x, theta) for f in (criteria.aic, criteria.bic, criteria.icl))
    return Row(len(theta.pi), ell, p, *scores)
