"""The algorithm and a real data set: fit, choose, count the price, compare, and report."""

import csv
from dataclasses import replace
from functools import lru_cache

import numpy as np
from scipy.linalg import solve_triangular
from scipy.special import comb, logsumexp

from emgrade.data import text_of
from emgrade.known import example_alone, same_start
from emgrade.spec import Assignment, Check, Choice, Function, Mistake, Rng, Text

ROWS = list(csv.reader(text_of("iris.csv").splitlines()))[1:]
IRIS = np.array([row[:4] for row in ROWS], float)  # cm, read to 0.1 cm
SPECIES = [("setosa", "versicolor", "virginica")[int(row[4])] for row in ROWS]
RULER = 0.1


def seed(rng):
    return Rng(int(rng.integers(2**32)))


def covariance(rng, D):
    """Correlated, with standard deviations between 0.6 and 1.4."""
    turn = np.linalg.qr(rng.normal(size=(D, D)))[0]
    Sigma = (turn * rng.uniform(0.1, 2.0, D)) @ turn.T
    scale = rng.uniform(0.6, 1.4, D) / np.sqrt(np.diag(Sigma))
    return Sigma * np.outer(scale, scale)


def points(rng, N, pi, mu, Sigma):
    z = rng.choice(len(pi), size=N, p=pi)
    noise = rng.normal(size=(N, mu.shape[1]))
    return mu[z] + np.einsum("nij,nj->ni", np.linalg.cholesky(Sigma)[z], noise)


# EM, to make the cases and to judge them


def log_joint(x, pi, mu, Sigma):
    N, D = x.shape
    out = np.empty((N, len(pi)))
    for k in range(len(pi)):
        L = np.linalg.cholesky(Sigma[k])
        square = (solve_triangular(L, (x - mu[k]).T, lower=True) ** 2).sum(axis=0)
        out[:, k] = -0.5 * square - np.log(np.diag(L)).sum() - 0.5 * D * np.log(2 * np.pi)
    return out + np.log(pi)


def log_likelihood(x, theta):
    return float(logsumexp(log_joint(x, *theta), axis=1).sum())


def e_step(x, theta):
    joint = log_joint(x, *theta)
    per_point = logsumexp(joint, axis=1, keepdims=True)
    return np.exp(joint - per_point), float(per_point.sum())


def m_step(x, gamma):
    N_k = gamma.sum(axis=0)
    mu = gamma.T @ x / N_k[:, None]
    d = x[:, None] - mu
    weighted = d * gamma[:, :, None]
    return N_k / len(x), mu, np.einsum("nki,nkj->kij", weighted, d) / N_k[:, None, None]


def em(x, theta, rounds):
    for _ in range(rounds):
        theta = m_step(x, e_step(x, theta)[0])
    return theta


def least(theta):
    return np.linalg.eigvalsh(np.asarray(theta[2], float)).min()


# E06.1, the whole fit


def theta_of(answer):
    return tuple(np.asarray(answer[name], float) for name in ("pi", "mu", "Sigma"))


def is_a_fit(found, wanted, calls):
    """A dict with the six entries, of the right shapes, and a mixture in it."""
    for fit, (x, K, *_) in zip(found, calls, strict=True):
        if not isinstance(fit, dict):
            return "return a dict"
        for name in ("pi", "mu", "Sigma", "ell", "trace", "converged"):
            if name not in fit:
                return f"the dict has no entry {name!r}"
        D = np.asarray(x).shape[1]
        for name, shape in (("pi", (K,)), ("mu", (K, D)), ("Sigma", (K, D, D)), ("ell", ())):
            value = np.asarray(fit[name], float)
            if value.shape != shape:
                return f"{name} has the shape {value.shape}, not {shape}"
            if not np.isfinite(value).all():
                return f"{name} holds a NaN or an infinity"
        pi, Sigma = np.asarray(fit["pi"], float), np.asarray(fit["Sigma"], float)
        if not (pi.min() >= 0 and abs(pi.sum() - 1) <= 1e-5):
            return "pi must hold weights of at least 0 with the sum 1"
        if not np.abs(Sigma - Sigma.transpose(0, 2, 1)).max() <= 1e-5 * np.abs(Sigma).max():
            return "a covariance is not symmetric"
        if not np.linalg.eigvalsh(Sigma).min() > 0:
            return "a covariance is not positive definite"
        if np.asarray(fit["trace"], float).ndim != 1 or len(fit["trace"]) < 1:
            return "trace must be a list of log-likelihoods"
        if fit["converged"] not in (True, False):
            return "converged must be True or False"
    return None


def trace_is_of_theta(found, wanted, calls):
    """The trace never falls, and its end and ell are the log-likelihood of what is returned."""
    for fit, (x, K, *_) in zip(found, calls, strict=True):
        pi, mu, Sigma = (np.asarray(fit[name], float) for name in ("pi", "mu", "Sigma"))
        terms = []
        for k in range(K):
            d = np.asarray(x, float) - mu[k]
            L = np.linalg.cholesky(2 * np.pi * Sigma[k])
            square = 2 * np.pi * (np.linalg.solve(L, d.T) ** 2).sum(axis=0)
            terms.append(np.log(pi[k]) - 0.5 * square - np.log(np.diag(L)).sum())
        ell, trace = np.logaddexp.reduce(terms, axis=0).sum(), np.asarray(fit["trace"], float)
        near = 1e-5 * max(1.0, abs(ell))
        if not abs(float(fit["ell"]) - ell) <= near:
            return "ell is not the log-likelihood of the returned pi, mu, Sigma"
        if not abs(trace[-1] - ell) <= near:
            return "the last entry of trace is not the log-likelihood of the returned parameters"
        if len(trace) > 1 and not np.diff(trace).min() >= -1e-6 * max(1.0, abs(ell)):
            return "the trace falls"
    return None


def sound(found, calls):
    """What holds for every fit, whatever else is asked."""
    return is_a_fit(found, found, calls) or trace_is_of_theta(found, found, calls)


def kept_off_the_floor(found, wanted, calls):
    if problem := sound(found, calls):
        return problem
    for fit, call in zip(found, calls, strict=True):
        if least(theta_of(fit)) < call[6] * (1 - 1e-5):
            return "a covariance is thinner than the floor"
    return None


def clouds(rng, N, K, D, apart=6.0):
    """K clouds whose means are at least `apart` from each other, and unequal weights."""
    pi = rng.permutation(np.arange(2.0, K + 2))
    mu = np.zeros((K, D))
    for k in range(1, K):
        while np.linalg.norm(mu[:k] - mu[k], axis=1).min() < apart:
            mu[k] = rng.uniform(-apart, apart, D) * 1.3
    return points(rng, N, pi / pi.sum(), mu, np.stack([covariance(rng, D) for _ in range(K)]))


def a_few_rounds(rng):
    x = clouds(rng, 60, 2, 2, apart=2.5)
    return [(x, 2, seed(rng), 2, 1e-9, 3, 1e-3), (x, 3, seed(rng), 1, 1e-9, 3, 1e-3)]


def first_fits(rng):
    x = clouds(rng, 50, 2, 2)
    return [(x, 2, seed(rng), 3, 1e-6, 200, 1e-3), (x[:, :1], 2, seed(rng), 3, 1e-6, 200, 1e-3)]


def clouds_five_times(rng):
    x = clouds(rng, 120, 3, 2)
    two_ways = [x, x, x, x[:, ::-1].copy(), x[:, ::-1].copy()]
    return [(y, 3, seed(rng), 10, 1e-4, 300, 1e-2) for y in two_ways]


def iris_five_times(rng):
    return [(IRIS, 3, seed(rng), 10, 1e-3, 200, RULER**2 / 12) for _ in range(5)]


def one_component(rng):
    x = clouds(rng, 30, 2, 3)
    return [
        (x, 1, seed(rng), 2, 1e-6, 50, 0.0),
        (0.002 * x, 1, seed(rng), 2, 1e-6, 50, 0.0),
        (x[:, :1], 1, seed(rng), 1, 1e-6, 50, 0.0),
    ]


def too_few_rounds(rng):
    x = points(rng, 80, np.array([0.4, 0.6]), np.zeros((2, 2)), np.eye(2) * [[[1.0]], [[6.0]]])
    return [(x, 3, seed(rng), 2, 1e-10, 2, 1e-3)]


def twice_the_same(rng):
    """A few rounds: where runs come to rest, other starts may have ended at the same fit."""
    x, same = clouds(rng, 60, 3, 2, apart=3.0), seed(rng)
    return [(x, 3, same, 2, 1e-5, 5, 1e-3)] * 2


def many_equal_readings(rng):
    """A round cloud of 80 points in which 9 share one coordinate to the last digit.

    So many starts that hardly ever all of them collapse.
    """
    x = rng.normal(size=(80, 2))
    x[:9, 1], x[:9, 0] = 1.5, rng.normal(0, 0.4, 9)
    return [(x, 3, seed(rng), 24, 1e-4, 150, 1e-3) for _ in range(2)]


def near_a_line(seed):
    """A round cloud of 40 points, 12 of them on a line but for a standard deviation of 0.01."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(40, 2))
    x[:12] = [0.8, 0.4] + rng.normal(size=(12, 2)) * [0.2, 0.01]
    return x


LINE = near_a_line(1)  # half of the starts at three of these points end on the line


def line_in_the_way(rng):
    """The points turned round, and a generator whose first start at three points collapses.

    So the other runs are needed. And a fit that is as thin as the line has the highest likelihood
    and comes to rest: the floor alone keeps it out.
    """
    turn = np.linalg.qr(rng.normal(size=(2, 2)))[0]
    x, rules = rng.permutation(LINE @ turn), (1e-3, 60, 1e-3)
    wide = np.full(3, 1 / 3), np.stack([np.eye(2) * x.var(axis=0).mean()] * 3)
    while True:
        drawn = seed(rng)
        first = np.random.default_rng(drawn.seed).choice(len(x), size=3, replace=False)
        if run(x, (wide[0], x[first], wide[1]), *rules, ridge=0.0, guard=True) is None:
            return [(x, 3, drawn, 20, *rules)]


def thin_components(rng):
    return many_equal_readings(rng) + line_in_the_way(rng)


def within_a_nat(found, wanted, calls):
    """Of five calls on the same data the best reaches what the solution reaches, in rest."""
    if problem := kept_off_the_floor(found, wanted, calls):
        return problem
    if not max(float(f["ell"]) for f in found) >= max(float(w["ell"]) for w in wanted) - 0.1:
        return "none of five calls comes near the best known fit"
    best, (x, *_) = max(zip(found, calls, strict=True), key=lambda pair: float(pair[0]["ell"]))
    if not best["converged"]:
        return "a run that needs few rounds says that it has not converged"
    theta = theta_of(best)
    if log_likelihood(x, em(x, theta, 40)) > float(best["ell"]) + 0.05:
        return "forty more rounds still gain more than 0.05 nats"
    return None


BEST_OF_IRIS = -180.19  # nats; the best fit whose components are wider than the rounding


def four_of_five(found, wanted, calls):
    if problem := kept_off_the_floor(found, wanted, calls):
        return problem
    if sum(float(fit["ell"]) >= BEST_OF_IRIS - 0.1 for fit in found) < 4:
        return "fewer than four of five calls reach the best known fit"
    return None


def is_the_sample_gaussian(found, wanted, calls):
    if problem := sound(found, calls):
        return problem
    for fit, (x, *_) in zip(found, calls, strict=True):
        _, mu, Sigma = theta_of(fit)
        right = np.atleast_2d(np.cov(x.T, bias=True))
        if np.abs(mu[0] - x.mean(axis=0)).max() > 1e-5 * np.sqrt(right.max()):
            return "the mean is not the mean of the data"
        if np.abs(Sigma[0] - right).max() > 1e-5 * right.max():
            return "the covariance is not that of the data, divided by N"
    return None


def stopped_early(found, wanted, calls):
    if problem := sound(found, calls):
        return problem
    for fit in found:
        if fit["converged"]:
            return "after two rounds the run says that it has converged"
        if len(fit["trace"]) > 3:
            return "two rounds give at most three values of the log-likelihood"
    return None


def twice_equal(found, wanted, calls):
    if problem := sound(found, calls):
        return problem
    one, two = (np.concatenate([part.ravel() for part in theta_of(fit)]) for fit in found)
    return None if np.allclose(one, two, rtol=1e-6, atol=1e-6) else "two calls differ"


def run(x, theta, tol, max_iter, floor, ridge, guard):
    """(the parameters, the trace, whether it came to rest), or None if it has collapsed."""
    gamma, ell = e_step(x, theta)
    trace, done = [ell], False
    while len(trace) <= max_iter and not done:
        pi, mu, Sigma = m_step(x, gamma)
        new = pi, mu, Sigma + ridge * np.eye(x.shape[1])
        if guard and least(new) < floor:
            return None
        if least(new) <= 1e-14:
            return theta, trace, done
        theta = new
        gamma, ell = e_step(x, theta)
        trace.append(ell)
        done = trace[-1] - trace[-2] < tol
    return theta, trace, done


@lru_cache(maxsize=100)  # most of the wrong functions differ only in what they report of the runs
def runs_from(data, K, tol, max_iter, floor, ridge, guard):
    """The runs from all starts; data holds what can be a key: the bytes of x and of the means."""
    points, shape, means = data
    x = np.frombuffer(points).reshape(shape)
    wide = np.full(K, 1 / K), np.stack([np.eye(shape[1]) * x.var(axis=0).mean()] * K)
    starts = np.frombuffer(means).reshape(-1, K, shape[1])
    rules = tol, max_iter, floor, ridge, guard
    return [run(x, (wide[0], mu, wide[1]), *rules) for mu in starts]


def fit_with(
    ridge=0.0,
    guard=True,
    late=False,
    per_point=False,
    always=False,
    trace_of=None,
    changed=None,
    fresh=False,
):
    """fit_gmm, or a wrong one: `late` reports the log-likelihood before the last M step.

    changed(x, theta) makes wrong parameters of those at the end; fresh draws its own starts.
    """

    def fit_gmm(x, K, rng, n_init=10, tol=1e-6, max_iter=500, floor=0.0):
        rng = np.random.default_rng() if fresh else rng
        means = [x[rng.choice(len(x), size=K, replace=False)] for _ in range(n_init)]
        data = x.tobytes(), x.shape, np.stack(means).tobytes()
        runs = runs_from(data, K, tol, max_iter, floor, ridge, guard)
        theta, trace, done = max(filter(None, runs), key=lambda r: r[1][-1])
        trace = trace[:-1] if late else trace
        if changed:
            theta = changed(x, theta)
            trace = [log_likelihood(x, theta)]
        ell = trace[-1] / (len(x) if per_point else 1)
        trace = [v / len(x) for v in trace] if per_point else trace
        if trace_of:
            ell, trace = trace_of(x, theta), [trace_of(x, theta)]
        names = ("pi", "mu", "Sigma", "ell", "trace", "converged")
        return dict(zip(names, (*theta, ell, trace, done or always), strict=True))

    return fit_gmm


def Q(x, theta):
    return float((e_step(x, theta)[0] * log_joint(x, *theta)).sum())


def less_one(x, theta):
    pi, mu, Sigma = theta
    N_k = len(x) * pi[:, None, None]
    return pi, mu, Sigma * N_k / (N_k - 1)


def of_hard_labels(x, theta):
    gamma = e_step(x, theta)[0]
    pi, mu, Sigma = m_step(x, np.eye(len(theta[0]))[gamma.argmax(axis=1)])
    return pi, mu, Sigma + 0.1 * theta[2] * (least((pi, mu, Sigma)) < 1e-9)


def equal_weights(x, theta):
    return np.full(len(theta[0]), 1 / len(theta[0])), *theta[1:]


def variances_alone(x, theta):
    return *theta[:2], theta[2] * np.eye(x.shape[1])


# Starts are free, so what a wrong fit is must be told from the fits


def excess(found, calls):
    """Of fits with a single component: what was added to the covariance of the data; and that."""
    pairs = [
        (theta_of(fit)[2][0], np.atleast_2d(np.cov(c[0].T, bias=True)), c)
        for fit, c in zip(found, calls, strict=True)
    ]
    return [(Sigma - right, right, len(c[0])) for Sigma, right, c in pairs if c[1] == 1]


def is_below_the_floor(found, wanted, calls):
    fits = zip(found, calls, strict=True)
    return any(least(theta_of(fit)) < call[6] * (1 - 1e-5) for fit, call in fits)


def has_a_ridge(found, wanted, calls):
    added = excess(found, calls)
    constants = [more[0, 0] for more, _, _ in added]
    rest = [np.abs(more - more[0, 0] * np.eye(len(more))).max() for more, _, _ in added]
    alike = added and min(constants) > 0 and max(constants) <= 1.001 * min(constants)
    return bool(alike) and max(rest) <= 1e-4 * min(constants)


def has_one_less(found, wanted, calls):
    added = excess(found, calls)
    return bool(added) and all(np.allclose(more, right / (N - 1)) for more, right, N in added)


def weights_are_counts(found, wanted, calls):
    """Whole numbers of points, also where components overlap."""
    counts = [np.asarray(fit["pi"], float) * len(c[0]) for fit, c in zip(found, calls, strict=True)]
    return all(np.ptp(n) > 0 and np.abs(n - n.round()).max() < 1e-9 for n in counts)


def weights_are_equal(found, wanted, calls):
    weights = [np.asarray(fit["pi"], float) for fit in found]
    return all(len(pi) > 1 and np.ptp(pi) < 1e-9 for pi in weights)


def covariances_are_diagonal(found, wanted, calls):
    return all(
        Sigma.shape[1] > 1 and not (Sigma * (1 - np.eye(Sigma.shape[1]))).any()
        for Sigma in (theta_of(fit)[2] for fit in found)
    )


def generator_is_not_used(found, wanted, calls):
    """Equal calls, and different fits."""
    if len(calls) != 2 or not same_start(calls[0][2], calls[1][2]):
        return False
    return sound(found, calls) is None and bool(twice_equal(found, None, calls))


FIT = Function(
    id="fit-gmm",
    title="EM from several starts",
    name="fit_gmm",
    section="06-em-assembled.html#the-whole-algorithm-fits-on-one-screen",
    minutes=75,
    checks=[
        Check(
            name="a dict with the six entries that are asked for",
            points=1,
            calls=first_fits,
            visible=True,
            judge=is_a_fit,
            hint="return pi, mu, Sigma, ell, trace and converged in a dict (§6.1)",
        ),
        Check(
            name="the trace never falls and ends at the returned parameters",
            points=2,
            calls=a_few_rounds,
            visible=True,
            judge=trace_is_of_theta,
            hint="after the last M step compute the log-likelihood once more: the E step gives "
            "that of the parameters it was given (§6.7)",
        ),
        Check(
            name="three clouds: the best of five calls",
            points=2,
            calls=clouds_five_times,
            judge=within_a_nat,
            hint="keep the best of n_init runs, not the last, and iterate until the gain of a "
            "round is below tol (§6.2, §6.3)",
        ),
        Check(
            name="iris: at least four of five calls reach the best known fit",
            points=2,
            calls=iris_five_times,
            judge=four_of_five,
            hint="keep the best of n_init runs, each from a start of its own and until a round "
            "gains less than tol; −180.19 nats is reached from means at three different flowers "
            "with covariances of about 1 cm² on the diagonal, and rarely from wide ones (§6.6)",
        ),
        Check(
            name="one component is one Gaussian, in any unit",
            points=1,
            calls=one_component,
            judge=is_the_sample_gaussian,
            hint="with K = 1 EM gives the mean and the covariance of the data, divided by N; "
            "nothing is added to it (chapter 05)",
        ),
        Check(
            name="two rounds are not enough, and it says so",
            points=1,
            calls=too_few_rounds,
            judge=stopped_early,
            hint="converged is True only if the rule for stopping was met before max_iter M steps",
        ),
        Check(
            name="no component is thinner than the floor",
            points=2,
            calls=thin_components,
            judge=kept_off_the_floor,
            hint="points with one equal coordinate, or nearly on a line, let a component collapse: "
            "throw away each run with an eigenvalue below the floor and go on with the next, or "
            "raise it to the floor (§6.6)",
        ),
        Check(
            name="the same generator gives the same fit",
            points=1,
            calls=twice_the_same,
            judge=twice_equal,
            hint="draw the starts from rng alone: no np.random, no seed of your own",
        ),
    ],
    mistakes=[
        Mistake(
            "M11",
            "your trace stops one M step before the parameters that you return: the E step "
            "gives the log-likelihood of the θ that it was given, not of the next one",
            fit_with(late=True),
        ),
        Mistake(
            "M16",
            "you added a constant to the covariances after the M step: the trace may fall, and "
            "what it does to the fit depends on the units of the data",
            fit_with(ridge=1e-6),
            has_a_ridge,
        ),
        Mistake(
            "M19",
            "your log-likelihoods are means over the points; totals in nats are asked for",
            fit_with(per_point=True),
        ),
        Mistake(
            "degenerate",
            "you kept the run with the highest log-likelihood although one of its components is "
            "thinner than the floor: the likelihood has no upper bound, so heed the floor. It is a "
            "variance, as the eigenvalues of Σ are, and no standard deviation (§6.6)",
            fit_with(guard=False),
            is_below_the_floor,
        ),
        Mistake(
            "always",
            "you say that the run has converged although it was stopped by max_iter",
            fit_with(always=True),
        ),
        Mistake(
            "Q",
            "your ell is Q, the mean of the complete-data log-likelihood; EM climbs ℓ, which is "
            "larger by the entropy of the shares",
            fit_with(trace_of=Q),
        ),
        Mistake(
            "M6",
            "you divided the covariances by N_k − 1: that is unbiased for one sample, but the "
            "maximum of Q has N_k (9.25)",
            fit_with(changed=less_one),
            has_one_less,
        ),
        Mistake(
            "M10",
            "your weights are whole numbers of points: each point was given to one component. EM "
            "lets it count for all of them, by its shares (9.23)",
            fit_with(changed=of_hard_labels),
            weights_are_counts,
        ),
        Mistake(
            "weights",
            "your weights stay equal; the M step makes them new as well, π_k = N_k / N (9.26)",
            fit_with(changed=equal_weights),
            weights_are_equal,
        ),
        Mistake(
            "diagonal",
            "your covariances hold variances only; the products of different columns belong to "
            "Σ_k as well (9.25)",
            fit_with(changed=variances_alone),
            covariances_are_diagonal,
        ),
        Mistake(
            "M14",
            "two calls with the same generator give different fits: draw every start from "
            "rng, with "
            "no np.random and no seed of your own",
            fit_with(fresh=True),
            generator_is_not_used,
        ),
    ],
)


# E10.5, which of several fits


def grouped(x, z):
    """The mixture whose components are the groups z."""
    return m_step(x, np.eye(z.max() + 1)[z])


def thinned(theta, k, direction, variance):
    """Component k with this variance in this direction, nothing else changed."""
    pi, mu, Sigma = (part.copy() for part in theta)
    u = direction / np.linalg.norm(direction)
    side = np.eye(len(u)) - np.outer(u, u)
    Sigma[k] = side @ Sigma[k] @ side + variance * np.outer(u, u)
    return pi, mu, Sigma


def iris_fits():
    species = np.array([("setosa", "versicolor", "virginica").index(s) for s in SPECIES])
    good = em(IRIS, grouped(IRIS, species), 60)
    narrow = np.where(IRIS[:, 3] == 0.2, 0, np.where(species == 0, 1, 2))
    collapsed = thinned(grouped(IRIS, narrow), 0, np.array([0, 0, 0, 1.0]), 1e-20)
    five = np.where(np.arange(150) < 5, 0, np.where(species == 0, 1, 2))
    pi, mu, Sigma = grouped(IRIS, five)
    normal = np.linalg.eigh(Sigma[0])[1][:, 0]
    sheet = thinned((pi, mu, Sigma), 0, normal, RULER**2 / 12 / 1000)
    halves = grouped(IRIS, np.where(species == 0, IRIS[:, 0] > 5, 2).astype(int))
    return [collapsed, sheet, good, em(IRIS, halves, 5)]


FITS = iris_fits()


def readings(rng, D, thin):
    """Rounded points in one wide cloud and one narrow, and three fits: (x, fits, ruler).

    The second has the narrow cloud thinner in a slanted direction, with standard deviation `thin`
    rulers; the third is worse than the first.
    """
    ruler = 0.05
    turn = np.linalg.qr(rng.normal(size=(D, D)))[0]
    thick = (turn * ([(ruler * 0.02) ** 2] + [0.5] * (D - 1))) @ turn.T
    Sigma = np.stack([covariance(rng, D), thick])
    pi, mu = np.array([0.6, 0.4]), 2.0 * rng.normal(size=(2, D))
    x = points(rng, 60, pi, mu, Sigma)
    wide = thinned((pi, mu, Sigma), 1, turn[:, 0], (1.5 * ruler) ** 2)
    thinner = thinned(wide, 1, turn[:, 0], (thin * ruler) ** 2)
    return x, [wide, thinner, thinned(wide, 1, turn[:, 0], (6 * ruler) ** 2)], ruler


def shuffled(rng, x, fits, ruler):
    return x, [fits[i] for i in rng.permutation(len(fits))], ruler


def iris_choice(rng):
    return [(IRIS, FITS, RULER)]


def all_admissible(rng):
    x, fits, ruler = readings(rng, 2, 0.5)
    return [(x, fits, ruler), (x, fits[:1], ruler)]


def iris_shuffled(rng):
    return [shuffled(rng, IRIS, FITS, RULER), shuffled(rng, IRIS, FITS[:3], RULER)]


def slanted(rng):
    return [shuffled(rng, *readings(rng, D, 0.1)) for D in (2, 3, 5)]


THINS = (0.35, 0.295, 0.283, 0.25)


def narrow_but_honest(rng):
    """The limit is at 0.2887 rulers: standard deviations well and just above it, and below."""
    return [shuffled(rng, *readings(rng, D, thin)) for D in (2, 3) for thin in THINS]


def near_rivals(rng):
    """Fits that are wrong in different ways, some in the weights and some in the spread."""
    calls = []
    while len(calls) < 16:
        D = int(rng.integers(1, 4))
        pi, mu = rng.dirichlet(np.full(3, 4)), 2.0 * rng.normal(size=(3, D))
        Sigma = np.stack([covariance(rng, D) for _ in range(3)])
        x = points(rng, 40, pi, mu, Sigma)
        spread = 0.4 * (len(calls) % 4 > 0)  # in every fourth the fits differ in the weights alone
        fits = [
            (rng.dirichlet(8 * pi + 0.5), mu, Sigma * np.exp(spread * rng.normal(size=(3, 1, 1))))
            for _ in range(6)
        ]
        ells = [log_likelihood(x, fit) for fit in fits]
        second, best = np.sort(ells)[-2:]
        if best - second > 1e-3:
            more = len(calls) % 2
            larger = a_little_better(rng, x, fits[int(np.argmax(ells))]) if more else []
            calls.append(shuffled(rng, x, [*fits, *larger], 1e-3))
    return calls


def a_little_better(rng, x, fit):
    """A fit with a component more, higher by less than any price for it; none if none is found."""
    pi, mu, Sigma = fit
    for _ in range(20):
        share, shift = rng.uniform(0.2, 0.8), 0.3 * rng.normal(size=mu.shape[1])
        parts = np.concatenate([pi, [pi[0] * (1 - share)]])
        parts[0] *= share
        more = parts, np.vstack([mu, mu[0] + shift]), np.concatenate([Sigma, Sigma[:1]])
        if 1e-3 < log_likelihood(x, more) - log_likelihood(x, fit) < 0.5:
            return [more]
    return []


def in_other_units(rng):
    calls = []
    for unit in (1e-3, 1e3):
        for thin in (0.35, 0.1):
            x, fits, ruler = shuffled(rng, *readings(rng, 2, thin))
            scaled = [(pi, unit * mu, unit**2 * Sigma) for pi, mu, Sigma in fits]
            calls.append((unit * x, scaled, unit * ruler))
    return calls


def none_left(rng):
    x, fits, ruler = readings(rng, 2, 0.1)
    return [(x, [fits[1]] * 2, ruler), (x, [fits[1], fits[0]], ruler)]


def chosen(found, wanted, calls):
    """The index of the right fit."""
    for a, b in zip(found, wanted, strict=True):
        if np.shape(a) != () or int(a) != int(b):
            return "another fit is the best of the admissible ones"
    return None


def best_with(limit=lambda fit, x, ruler: least(fit) >= ruler**2 / 12, worth=None):
    def best_of(fits, x, ruler):
        ells = [(worth or log_likelihood)(x, f) if limit(f, x, ruler) else -np.inf for f in fits]
        return int(np.argmax(ells)) if max(ells) > -np.inf else -1

    return lambda x, fits, ruler: best_of(fits, x, ruler)


def reject_if(thin):
    return best_with(limit=lambda fit, x, ruler: not thin(np.asarray(fit[2]), ruler))


def less_the_price(x, fit):
    K, D = np.shape(fit[1])
    return log_likelihood(x, fit) - 0.5 * parameters(K, D, "full") * np.log(len(x))


def last_admissible(x, fits, ruler):
    kept = [n for n, fit in enumerate(fits) if least(fit) >= ruler**2 / 12]
    return kept[-1] if kept else -1


def index_among_admissible(x, fits, ruler):
    return best_with()(x, [fit for fit in fits if least(fit) >= ruler**2 / 12], ruler)


BEST_OF = Function(
    id="best-of",
    title="Which run to believe",
    name="best_of",
    section="10-where-likelihood-fails.html#which-run-to-believe",
    minutes=30,
    checks=[
        Check(
            name="four fits of iris",
            points=1,
            calls=iris_choice,
            visible=True,
            judge=chosen,
            hint="first put aside the fits with a covariance that is thinner than the rounding, "
            "then take the highest log-likelihood (§10.4)",
        ),
        Check(
            name="where all are admissible, the highest log-likelihood",
            points=1,
            calls=all_admissible,
            visible=True,
            judge=chosen,
            hint="an admissible fit is not punished for being narrow: only ℓ counts (§10.4)",
        ),
        Check(
            name="the fits of iris in another order",
            points=1,
            calls=iris_shuffled,
            judge=chosen,
            hint="return the index in the list that was given, starting at 0",
        ),
        Check(
            name="a thin direction that is no axis",
            points=1,
            calls=slanted,
            judge=chosen,
            hint="the variance in the thinnest direction is the least eigenvalue of Σ_k, not the "
            "least entry of its diagonal (§10.2)",
        ),
        Check(
            name="fits that are nearly as good as one another",
            points=1,
            calls=near_rivals,
            judge=chosen,
            hint="compare the log-likelihoods themselves, with all their terms, in full (§10.4)",
        ),
        Check(
            name="a little wider or thinner than the rounding",
            points=1,
            calls=narrow_but_honest,
            judge=chosen,
            hint="rounding to steps r has the variance r²/12 (§6.6); that is the limit, for the "
            "eigenvalues, which are variances",
        ),
        Check(
            name="the same in other units",
            points=1,
            calls=in_other_units,
            judge=chosen,
            hint="compare with the ruler's own variance and not with a fixed small number (§11.6)",
        ),
        Check(
            name="where no fit is admissible",
            points=1,
            calls=none_left,
            judge=chosen,
            hint="return −1 if every fit has a covariance that is thinner than the rounding",
        ),
    ],
    mistakes=[
        Mistake(
            "diagonal",
            "you looked at the diagonal of Σ: a component can be thin in a direction that is no "
            "axis, and its least eigenvalue tells",
            reject_if(lambda S, r: np.einsum("kii->ki", S).min() < r**2 / 12),
        ),
        Mistake(
            "absolute",
            "you compared with a fixed number: in other units it admits what it should refuse",
            reject_if(lambda S, r: np.linalg.eigvalsh(S).min() < 1e-6),
        ),
        Mistake(
            "absolute",
            "you compared with a fixed number, whatever the ruler is: it also refuses what is wide "
            "enough for a finer one; the limit is r²/12 (§6.6)",
            reject_if(lambda S, r: np.linalg.eigvalsh(S).min() < 1e-3),
        ),
        Mistake(
            "determinant",
            "you looked at the determinant, which depends on the other directions and on the "
            "units as well; ask for the least eigenvalue",
            reject_if(lambda S, r: np.linalg.det(S).min() < (r**2 / 12) ** S.shape[-1]),
        ),
        Mistake(
            "determinant",
            "you compared a determinant with a variance: a determinant also depends on the other "
            "directions and on the units; ask for the least eigenvalue",
            reject_if(lambda S, r: np.linalg.det(S).min() < r**2 / 12),
        ),
        Mistake(
            "M4",
            "you compared a variance (an eigenvalue of Σ) with a length, r or r/√12; square it",
            reject_if(lambda S, r: np.linalg.eigvalsh(S).min() < r / np.sqrt(12)),
        ),
        Mistake(
            "M4",
            "your limit is r/12, a length; an eigenvalue of Σ is a variance, and rounding to steps "
            "r has the variance r²/12 (§6.6)",
            reject_if(lambda S, r: np.linalg.eigvalsh(S).min() < r / 12),
        ),
        Mistake(
            "M4",
            "you compared a standard deviation (the root of an eigenvalue) with the variance "
            "r²/12; "
            "compare the eigenvalue itself",
            reject_if(lambda S, r: np.sqrt(np.linalg.eigvalsh(S).min()) < r**2 / 12),
        ),
        Mistake(
            "twelve",
            "your limit is r²: rounding to steps r has the variance r²/12 (§6.6)",
            reject_if(lambda S, r: np.linalg.eigvalsh(S).min() < r**2),
        ),
        Mistake(
            "M1",
            "you left out the weights: ℓ is the sum of ln Σ_k π_k N(x_n | μ_k, Σ_k) over the "
            "points",
            best_with(worth=lambda x, fit: log_likelihood(x, (np.ones(len(fit[0])), *fit[1:]))),
        ),
        Mistake(
            "price",
            "you took a price for more components off; here the log-likelihood alone decides",
            best_with(worth=less_the_price),
        ),
        Mistake(
            "lowest",
            "you took the admissible fit with the lowest log-likelihood; higher is better (§10.4)",
            best_with(worth=lambda x, fit: -log_likelihood(x, fit)),
        ),
        Mistake(
            "last",
            "you took the last of the admissible fits; the highest log-likelihood decides (§10.4)",
            last_admissible,
        ),
        Mistake(
            "sum",
            "you added up densities of different points: ℓ is the sum of the logarithms over the "
            "points, Σ_n ln Σ_k π_k N(x_n | μ_k, Σ_k) (9.14)",
            best_with(worth=lambda x, fit: logsumexp(log_joint(x, *fit))),
        ),
        Mistake(
            "among",
            "you counted among the admissible fits; return the index in the list that was given",
            index_among_admissible,
        ),
        Mistake(
            "from-1",
            "you counted from 1: the first fit of the list has the index 0",
            lambda x, fits, ruler: best_with()(x, fits, ruler) + 1,
        ),
        Mistake(
            # last: the rules above choose the same wherever they see nothing
            "highest",
            "you let through a component that is thinner than anybody measured, and the highest "
            "log-likelihood of all belongs to it: every component's least eigenvalue must reach "
            "r²/12 (§10.4)",
            best_with(limit=lambda fit, x, ruler: True),
        ),
        Mistake(
            "none",
            "you rejected every fit, although some are as wide as the data allow",
            lambda x, fits, ruler: -1,
        ),
    ],
)


# E11.2, the prices


def parameters(K, D, family):
    covariances = {"full": K * D * (D + 1) // 2, "tied": D * (D + 1) // 2, "diag": K * D}
    return K - 1 + K * D + covariances.get(family, K)


def bic(ell, K, D, family, N, p=parameters):
    return -2 * ell + p(K, D, family) * np.log(N)


def aic(ell, K, D, family, p=parameters):
    return -2 * ell + 2 * p(K, D, family)


def with_all_weights(K, D, family):
    return parameters(K, D, family) + 1


def with_square_covariances(K, D, family):
    squares = {"full": K * D * D, "tied": D * D}
    return K - 1 + K * D + squares[family] if family in squares else parameters(K, D, family)


def per_component(K, D, family):
    return parameters(K, D, "full") if family == "tied" else parameters(K, D, family)


def always_full(K, D, family):
    return parameters(K, D, "full")


def without_means(K, D, family):
    return parameters(K, D, family) - K * D


def without_diagonal(K, D, family):
    lost = {"full": K * D, "tied": D}
    return parameters(K, D, family) - lost.get(family, 0)


def common_spread(K, D, family):
    """One set of variances, or one variance, for all components."""
    lost = {"diag": (K - 1) * D, "spherical": K - 1}
    return parameters(K, D, family) - lost.get(family, 0)


def spheres_of_many_variances(K, D, family):
    return parameters(K, D, "diag" if family == "spherical" else family)


def cases(*families, with_N=True):
    """A check's calls: several sizes, with totals and numbers of points that are not round."""

    def calls(rng):
        sizes = [(1, 3), (4, 1), (int(rng.integers(2, 9)), int(rng.integers(2, 7))), (3, 20)]
        drawn = []
        for family in families:
            for K, D in sizes:
                N = int(rng.integers(50, 5000))
                case = (float(rng.normal(0, 2) * N), K, D, family)
                drawn.append((*case, N) if with_N else case)
        return drawn

    return calls


def iris_price(rng):
    return [(-180.1855, 3, 4, "full", 150), (-214.3547, 2, 4, "full", 150)]


def price_checks(name, with_N):
    """The checks of bic and aic, which differ in the argument N."""
    cut = None if with_N else -1
    formula = "−2 ℓ + p ln N" if with_N else "−2 ℓ + 2 p"
    visible = [
        Check(
            name="two fits of iris",
            points=0.5,
            calls=lambda rng: [call[:cut] for call in iris_price(rng)],
            visible=True,
            hint=f"{name} = {formula}, with the total ℓ; lower is better (11.2)",
        ),
        Check(
            name="one spherical component on a line",
            points=0.5,
            calls=lambda rng: [(-12.5, 1, 1, "spherical", 20)[:cut]],
            visible=True,
            hint="a Gaussian on a line has two parameters, its mean and its variance",
        ),
    ]
    counts = {
        "full": "K (D + 1) D / 2 entries of the covariances",
        "tied": "(D + 1) D / 2 entries, one covariance for all components",
        "diag": "K D variances",
        "spherical": "K variances",
    }
    return visible + [
        Check(
            name=f"{family} covariances",
            points=0.5,
            calls=cases(family, with_N=with_N),
            hint=f"p counts K − 1 weights, K D means and {count} (§11.2)",
        )
        for family, count in counts.items()
    ]


COUNTS = (
    (
        "M18",
        "you counted K weights; they add up to 1, so only K − 1 are free",
        with_all_weights,
    ),
    (
        "square",
        "you counted D² entries of a covariance; it is symmetric, so only D (D + 1) / 2 are free",
        with_square_covariances,
    ),
    (
        "tied",
        "you counted a tied covariance K times; all components share one",
        per_component,
    ),
    (
        "family",
        "you counted full covariances whatever the family is; the other three have fewer entries",
        always_full,
    ),
    (
        "no-means",
        "you left out the means: K D of them are free",
        without_means,
    ),
    (
        "off-diagonal",
        "you left out the diagonal: a covariance has D (D + 1) / 2 free entries, not D (D − 1) / 2",
        without_diagonal,
    ),
    (
        "common",
        "each component has variances of its own: K D of them (diag), or K (spherical)",
        common_spread,
    ),
    (
        "sphere",
        "a spherical component has one variance, the same in all directions: K of them in all",
        spheres_of_many_variances,
    ),
)


BIC = Function(
    id="bic",
    title="The price by BIC",
    name="bic",
    section="11-how-many.html#three-prices-and-a-test-that-fails",
    minutes=12,
    checks=price_checks("BIC", with_N=True),
    mistakes=[
        *(Mistake(code, why, lambda *call, p=p: bic(*call, p=p)) for code, why, p in COUNTS),
        Mistake(
            "M18",
            "you gave 2 ℓ − p ln N, the sign of mclust; here lower is better",
            lambda *call: -bic(*call),
        ),
        Mistake(
            "M18",
            "your log-likelihood has the wrong sign: −2 ℓ + p ln N, and ℓ may be negative (11.2)",
            lambda ell, *rest: bic(-ell, *rest),
        ),
        Mistake(
            "two",
            "you took ℓ once; it counts twice in −2 ℓ + p ln N (11.2)",
            lambda ell, *rest: bic(ell / 2, *rest),
        ),
        Mistake(
            "AIC",
            "that is the price of AIC, 2 p; BIC charges p ln N (11.2)",
            lambda ell, K, D, family, N: aic(ell, K, D, family),
        ),
        Mistake(
            "log2",
            "you took the logarithm to the base 2; the natural one is asked for",
            lambda ell, K, D, family, N: -2 * ell + parameters(K, D, family) * np.log2(N),
        ),
        Mistake(
            "no-log",
            "you charged p N: BIC charges p ln N (11.2)",
            lambda ell, K, D, family, N: -2 * ell + parameters(K, D, family) * N,
        ),
        Mistake(
            "log10",
            "you took the logarithm to the base 10; the natural one is asked for",
            lambda ell, K, D, family, N: -2 * ell + parameters(K, D, family) * np.log10(N),
        ),
        Mistake(
            "M19",
            "you divided the log-likelihood by N; the total belongs into BIC",
            lambda ell, K, D, family, N: bic(ell / N, K, D, family, N),
        ),
        Mistake(
            "entries",
            "you counted N D numbers; N is the number of points",
            lambda ell, K, D, family, N: -2 * ell + parameters(K, D, family) * np.log(N * D),
        ),
        Mistake(
            "half",
            "you gave half of it, −ℓ + ½ p ln N; this book's BIC is twice that",
            lambda *call: bic(*call) / 2,
        ),
    ],
)


AIC = Function(
    id="aic",
    title="The price by AIC",
    name="aic",
    section="11-how-many.html#three-prices-and-a-test-that-fails",
    minutes=5,
    checks=price_checks("AIC", with_N=False),
    mistakes=[
        *(Mistake(code, why, lambda *call, p=p: aic(*call, p=p)) for code, why, p in COUNTS),
        Mistake(
            "M18",
            "you gave 2 ℓ − 2 p; here lower is better",
            lambda *call: -aic(*call),
        ),
        Mistake(
            "M18",
            "your log-likelihood has the wrong sign: −2 ℓ + 2 p, and ℓ may be negative (11.2)",
            lambda ell, *rest: aic(-ell, *rest),
        ),
        Mistake(
            "two",
            "you took ℓ once; it counts twice in −2 ℓ + 2 p (11.2)",
            lambda ell, *rest: aic(ell / 2, *rest),
        ),
        Mistake(
            "no-fit",
            "the log-likelihood is missing: AIC is −2 ℓ + 2 p (11.2)",
            lambda ell, *rest: aic(0.0, *rest),
        ),
        Mistake(
            "half",
            "you gave half of it, −ℓ + p; this book's AIC is twice that",
            lambda *call: aic(*call) / 2,
        ),
        Mistake(
            "once",
            "you charged p once; the price of AIC is 2 p",
            lambda ell, K, D, family: -2 * ell + parameters(K, D, family),
        ),
    ],
)


# E11.4, agreement of two partitions


def table(a, b):
    rows, columns = (np.unique(labels, return_inverse=True)[1].ravel() for labels in (a, b))
    counts = np.zeros((rows.max() + 1, columns.max() + 1))
    np.add.at(counts, (rows, columns), 1)
    return counts


def pairs(counts):
    return float(comb(counts, 2).sum())


def sums(a, b):
    """S, S_a, S_b and all pairs, of (11.3)."""
    t = table(a, b)
    return pairs(t), pairs(t.sum(axis=1)), pairs(t.sum(axis=0)), float(comb(len(a), 2))


def adjusted(a, b, undefined=1.0, middle=lambda S_a, S_b: (S_a + S_b) / 2):
    S, S_a, S_b, all_pairs = sums(a, b)
    E = S_a * S_b / all_pairs
    below = middle(S_a, S_b) - E
    return (S - E) / below if below else undefined


def rand(a, b):
    S, S_a, S_b, all_pairs = sums(a, b)
    return (all_pairs + 2 * S - S_a - S_b) / all_pairs


def over_all_pairs(a, b):
    S, S_a, S_b, all_pairs = sums(a, b)
    E = S_a * S_b / all_pairs
    return (S - E) / (all_pairs - E) if all_pairs > E else 1.0


def without_chance(a, b):
    S, S_a, S_b, _ = sums(a, b)
    return 2 * S / (S_a + S_b) if S_a + S_b else 1.0


def agreement(a, b):
    return float(np.mean([p == q for p, q in zip(a, b, strict=True)]))


def purity(a, b):
    return table(a, b).max(axis=0).sum() / len(a)


def jaccard(a, b):
    S, S_a, S_b, _ = sums(a, b)
    return S / (S_a + S_b - S) if S_a + S_b - S else 1.0


def six_points(rng):
    return [(["a", "a", "a", "b", "b", "b"], [0, 0, 1, 1, 1, 1])]


def other_names(rng):
    return [(["a", "b", "b", "c"], [7, 3, 3, 5]), ([0, 1, 1, 0, 2], [2, 0, 0, 2, 1])]


def partitions(rng):
    calls = []
    for N, K, L in ((40, 3, 4), (25, 5, 2), (60, 3, 3)):
        a = rng.integers(K, size=N)
        b = np.where(rng.random(N) < 0.6, a % L, rng.integers(L, size=N))
        calls.append((a.tolist(), b.tolist()))
    return [*calls, worse_than_chance(rng)]


def worse_than_chance(rng):
    """Every group of one side has one point in each group of the other: no pair is together."""
    n = rng.permutation(24)
    return (n % 4).tolist(), (n // 4).tolist()


def words_and_numbers(rng):
    some = rng.integers(3, size=150)
    words = [("rose", "iris", "lily")[i] for i in rng.permutation(3)]
    flower = [int(s) for s in np.where(rng.random(150) < 0.3, some, np.arange(150) // 50)]
    return [(SPECIES, flower), ([words[f] for f in flower], SPECIES)]


def trivial(rng):
    some = [0, 0, 1, 2, 1]
    return [
        (some, [4] * 5),
        ([4] * 5, some),
        ([1] * 5, [2] * 5),
        ([1, 2, 3, 4], [4, 1, 3, 2]),
        (["p", "q"], ["p", "p"]),
        ([1, 2], [2, 1]),
    ]


def numbers_far_apart(rng):
    names = np.array([-7, 10**9, 3, 1000])
    a, b = rng.integers(4, size=80), rng.integers(3, size=80)
    return [(names[a], names[b]), (names[a], names[np.where(rng.random(80) < 0.8, a, b)])]


def many_labels(rng):
    a = rng.integers(12, size=1500)
    return [(a, np.where(rng.random(1500) < 0.5, (5 * a + 2) % 12, rng.integers(12, size=1500)))]


def same_index(found, wanted, calls):
    """Each number to within 0.00001, also where 0 is right."""
    for a, b in zip(found, wanted, strict=True):
        if np.shape(a) != () or not abs(float(a) - float(b)) <= 1e-5:
            return "the index is not right"
    return None


ARI = Function(
    id="adjusted-rand",
    title="Adjusted for chance",
    name="adjusted_rand",
    section="11-how-many.html#how-good-is-it",
    minutes=25,
    checks=[
        Check(
            name="six points",
            points=1,
            calls=six_points,
            visible=True,
            judge=same_index,
            hint="count pairs: (S − E) / ((S_a + S_b) / 2 − E), with E = S_a S_b / pairs of all "
            "points (11.3)",
        ),
        Check(
            name="the same groups under other names",
            points=1,
            calls=other_names,
            visible=True,
            judge=same_index,
            hint="labels are names: equal partitions have the index 1 whatever they are called",
        ),
        Check(
            name="partitions with different numbers of groups",
            points=1,
            calls=partitions,
            repeat=2,
            judge=same_index,
            hint="make the table n_ij of both labels, and take its row and column sums (11.3)",
        ),
        Check(
            name="words as labels",
            points=1,
            calls=words_and_numbers,
            judge=same_index,
            hint="a label may be a text; np.unique(labels, return_inverse=True) numbers them",
        ),
        Check(
            name="a single group, all groups of one, two points",
            points=1,
            calls=trivial,
            judge=same_index,
            hint="one trivial side gives 0, and where the formula is 0/0 the index is 1 (§11.7)",
        ),
        Check(
            name="labels that are far apart",
            points=0.5,
            calls=numbers_far_apart,
            judge=same_index,
            hint="a label of 1 000 000 000 is a name, not the number of rows of a table",
        ),
        Check(
            name="fifteen hundred points",
            points=0.5,
            calls=many_labels,
            judge=same_index,
            hint="the table of counts is enough: nobody has to go through all pairs",
        ),
    ],
    mistakes=[
        Mistake(
            "rand",
            "this is the Rand index without the adjustment: two shuffled partitions get a high "
            "value too. Subtract what chance gives (11.3)",
            rand,
        ),
        Mistake(
            "M17",
            "you counted where the labels are equal; they are names, so compare pairs of points",
            agreement,
        ),
        Mistake(
            "purity",
            "this is the share of points that are right after giving each cluster its commonest "
            "group; it is 1 if every point is a cluster of its own",
            purity,
        ),
        Mistake(
            "jaccard",
            "this is the share of pairs that are together in both among those together in "
            "either, and it is not adjusted for chance",
            jaccard,
        ),
        Mistake(
            "largest",
            "you divided by the larger of S_a and S_b; the adjusted index has their mean",
            lambda a, b: adjusted(a, b, middle=max),
        ),
        Mistake(
            "zero-by-zero",
            "where numerator and denominator are both 0 the index is 1, by convention",
            lambda a, b: adjusted(a, b, undefined=0.0),
        ),
        Mistake(
            "negative",
            "you cut the index off at 0; it is negative where two partitions agree less than "
            "chance "
            "alone would let them (11.3)",
            lambda a, b: max(0.0, adjusted(a, b)),
        ),
        Mistake(
            "all-pairs",
            "you divided by the number of all pairs less E; it is the mean of S_a and S_b less E "
            "(11.3)",
            over_all_pairs,
        ),
        Mistake(
            "chance",
            "what chance gives is not subtracted: the index is (S − E) / ((S_a + S_b) / 2 − "
            "E) (11.3)",
            without_chance,
        ),
        example_alone(adjusted, *six_points(None)),
    ],
)


# E05.6, the bug clinic


THREE = np.array([1.0, 2.0, 3.0])


def em_on_a_line(density_sd=np.sqrt, seen=None, extra=0.0, shift=0, mean=False):
    """The program of the forum, with its bug or another in place of it."""

    def em_1d(x, pi, mu, sigma2, rounds):
        trace = []
        for _ in range(rounds + 1 + shift):
            sd = density_sd(sigma2)
            lj = np.log(pi) - np.log(sd) - 0.5 * np.log(2 * np.pi)
            lj = lj - 0.5 * ((x[:, None] - mu) / sd) ** 2
            per_point = logsumexp(lj, axis=1, keepdims=True)
            value = float(per_point.mean() if mean else per_point.sum())
            if seen == "one logarithm":
                value = len(x) * float(logsumexp(per_point) - np.log(len(x)))
            trace.append(max([value, *trace]) if seen == "highest" else value)
            gamma = np.exp(lj - per_point)
            N_k = gamma.sum(axis=0)
            old, mu = mu, gamma.T @ x / N_k
            pi = pi if seen == "old weights" else N_k / len(x)
            centre = old if seen == "old mean" else mu
            below = len(x) if seen == "over N" else N_k
            sigma2 = (gamma * (x[:, None] - centre) ** 2).sum(axis=0) / below + extra
        return trace[shift:]

    return em_1d


def three_points(rng):
    return [(THREE, np.array([0.5, 0.5]), np.array([1.0, 3.0]), np.ones(2), 3)]


def begins_like_the_example(found, wanted, calls):
    """As many values of the example as there are, whatever the points."""
    shown = em_on_a_line()(*three_points(None)[0])
    copied = [len(a) and np.allclose(a, shown[: len(a)], rtol=1e-3) for a in map(np.asarray, found)]
    return all(copied) and not np.array_equal(calls[0][0], THREE)


def start_alone(rng):
    return [
        (
            np.array([0.0, 1.0, 5.0, 6.0]),
            np.array([0.3, 0.7]),
            np.array([0.0, 6.0]),
            np.array([1.0, 4.0]),
            0,
        )
    ]


def on_a_line(rng, N, K, rounds, unit=1.0):
    pi = rng.permutation(np.arange(2.0, K + 2))
    mu = np.arange(K) * 3.0 + rng.normal(0, 0.3, K)
    sd = rng.uniform(0.7, 1.5, K)
    z = rng.choice(K, size=N, p=pi / pi.sum())
    x = mu[z] + sd[z] * rng.normal(size=N)
    return unit * x, pi / pi.sum(), unit * (mu + 0.3), unit**2 * rng.uniform(0.6, 3, K), rounds


def two_components(rng):
    return [on_a_line(rng, 60, 2, 6)]


def more_components(rng):
    return [on_a_line(rng, 90, 4, 4), on_a_line(rng, 20, 1, 3)]


def other_units(rng):
    return [on_a_line(rng, 50, 2, 5, unit) for unit in (0.01, 100.0)]


def many_rounds(rng):
    return [on_a_line(rng, 80, 2, 60)]


CLINIC = Function(
    id="bug-clinic",
    title="The bug clinic",
    name="em_1d",
    section="05-m-step.html#bug-clinic",
    minutes=20,
    checks=[
        Check(
            name="the first rounds on the three points",
            points=1,
            calls=three_points,
            visible=True,
            hint="the first value of the forum's program is right and the second is not; at the "
            "start all variances are 1",
        ),
        Check(
            name="no round at all",
            points=0.5,
            calls=start_alone,
            visible=True,
            hint="the trace begins with the log-likelihood of the start, here with variances 1 "
            "and 4",
        ),
        Check(
            name="two components with unequal weights",
            points=1,
            calls=two_components,
            hint="sigma2 holds variances, and the density wants their square roots: "
            "ln N(x | μ, σ²) has −½ ln σ² and −(x − μ)² / (2 σ²)",
        ),
        Check(
            name="four components, and one",
            points=0.5,
            calls=more_components,
            hint="a repair must not depend on the number of components",
        ),
        Check(
            name="the same in other units",
            points=0.5,
            calls=other_units,
            hint="a small constant that is added somewhere hides a bug and brings another",
        ),
        Check(
            name="sixty rounds",
            points=0.5,
            calls=many_rounds,
            hint="return rounds + 1 values, also after the run has come to rest",
        ),
    ],
    mistakes=[
        Mistake(
            "M4",
            "the variance is still used as a standard deviation somewhere in the density",
            em_on_a_line(density_sd=lambda sigma2: sigma2),
        ),
        Mistake(
            "hidden",
            "you report the highest value so far; the bug is still there, only the trace no "
            "longer shows it",
            em_on_a_line(density_sd=lambda sigma2: sigma2, seen="highest"),
        ),
        Mistake(
            "M16",
            "you added a constant to the variances; that is another algorithm, and the trace "
            "may fall",
            em_on_a_line(extra=1e-3),
        ),
        Mistake(
            "M7",
            "your variances are taken about the old means; the M step of the forum's program was "
            "right there",
            em_on_a_line(seen="old mean"),
        ),
        Mistake(
            "M11",
            "your trace begins one round late: its first value belongs to the start",
            em_on_a_line(shift=1),
        ),
        Mistake(
            "M19",
            "your log-likelihoods are means over the points; totals in nats are asked for",
            em_on_a_line(mean=True),
        ),
        Mistake(
            "M8",
            "you took the logarithm of the mean density; ℓ is the sum of the logarithms over the "
            "points, Σ_n ln Σ_k π_k N(x_n | μ_k, σ²_k) (9.14)",
            em_on_a_line(seen="one logarithm"),
        ),
        Mistake(
            "M5",
            "you divided the variances by N, not by N_k; the M step of the forum's program was "
            "right there (9.25)",
            em_on_a_line(seen="over N"),
        ),
        Mistake(
            "M4",
            "you took the root twice: sigma2 is the variance, and its root is the standard "
            "deviation that the density wants",
            em_on_a_line(density_sd=lambda sigma2: np.sqrt(np.sqrt(sigma2))),
        ),
        Mistake(
            "weights",
            "your weights stay as they are at the start; the M step makes them new as well, "
            "π_k = N_k / N (9.26)",
            em_on_a_line(seen="old weights"),
        ),
        replace(example_alone(em_on_a_line(), *three_points(None)), seen=begins_like_the_example),
    ],
)


NAME_OF_BUG = Choice(
    id="name-of-the-bug",
    title="Its name",
    name="bug",
    section="05-m-step.html#bug-clinic",
    minutes=5,
    points=1,
    right="variance as standard deviation",
    options={
        "variance as standard deviation": "the density was given a variance where it wants a "
        "standard deviation; at the start both are 1, so the first value is right",
        "divided by N": "the new means and variances are right at the first M step, so their "
        "denominators are too",
        "old mean": "a covariance about the old mean never makes the trace fall (chapter 05)",
        "weights left out": "the first value would be wrong already, as the weights are not 1",
        "rounding": "rounding moves the trace by about 1e-13, not by whole nats",
    },
    mistakes=[
        Mistake(
            "M7",
            "a covariance about the old mean never makes the trace fall (chapter 05)",
            "old mean",
        ),
        Mistake("M5", "the first M step gives the right means and variances", "divided by N"),
    ],
)


REPORT = Text(
    id="iris-report",
    title="A report on iris",
    name="iris_report",
    section="06-iris.html#report-the-policy-not-the-lucky-run",
    minutes=60,
    words=220,
    rubric={
        "the policy: model and family, K, start policy and seed, number of starts, rule for "
        "stopping": 2,
        "the guard: which floor, why this one, and how many runs met it": 2,
        "the result: ℓ in nats (a total, in which unit of the data), how many starts reach it, "
        "what the others reach": 2,
        "the choice of K: the criterion with its sign, at least two values of K compared, and "
        "what K = 2 means": 1,
        "the judgement: agreement with the species (ARI or errors after matching), used to judge "
        "and not to choose": 1,
        "the claim is no larger than the evidence": 2,
    },
)


ASSIGNMENT = Assignment(
    slug="b-iris",
    title="The algorithm, and iris",
    questions=[FIT, BEST_OF, BIC, AIC, ARI, CLINIC, NAME_OF_BUG, REPORT],
)
