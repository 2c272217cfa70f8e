"""What a component gains: write criteria_study.csv and null_ratios.csv in emlib/data.

criteria_study: three data sets, four families, K = 1 .. 6: the best log-likelihood (total, nats)
of the first 1, 4 and 40 starts (of 400 for full covariances on iris), with the floor of the data's
rounding. The starts of one K are drawn one after the other from default_rng([2, K]), a k-means
clustering and K data points in turn as in fit_gmm, so larger searches contain smaller ones.
p: free parameters. reached: how many of the starts ended within NEAR of the best. at_floor: how
many components of the best fit are as narrow as the floor allows.

null_ratios: twice the gain, in nats, of a second ellipse over one, each the best of 10 starts.
Sample 0 is the blue cloud; 1 .. 99 are as many points from the one Gaussian fitted to it.
"""

import numpy as np

from emlib import GMM, best_fit, datasets, families, init
from emlib.runs.choose import NEAR
from make_data import store

CLOUDS = datasets.three_clouds()
SETS = {
    "blue cloud": CLOUDS.x[CLOUDS.z == 0],
    "iris": datasets.iris().x,
    "faithful": datasets.faithful().x,
}
FAMILIES = {name: getattr(families, name) for name in ("full", "tied", "diagonal", "spherical")}
WAYS = (init.from_kmeans, init.data_points)


def starts(x, family, K, n) -> tuple:
    """(the model with its floor, n thetas)."""
    model, rng = GMM(family=FAMILIES[family]).prepared(x), np.random.default_rng([2, K])
    return model, [WAYS[i % 2](x, K, rng, model=model) for i in range(n)]


def sizes(data, family, K) -> tuple:
    """How many starts are made: one component has one maximum, whatever the start."""
    if K == 1:
        return (1,)
    return (1, 4, 40, 400) if (data, family) == ("iris", "full") else (1, 4, 40)


def rows(data, family, K, searches) -> list[dict]:
    """The lines of criteria_study.csv for one model, one for each number of starts."""
    x = SETS[data]
    model, thetas = starts(x, family, K, max(searches))
    runs = [best_fit(model, x, [theta]) for theta in thetas]
    return [row(data, family, K, model, runs[:n]) for n in searches]


def row(data, family, K, model, runs) -> dict:
    best = max(runs, key=lambda run: run.bound)
    return {
        "data": data,
        "family": family,
        "K": K,
        "p": model.n_parameters(best.theta),
        "starts": len(runs),
        "loglik": f"{best.bound:.4f}",
        "reached": sum(run.bound >= best.bound - NEAR for run in runs),
        "at_floor": int(best.at_floor.sum()),
    }


def study() -> list[dict]:
    models = [(d, f, K) for d in SETS for f in FAMILIES for K in range(1, 7)]
    return [line for model in models for line in rows(*model, sizes(*model))]


def ratio(i) -> dict:
    """One row of null_ratios.csv; sample i draws from default_rng([1, i])."""
    x, rng = SETS["blue cloud"], np.random.default_rng([1, i])
    if i:
        x = rng.multivariate_normal(
            x.mean(axis=0), np.cov(x.T, bias=True), len(x), method="cholesky"
        )
    model = GMM().prepared(x)
    two = best_fit(model, x, [WAYS[j % 2](x, 2, rng) for j in range(10)], tol=1e-2).bound
    one = best_fit(model, x, [init.data_points(x, 1, rng)]).bound
    return {"sample": i, "ratio": f"{2 * (two - one):.3f}"}


if __name__ == "__main__":
    store("criteria_study.csv", study())
    store("null_ratios.csv", [ratio(i) for i in range(100)])
