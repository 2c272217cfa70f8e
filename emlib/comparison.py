"""K-means and EM on the same data from the same number of starts: what `python -m emlib` tells."""

import numpy as np

from emlib import GMM, KMeans, best_fit, datasets, init, kmeans, labels

N_STARTS = 20
FISHER = -180.19  # what a good start reaches on the iris data, with 5 errors


def fit_em(x, K, rng):
    """(labels, bound, text): EM from K random points and identity covariances, as in the blog."""
    starts = [init.data_points(x, K, rng, np.eye(x.shape[1])) for _ in range(N_STARTS)]
    best = best_fit(GMM(), x, starts)
    reached = np.sum(np.abs(best.bounds - best.bound) < 0.05)
    text = f"log-likelihood {best.bound:.2f}, reached from {reached} of {N_STARTS} starts"
    return best.model.predict(x, best.theta), best.bound, "\n".join([text, *best.remarks])


def fit_kmeans(x, K, rng):
    """(labels, J, text): Lloyd's algorithm from the same number of starts."""
    starts = [init.data_points(x, K, rng) for _ in range(N_STARTS)]
    best = best_fit(KMeans(), x, starts, tol=0)
    text = f"distortion {-best.bound:.2f}, the least of {N_STARTS} starts"
    return kmeans.assign(x, best.theta), -best.bound, text


def judged(name, data, z_hat, text) -> tuple[str, np.ndarray]:
    """A report with its table, and the labels renamed to agree with the truth."""
    z_hat = labels.relabel(z_hat, labels.match(data.z, z_hat))
    table = labels.table(data.z, z_hat, data.groups)
    return f"{name}: {wrong(data, z_hat)}, {text}\n{table}\n\n", z_hat


def wrong(data, z_hat) -> str:
    """The number of errors, as words."""
    n = labels.errors(data.z, z_hat)
    return "1 error" if n == 1 else f"{n} errors"


def iris(rng) -> str:
    """Four lengths of 150 flowers; says how the run compares with what is known."""
    data = datasets.iris()
    z_em, bound, em_text = fit_em(data.x, 3, rng)
    z_means, _, means_text = fit_kmeans(data.x, 3, rng)
    reached = "reached here" if abs(bound - FISHER) < 0.01 else "not reached here: try another seed"
    known = f"Fisher's iris: a good start ends at {FISHER} with 5 errors; {reached}.\n\n"
    report = judged("EM", data, z_em, em_text)[0] + known
    return report + judged("k-means", data, z_means, means_text)[0]


def sample(rng) -> tuple[str, list]:
    """The blog's two samples, k-means above, EM below: a report, and (title, x, z_hat, z) each."""
    report, panels = "", []
    for name, method in (("k-means", fit_kmeans), ("EM", fit_em)):
        for which in (1, 2):
            data = datasets.blog_samples(which)
            z_hat, _, text = method(data.x, 2, rng)
            part, z_hat = judged(f"Sample {which}, {name}", data, z_hat, text)
            report += part
            panels.append((f"{name}: {wrong(data, z_hat)} in 500", data.x, z_hat, data.z))
    return report, panels
