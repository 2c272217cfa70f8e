"""The mixtures that compete in the figure of chapter 11: write price_fits.csv in emlib/data.

Each is the best of 40 starts, drawn one after the other from default_rng([2, K]), a k-means
clustering and K data points in turn as in fit_gmm, with the floor of the data's rounding. One line
is one component: its weight, its mean and its covariance row by row, to six digits. Its
log-likelihood and its number of parameters are not stored but computed from it.
"""

import numpy as np

from emlib import GMM, best_fit, datasets, families, init
from make_data import store

FILE = "price_fits.csv"
STARTS = 40
WAYS = (init.from_kmeans, init.data_points)
FULL, TIED, SPHERICAL = families.full, families.tied, families.spherical
FAMILIES = {"full": FULL, "tied": TIED, "spherical": SPHERICAL}
MODELS = {
    "one cloud": [("spherical", K) for K in range(1, 7)] + [("full", K) for K in (1, 2)],
    "iris": [("full", K) for K in (1, 2, 3, 4)] + [("tied", K) for K in (2, 3, 4)],
    "faithful": [("full", K) for K in (1, 2, 3, 4)] + [("tied", K) for K in (2, 3, 4)],
}


def sets():
    """The points of the blue cloud alone, four lengths in cm, and two times in minutes."""
    clouds = datasets.three_clouds()
    blue = clouds.x[clouds.z == 0]
    return {"one cloud": blue, "iris": datasets.iris().x, "faithful": datasets.faithful().x}


def best(x, family, K, starts=STARTS):
    """The Best of so many starts; of one, where there is only one maximum."""
    model, rng = GMM(family=FAMILIES[family]).prepared(x), np.random.default_rng([2, K])
    thetas = (WAYS[i % 2](x, K, rng, model=model) for i in range(1 if K == 1 else starts))
    return best_fit(model, x, thetas)


def lines(data, family, K, theta):
    for k, (pi, mu, Sigma) in enumerate(zip(*theta, strict=True)):
        numbers = " ".join(f"{v:.6g}" for v in (pi, *mu, *Sigma.ravel()))
        yield {"data": data, "family": family, "K": K, "k": k, "numbers": numbers}


if __name__ == "__main__":
    points, found = sets(), []
    for data, models in MODELS.items():
        for family, K in models:
            run = best(points[data], family, K)
            print(data, family, K, f"{run.bound:.4f}", *run.remarks, flush=True)
            found += lines(data, family, K, run.theta)
    store(FILE, found)
