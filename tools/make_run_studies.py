"""Where many runs end: write start_policies.csv, stopping.csv and blog_errors.csv in emlib/data.

start_policies: 100 starts by each of five policies on three data sets, without a floor; start i
draws from default_rng(i). A run that collapsed has bound nan.
stopping: 200 pairs of eruptions of Old Faithful as the two means (default_rng(1)), and the step and
the bound, in nats, at which each of four rules stops a run; `end` is the bound after 1000 steps.
blog_errors: how many of 500 points k-means and EM put into the wrong cluster, each the best of ten
starts, on 100 data sets of either kind that the blog post draws; data set i is default_rng(i).
"""

from itertools import islice

import numpy as np

from emlib import GMM, Collapsed, KMeans, best_fit, datasets, em, fit, init, kmeans, labels
from emlib.stopping import gain_left
from make_data import store

N_STARTS = 100
SETS = {
    "three_clouds": (datasets.three_clouds(300).x, 3),
    "iris": (datasets.iris().x, 3),
    "faithful": (datasets.faithful().x, 3),
}
POLICIES = {
    "data points": init.data_points,
    "k-means++": lambda x, K, rng: init.from_means(x, init.kmeans_plus_plus(x, K, rng)),
    "k-means": init.from_kmeans,
    "random shares": init.random_responsibilities,
    "short runs": lambda x, K, rng: init.short_runs(GMM(), x, K, rng)[0],
}
ERUPTIONS = datasets.faithful().x[:, :1]
LAST = 1000


def run(data, policy, i) -> dict:
    """One row of start_policies.csv; n_iter counts the M-steps after the start was made."""
    x, K = SETS[data]
    row = {"data": data, "policy": policy, "start": i}
    try:
        end = fit(GMM(), x, POLICIES[policy](x, K, np.random.default_rng(i)))
    except Collapsed as collapse:
        return row | {"bound": "nan", "n_iter": collapse.iteration}
    return row | {"bound": f"{end.bound:.4f}", "n_iter": end.n_iter}


def small_gain(trace, nats) -> int:
    """The first step that gained less than so many nats."""
    return int(np.flatnonzero(np.diff(trace) < nats)[0]) + 1


def little_left(trace, N, nats=1e-3) -> int:
    """The step at which emlib.fit stops: the gain still to come is estimated, twice in a row."""
    near = 0
    for t in range(len(trace)):
        near = near + 1 if gain_left(trace[max(0, t - 3) : t + 1], N) <= nats else 0
        if near == 2:
            return t
    return len(trace) - 1


def rules(trace, N) -> dict:
    """At which step each rule stops; a gain per row is the whole gain over N."""
    return {
        "1e-3 per row": small_gain(trace, 1e-3 * N),
        "1e-3": small_gain(trace, 1e-3),
        "1e-6 per row": small_gain(trace, 1e-6 * N),
        "estimate": little_left(trace, N),
    }


def pairs() -> list[list[int]]:
    """The rows of the eruptions at which run i starts, two of different length."""
    rng = np.random.default_rng(1)
    mus = [init.data_points(ERUPTIONS, 2, rng).mu for _ in range(200)]
    return [[int((m == ERUPTIONS).argmax()) for m in mu] for mu in mus]


def stops(rows) -> list[dict]:
    """Four rows of stopping.csv, one for each rule."""
    theta = init.from_means(ERUPTIONS, ERUPTIONS[rows])
    trace = [step.bound for step in islice(em(GMM(), ERUPTIONS, theta), LAST + 1)]
    about = {"row_0": rows[0], "row_1": rows[1]}
    return [
        about | {"rule": rule, "step": t, "bound": f"{trace[t]:.4f}", "end": f"{trace[-1]:.4f}"}
        for rule, t in rules(trace, len(ERUPTIONS)).items()
    ]


def errors(which, i) -> dict:
    """One row of blog_errors.csv."""
    rng = np.random.default_rng(i)
    x, z = datasets.draw_blog_sample(which, 500, rng)
    starts = [init.data_points(x, 2, rng) for _ in range(10)]
    hard = best_fit(KMeans(), x, [kmeans.Theta(theta.mu) for theta in starts])
    soft = best_fit(GMM(), x, starts)
    found = {"kmeans": kmeans.assign(x, hard.theta), "em": soft.model.predict(x, soft.theta)}
    return {"sample": which, "seed": i} | {k: labels.errors(z, v) for k, v in found.items()}


if __name__ == "__main__":
    store(
        "start_policies.csv",
        [run(data, policy, i) for data in SETS for policy in POLICIES for i in range(N_STARTS)],
    )
    store("stopping.csv", [row for rows in pairs() for row in stops(rows)])
    store("blog_errors.csv", [errors(which, i) for which in (1, 2) for i in range(100)])
