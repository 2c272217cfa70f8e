"""One week of EM: draw from a mixture, write both steps, and certify that a step was EM's."""

import numpy as np
from scipy.linalg import solve_triangular
from scipy.special import logsumexp, xlogy
from scipy.stats import chi2

from emgrade.known import example_alone, same_start
from emgrade.spec import Assignment, Check, Function, Mistake, Rng, Text

TAIL = 1e-9  # how often a right sample fails one of the statistical tests


# What the checks draw: every component with a weight, a mean and a correlated covariance of its own


def covariance(rng, D):
    """Correlated, with standard deviations between 0.6 and 2 and a condition number up to 300."""
    turn = np.linalg.qr(rng.normal(size=(D, D)))[0]
    Sigma = (turn * rng.uniform(0.05, 3.0, D)) @ turn.T
    scale = rng.uniform(0.6, 2.0, D) / np.sqrt(np.diag(Sigma))
    return Sigma * np.outer(scale, scale)


def tilted(D):
    """Standard deviations 1, 2, ... and correlations 0.7: L and its transpose differ by much."""
    sd = np.arange(1.0, D + 1)
    return (0.7 + 0.3 * np.eye(D)) * np.outer(sd, sd)


def mixture(rng, K, D, apart=2.0):
    """(pi, mu, Sigma); no two weights are equal."""
    pi = rng.permutation(np.arange(1.0, K + 1)) + rng.uniform(0, 0.3, K)
    Sigma = np.stack([covariance(rng, D) for _ in range(K)])
    return pi / pi.sum(), apart * rng.normal(size=(K, D)), Sigma


def points(rng, N, pi, mu, Sigma):
    z = rng.choice(len(pi), size=N, p=pi)
    noise = rng.normal(size=(N, mu.shape[1]))
    return mu[z] + np.einsum("nij,nj->ni", np.linalg.cholesky(Sigma)[z], noise)


def some_shares(rng, N, K):
    """Rows that add up to 1, columns with unequal sums."""
    return rng.dirichlet(rng.permutation(np.arange(1.0, K + 1)), size=N)


THREE = np.array([[1.0], [2.0], [3.0]])
GUESS = (np.array([0.5, 0.5]), np.array([[1.0], [3.0]]), np.ones((2, 1, 1)))


# E02.2, the sampler


def seed(rng):
    return Rng(int(rng.integers(2**32)))


def small_samples(rng):
    cases = [mixture(rng, 3, 2), mixture(rng, 2, 1), mixture(rng, 1, 3)]
    return [(n, *theta, seed(rng)) for n, theta in zip((40, 25, 10), cases, strict=True)]


def same_and_other_seed(rng):
    theta, one, other = mixture(rng, 3, 2), seed(rng), seed(rng)
    return [(30, *theta, one), (30, *theta, one), (30, *theta, other)]


def many_small_samples(rng):
    pi, mu, Sigma = mixture(rng, 3, 1)
    pi = rng.permutation([0.5, 0.32, 0.18])
    return [(60, pi, mu, Sigma, seed(rng)) for _ in range(100)]


def one_large_sample(rng):
    K, D = 4, 3
    pi, mu, Sigma = mixture(rng, K, D)
    pi = rng.permutation([0.4, 0.3, 0.18, 0.12])
    mu = 9.0 * np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]]) + mu
    Sigma[rng.integers(K)] = tilted(D)
    Sigma[np.argmax(pi)] = tilted(D)
    return [(2400, pi, mu, Sigma, seed(rng))]


def samples_at_the_edge(rng):
    gone = mixture(rng, 3, 2)
    return [
        (900, *mixture(rng, 2, 1, apart=6), seed(rng)),
        (900, *mixture(rng, 1, 5), seed(rng)),
        (900, np.array([0.3, 0.0, 0.7]), *gone[1:], seed(rng)),
        (1500, *mixture(rng, 2, 20), seed(rng)),
    ]


def is_a_sample(found, wanted, calls):
    """x is (n, D), z is (n,) with whole numbers from 0 to K - 1."""
    for pair, (n, _, mu, _, _) in zip(found, calls, strict=True):
        if not isinstance(pair, tuple | list) or len(pair) != 2:
            return "return two things, x and z, in this order"
        x, z = np.asarray(pair[0], float), np.asarray(pair[1], float)
        if x.shape != (n, len(mu[0])):
            return f"x has the shape {x.shape}, not {(n, len(mu[0]))}"
        if z.shape != (n,):
            return f"z has the shape {z.shape}, not {(n,)}"
        if not np.isfinite(x).all():
            return "x holds a NaN or an infinity"
        if x.size > 1 and np.ptp(x) == 0:
            return "all numbers in x are the same; draw them"
        if not (np.isin(z, np.arange(len(mu))).all()):
            return f"labels must be whole numbers from 0 to {len(mu) - 1}"
    return None


def follows_its_generator(found, wanted, calls):
    """Equal samples from equal generators, another from another."""
    if not all(isinstance(pair, tuple | list) and len(pair) == 2 for pair in found):
        return "return two things, x and z, in this order"
    x = [np.asarray(pair[0], float) for pair in found]
    z = [np.asarray(pair[1], float) for pair in found]
    if not (np.array_equal(x[0], x[1]) and np.array_equal(z[0], z[1])):
        return "two generators with the same seed gave different samples"
    if np.array_equal(x[0], x[2]) or np.array_equal(z[0], z[2]):
        return "generators with different seeds gave the same sample"
    return None


def label_counts(pair, K):
    return np.bincount(np.asarray(pair[1], float).astype(int), minlength=K)


def counts_vary(found, wanted, calls):
    """Pearson's statistic of all samples together: neither too large nor, with fixed counts, 0."""
    if problem := is_a_sample(found, wanted, calls):
        return problem
    n, pi, *_ = calls[0]
    counts = np.array([label_counts(pair, len(pi)) for pair in found])
    total, df = counts.sum(axis=0), len(pi) - 1
    mean = len(counts) * n * pi
    if ((total - mean) ** 2 / mean).sum() > chi2(df).isf(TAIL):
        return "the labels do not come in the proportions pi"
    varied = ((counts - n * pi) ** 2 / (n * pi)).sum()
    if varied < chi2(df * len(counts)).ppf(TAIL):
        return "from sample to sample the counts vary too little"
    if varied > 1.15 * chi2(df * len(counts)).isf(TAIL):  # the law is only nearly chi squared
        return "from sample to sample the counts vary too much"
    return None


def whitened(x, mu, Sigma):
    return solve_triangular(np.linalg.cholesky(Sigma), (x - mu).T, lower=True).T


def not_standard_normal(w):
    """Which of mean, variances and correlations of whitened points is off by over 8 sd."""
    n, D = w.shape
    if n * (w.mean(axis=0) ** 2).sum() > chi2(D).isf(TAIL):
        return "mean"
    spread = (w.T @ w - n * np.eye(D)) / np.sqrt(n * (1 + np.eye(D)))
    return "covariance" if np.abs(spread).max() > 8 else None


def points_belong_to_labels(found, wanted, calls):
    """The points of each label have the mean and the covariance of that component."""
    if problem := is_a_sample(found, wanted, calls):
        return problem
    for pair, (_, pi, mu, Sigma, _) in zip(found, calls, strict=True):
        x, z = (np.asarray(part, float) for part in pair)
        counts = label_counts(pair, len(pi))
        if counts[np.asarray(pi) == 0].any():
            return "a component of weight 0 was drawn"
        for k in np.flatnonzero(counts >= 100):
            if what := not_standard_normal(whitened(x[z == k], mu[k], Sigma[k])):
                return f"the points of a label do not have the {what} of its component"
    return None


def order_is_random(found, wanted, calls):
    """The first half holds the labels of the second, and neighbours are independent."""
    if problem := is_a_sample(found, wanted, calls):
        return problem
    for (_, z), (n, pi, *_) in zip(found, calls, strict=True):
        z = np.asarray(z, float).astype(int)
        halves = np.array([np.bincount(h, minlength=len(pi)) for h in (z[: n // 2], z[n // 2 :])])
        mean = np.maximum(halves.mean(axis=0), 1)
        if ((halves - mean) ** 2 / mean).sum() > chi2(len(pi) - 1).isf(TAIL):
            return "the two halves of the sample hold different labels"
        same, p = np.sum(z[1:] == z[:-1]), (np.bincount(z) / n) @ (np.bincount(z) / n)
        if abs(same - n * p) > 8 * np.sqrt(n * p * (1 - p)):
            return "the labels of neighbouring rows depend on each other"
    return None


# Wrong samplers draw in ways of their own, so what they are is told from their samples


def samples(found, least=0):
    """(x, z) of each call as arrays, the labels as whole numbers; stops if there are too few."""
    pairs = [(np.asarray(x, float), np.asarray(z, float).astype(int)) for x, z in found]
    if min(len(x) for x, _ in pairs) < least:
        raise ValueError("from so few points nothing can be told")
    return pairs


def labels_are_fixed(found, wanted, calls):
    """In all samples of one size the counts are n pi, but for the rounding."""
    pairs = [
        (np.bincount(z, minlength=len(c[1])), c)
        for (_, z), c in zip(samples(found), calls, strict=True)
    ]
    return len(calls) >= 10 and all(np.abs(m - c[0] * c[1]).max() <= len(c[1]) for m, c in pairs)


def labels_are_equally_likely(found, wanted, calls):
    counts = sum(np.bincount(z, minlength=len(calls[0][1])) for _, z in samples(found))
    return len(calls) >= 10 and ((counts - counts.mean()) ** 2 / counts.mean()).sum() < 40


def labels_are_sorted(found, wanted, calls):
    return all((np.diff(z) >= 0).all() for _, z in samples(found, 500))


def has_law(w):
    return not_standard_normal(w) is None


def labels_belong_to_others(found, wanted, calls):
    """The nearest component has the counts of the labels, and few points have their label."""
    for (x, z), (_, pi, mu, Sigma, _) in zip(samples(found, 500), calls, strict=True):
        square = [(whitened(x, m, S) ** 2).sum(axis=1) for m, S in zip(mu, Sigma, strict=True)]
        nearest = np.argmin(square, axis=0)
        apart = np.abs(np.bincount(nearest, minlength=len(pi)) - np.bincount(z, minlength=len(pi)))
        if len(pi) < 2 or apart.max() > 0.02 * len(z) or (nearest == z).mean() > 0.6:
            return False
    return True


def points_have(covariance):
    """The points of each label have this wrong covariance, a function of the right one."""

    def seen(found, wanted, calls):
        return all(
            has_law(whitened(x[z == k], mu[k], covariance(Sigma[k])))
            for (x, z), (_, pi, mu, Sigma, _) in zip(samples(found, 500), calls, strict=True)
            for k in np.flatnonzero(np.bincount(z, minlength=len(pi)) >= 100)
        )

    return seen


def of_the_transposed_root(Sigma):
    L = np.linalg.cholesky(Sigma)
    return L.T @ L


def points_are_a_sum(found, wanted, calls):
    """Whatever the labels, all points are from one Gaussian, that of the sum of pi_k x_k."""
    return all(
        has_law(whitened(x, pi @ mu, np.einsum("k,kij->ij", pi**2, Sigma)))
        for (x, _), (_, pi, mu, Sigma, _) in zip(samples(found, 500), calls, strict=True)
    )


def noise_is_shared(found, wanted, calls):
    """All points of a label are the same, and those of others are not."""
    return all(np.ptp(x) > 0 for x, _ in samples(found)) and all(
        np.ptp(x[z == k], axis=0).max() < 1e-9 for x, z in samples(found) for k in np.unique(z)
    )


def generator_is_not_used(found, wanted, calls):
    """The same generator gives different samples, or different ones the same."""
    return len(calls) == 3 and same_start(calls[0][4], calls[1][4])


def drawn(n, pi, mu, Sigma, rng, z=None, root=np.linalg.cholesky):
    """The sampler, with labels and roots of a wrong one."""
    z = rng.choice(len(pi), size=n, p=pi) if z is None else z
    noise = rng.standard_normal((n, len(mu[0])))
    return mu[z] + np.einsum("nij,nj->ni", root(Sigma)[z], noise), z


def fixed_counts(n, pi, mu, Sigma, rng):
    counts = np.floor(n * pi).astype(int)
    counts[np.argmax(pi)] += n - counts.sum()
    return drawn(n, pi, mu, Sigma, rng, z=rng.permutation(np.repeat(np.arange(len(pi)), counts)))


def sorted_labels(n, pi, mu, Sigma, rng):
    return drawn(n, pi, mu, Sigma, rng, z=np.repeat(np.arange(len(pi)), rng.multinomial(n, pi)))


def shuffled_apart(n, pi, mu, Sigma, rng):
    x, z = drawn(n, pi, mu, Sigma, rng)
    rng.shuffle(x)
    rng.shuffle(z)
    return x, z


def transposed_root(n, pi, mu, Sigma, rng):
    return drawn(n, pi, mu, Sigma, rng, root=lambda S: np.linalg.cholesky(S).swapaxes(1, 2))


def one_noise(n, pi, mu, Sigma, rng):
    z = rng.choice(len(pi), size=n, p=pi)
    return mu[z] + (np.linalg.cholesky(Sigma) @ rng.standard_normal(len(mu[0])))[z], z


def generator_ignored(n, pi, mu, Sigma, rng):
    return drawn(n, pi, mu, Sigma, np.random.default_rng(0))


def one_label_for_all(n, pi, mu, Sigma, rng):
    return drawn(n, pi, mu, Sigma, rng, z=np.full(n, rng.choice(len(pi), p=pi)))


def sum_of_draws(n, pi, mu, Sigma, rng):
    z = rng.choice(len(pi), size=n, p=pi)
    parts = [drawn(n, pi, mu, Sigma, rng, z=np.full(n, k))[0] for k in range(len(pi))]
    return np.einsum("k,knd->nd", pi, parts), z


SAMPLER = Function(
    id="sampler",
    title="Draw from a mixture",
    name="sample_mixture",
    section="02-latent-state.html#the-sampler-by-hand",
    minutes=25,
    checks=[
        Check(
            name="x and z have the shapes and the labels that are asked for",
            points=1,
            calls=small_samples,
            visible=True,
            judge=is_a_sample,
            hint="return x of shape (n, D) and z of shape (n,) with labels from 0 to K - 1 (§2.4)",
        ),
        Check(
            name="the generator alone decides what is drawn",
            points=1,
            calls=same_and_other_seed,
            visible=True,
            judge=follows_its_generator,
            hint="draw everything from rng: no np.random.normal, no generator or seed of your own",
        ),
        Check(
            name="the counts of the labels vary as they should",
            points=2,
            calls=many_small_samples,
            judge=counts_vary,
            hint="each row spins for its own label, (9.10): the counts are multinomial, "
            "with variance n π_k (1 − π_k), and never fixed at n π_k",
        ),
        Check(
            name="the points of each label come from its component",
            points=2,
            calls=one_large_sample,
            judge=points_belong_to_labels,
            hint="x_n = μ_z + L_z ε with L Lᵀ = Σ_z and ε of its own for each row, (9.11); "
            "keep each point together with its label",
        ),
        Check(
            name="the rows come in random order",
            points=1,
            calls=one_large_sample,
            judge=order_is_random,
            hint="the label of a row says nothing about the next: draw them independently, or "
            "shuffle points and labels together",
        ),
        Check(
            name="one dimension, twenty, a single component, a weight of 0",
            points=1,
            calls=samples_at_the_edge,
            judge=points_belong_to_labels,
            hint="K, D and the weights are whatever the arguments say; Σ has the shape (K, D, D) "
            "also for D = 1",
        ),
    ],
    mistakes=[
        Mistake(
            "M12",
            "you gave each component a fixed number of points, n π_k rounded; the count of a label "
            "is random, with variance n π_k (1 − π_k), because every row spins for itself, (9.10)",
            fixed_counts,
            labels_are_fixed,
        ),
        Mistake(
            "sorted",
            "your rows come sorted by component; the rows of a sample are independent, so the "
            "first half must look like the second",
            sorted_labels,
            labels_are_sorted,
        ),
        Mistake(
            "M12",
            "you shuffled x and z apart, so a label no longer belongs to its point; shuffle both "
            "with one permutation, or not at all (9.11)",
            shuffled_apart,
            labels_belong_to_others,
        ),
        Mistake(
            "M13",
            "you multiplied the noise by Lᵀ in place of L: your points have the covariance Lᵀ L, "
            "and L Lᵀ = Σ is wanted (for rows of noise that is noise @ L.T)",
            transposed_root,
            points_have(of_the_transposed_root),
        ),
        Mistake(
            "M4",
            "you multiplied the noise by Σ, so your points have the covariance Σ Σ; multiply by a "
            "root of it, x = μ_z + L_z ε with L Lᵀ = Σ_z (9.11)",
            lambda *call: drawn(*call, root=lambda S: S),
            points_have(lambda Sigma: Sigma @ Sigma),
        ),
        Mistake(
            "diagonal",
            "you used the variances alone; the covariances off the diagonal of Σ_z belong to the "
            "points as well: x = μ_z + L_z ε with L Lᵀ = Σ_z (9.11)",
            lambda *call: drawn(*call, root=lambda S: np.sqrt(S * np.eye(S.shape[-1]))),
            points_have(lambda Sigma: np.diag(np.diag(Sigma))),
        ),
        Mistake(
            "noise",
            "you drew one ε for all rows of a label; each row needs noise of its own (9.11)",
            one_noise,
            noise_is_shared,
        ),
        Mistake(
            "M1",
            "you left out the weights: your labels are all equally likely, and label k is drawn "
            "with the probability π_k (9.10)",
            lambda n, pi, *rest: drawn(n, np.full(len(pi), 1 / len(pi)), *rest),
            labels_are_equally_likely,
        ),
        Mistake(
            "M14",
            "you did not draw everything from rng: the generator alone decides what is drawn, so "
            "there is no np.random and no seed of your own in a sampler (§2.4)",
            generator_ignored,
            generator_is_not_used,
        ),
        Mistake(
            "one-label",
            "you spun once and gave the label to all rows; every row has a label of its own",
            one_label_for_all,
        ),
        Mistake(
            "sum",
            "you added up π_k x_k over the components: that is a sum of Gaussians, which is "
            "Gaussian again. A mixture takes one of them for each row",
            sum_of_draws,
            points_are_a_sum,
        ),
    ],
)


# E04.2, the E step


def log_joint(x, pi, mu, Sigma):
    """ln pi_k + ln N(x_n; mu_k, Sigma_k), (N, K)."""
    N, D = x.shape
    out = np.empty((N, len(pi)))
    for k in range(len(pi)):
        L = np.linalg.cholesky(Sigma[k])
        square = (solve_triangular(L, (x - mu[k]).T, lower=True) ** 2).sum(axis=0)
        out[:, k] = -0.5 * square - np.log(np.diag(L)).sum() - 0.5 * D * np.log(2 * np.pi)
    with np.errstate(divide="ignore"):
        return out + np.log(pi)


def shares(log_joint, axis=1):
    return np.exp(log_joint - logsumexp(log_joint, axis=axis, keepdims=True))


def total(log_joint):
    return float(logsumexp(log_joint, axis=1).sum())


def three_points(rng):
    return [(THREE, *GUESS)]


def data_and_theta(rng, N, K, D, apart=2.0):
    theta = mixture(rng, K, D, apart)
    return points(rng, N, *theta), *theta


def plain_data(rng):
    return [data_and_theta(rng, 6, 3, 2)]


def general_data(rng):
    return [data_and_theta(rng, 23, 4, 3), data_and_theta(rng, 17, 2, 5)]


def far_point(rng):
    x, *theta = data_and_theta(rng, 9, 3, 2)
    angle = rng.uniform(0, 2 * np.pi)
    x[rng.integers(9)] = 1e3 * np.array([np.cos(angle), np.sin(angle)])
    return [(x, *theta)]


def weight_of_zero(rng):
    x, pi, mu, Sigma = data_and_theta(rng, 12, 3, 2)
    pi = pi * (np.arange(3) != rng.integers(3))
    return [(x, pi / pi.sum(), mu, Sigma)]


def sizes_at_the_edge(rng):
    sizes = [(11, 3, 1), (15, 2, 20), (8, 1, 3), (1, 3, 2)]
    return [data_and_theta(rng, *size, apart=1.0) for size in sizes]


def far_from_zero(rng):
    x, pi, mu, Sigma = data_and_theta(rng, 14, 3, 2)
    shift = 1e6 * rng.choice([-1, 1], 2)
    return [(x + shift, pi, mu + shift, Sigma)]


def rows_add_up_to_one(found, wanted, calls):
    """gamma is (N, K), its entries are shares, and each row adds up to 1."""
    for answer, (x, pi, _, _) in zip(found, calls, strict=True):
        if not isinstance(answer, tuple | list) or len(answer) != 2:
            return "return two things, gamma and ell, in this order"
        gamma = np.asarray(answer[0], float)
        if gamma.shape != (len(x), len(pi)):
            return f"gamma has the shape {gamma.shape}, not {(len(x), len(pi))}"
        if not (gamma >= -1e-6).all():
            return "an entry of gamma is below 0 or no number"
        if not np.abs(gamma.sum(axis=1) - 1).max() <= 1e-5:
            return f"a row of gamma adds up to {gamma.sum(axis=1)[0]:.5g}, not to 1"
    return None


def e_step_with(shares=shares, ell=total, joint=log_joint):
    """An E step, with one of its parts exchanged for a wrong one."""

    def e_step(x, pi, mu, Sigma):
        lj = joint(x, pi, mu, Sigma)
        return shares(lj), ell(lj)

    return e_step


def without_weights(x, pi, mu, Sigma):
    return log_joint(x, np.ones_like(pi), mu, Sigma)


def precision_exchanged(x, pi, mu, Sigma):
    """Squared distances with Sigma where its inverse belongs."""
    d = x[:, None] - mu
    square = np.einsum("nki,kij,nkj->nk", d, Sigma, d)
    log_det = np.linalg.slogdet(Sigma)[1]
    return np.log(pi) - 0.5 * (square + log_det + x.shape[1] * np.log(2 * np.pi))


def variance_as_sd(x, pi, mu, Sigma):
    return log_joint(x, pi, mu, Sigma @ Sigma)


def underflows(x, pi, mu, Sigma):
    joint = np.exp(log_joint(x, pi, mu, Sigma))
    total = joint.sum(axis=1, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        return joint / total, float(np.log(total).sum())


def determinant_in_full(x, pi, mu, Sigma):
    return log_joint(x, pi, mu, Sigma) - 0.5 * np.linalg.slogdet(Sigma)[1]


def variances_alone(x, pi, mu, Sigma):
    return log_joint(x, pi, mu, Sigma * np.eye(x.shape[1]))


def without_constant(x, pi, mu, Sigma):
    return log_joint(x, pi, mu, Sigma) + 0.5 * x.shape[1] * np.log(2 * np.pi)


def hard(log_joint):
    return np.eye(log_joint.shape[1])[log_joint.argmax(axis=1)]


def expected(log_joint):
    return float((shares(log_joint) * np.maximum(log_joint, -1e300)).sum())


E_STEP = Function(
    id="e-step",
    title="The E step",
    name="e_step",
    section="04-e-step.html#shares-by-bayes-rule",
    minutes=30,
    checks=[
        Check(
            name="the shares and the log-likelihood of the three points",
            points=1,
            calls=three_points,
            visible=True,
            hint="γ_nk = π_k N(x_n | μ_k, Σ_k) / Σ_j π_j N(x_n | μ_j, Σ_j), (9.23); "
            "ell adds up the logarithms of the denominators over all points",
        ),
        Check(
            name="each row of gamma adds up to 1",
            points=1,
            calls=plain_data,
            visible=True,
            judge=rows_add_up_to_one,
            hint="divide each row by its own sum, over the components (9.23)",
        ),
        Check(
            name="unequal weights, correlated covariances, more dimensions",
            points=3,
            calls=general_data,
            repeat=2,
            hint="the weights π_k, the inverse of Σ_k and its determinant all belong to (9.23)",
        ),
        Check(
            name="a point a thousand units away",
            points=2,
            calls=far_point,
            hint="far away every density is 0 in floating point: stay in logarithms, and add "
            "up with logsumexp (§3.6)",
        ),
        Check(
            name="a component of weight 0 has the share 0",
            points=1,
            calls=weight_of_zero,
            hint="ln 0 = −∞ is the right logarithm here, and its share is exp(−∞) = 0; see that "
            "no NaN comes of it",
        ),
        Check(
            name="one dimension, twenty, a single component, a single point",
            points=1,
            calls=sizes_at_the_edge,
            hint="x is (N, D) and Σ is (K, D, D) also for D = 1; the constant is D/2 ln 2π",
        ),
        Check(
            name="data far from the origin",
            points=1,
            calls=far_from_zero,
            hint="subtract the mean before you square: (x − μ)ᵀ Σ⁻¹ (x − μ), not multiplied out",
        ),
    ],
    mistakes=[
        Mistake(
            "M1",
            "you left out the weights: without π_k in (9.23) a rare component gets as much as "
            "a frequent one",
            e_step_with(joint=without_weights),
        ),
        Mistake(
            "M2",
            "you divided by sums over the points: each column of your gamma adds up to 1, and "
            "each row should",
            e_step_with(shares=lambda lj: shares(lj, axis=0)),
        ),
        Mistake(
            "M3",
            "you took Σ where Σ⁻¹ belongs: the squared distance is (x − μ)ᵀ Σ⁻¹ (x − μ)",
            e_step_with(joint=precision_exchanged),
        ),
        Mistake(
            "M4",
            "you took the variance for the standard deviation: Σ_k holds variances (squared "
            "units), and scipy's norm wants their square roots",
            e_step_with(joint=variance_as_sd),
        ),
        Mistake(
            "M9",
            "your densities are 0 far away, so you divided 0 by 0: stay in logarithms",
            underflows,
        ),
        Mistake(
            "M10",
            "you gave each point to its likeliest component; a share lies between 0 and 1",
            e_step_with(shares=hard),
        ),
        Mistake(
            "M19",
            "your ell is the mean over the points; the sum is asked for, N times as much",
            e_step_with(ell=lambda lj: total(lj) / len(lj)),
        ),
        Mistake(
            "Q",
            "your ell is Q, the mean of the complete-data log-likelihood; ℓ is larger by the "
            "entropy of the shares. Sum ln Σ_k π_k N_nk over the points",
            e_step_with(ell=expected),
        ),
        Mistake(
            "constant",
            "the constant −D/2 ln 2π of each Gaussian is missing in your ell; it cancels in the "
            "shares alone",
            e_step_with(joint=without_constant),
        ),
        Mistake(
            "determinant",
            "ln det Σ_k counts half: the density has det Σ_k to the power −½ (2.43)",
            e_step_with(joint=determinant_in_full),
        ),
        Mistake(
            "diagonal",
            "you used the variances alone; the whole inverse of Σ_k stands in (x − μ)ᵀ Σ⁻¹ (x − μ)",
            e_step_with(joint=variances_alone),
        ),
        example_alone(e_step_with(), *three_points(None)),
    ],
)


# E05.2, the M step


def m_step(x, gamma, ridge=0.0, lost=0.0, counts=None, centre=None):
    """The M step, or with one of the last four arguments a wrong one."""
    N_k = gamma.sum(axis=0) if counts is None else counts(gamma)
    mu = gamma.T @ x / N_k[:, None]
    d = x[:, None] - (mu if centre is None else centre(x))
    Sigma = np.einsum("nk,nki,nkj->kij", gamma, d, d) / (N_k - lost)[:, None, None]
    return gamma.sum(axis=0) / len(x), mu, Sigma + ridge * np.eye(x.shape[1])


def one_hot(rng):
    x = rng.normal(size=(9, 2)) @ np.array([[1.0, 0.8], [0.0, 0.6]])
    return [(x, np.eye(2)[np.array([0, 0, 1, 0, 1, 1, 0, 1, 1])])]


def shares_of_three(rng):
    gamma = np.array([0.880797, 0.5, 0.119203])
    return [(THREE, np.stack([gamma, 1 - gamma], axis=1))]


def soft_data(rng, N, K, D):
    x = points(rng, N, *mixture(rng, K, D))
    return x, some_shares(rng, N, K)


def soft_shares(rng):
    return [soft_data(rng, 31, 3, 2), soft_data(rng, 40, 2, 4)]


def soft_at_the_edge(rng):
    sizes = [(13, 1, 3), (16, 3, 1), (60, 2, 20)]
    return [soft_data(rng, *size) for size in sizes]


def soft_far_from_zero(rng):
    x, gamma = soft_data(rng, 30, 3, 2)
    return [(0.1 * x + 1e6 * rng.choice([-1, 1], 2), gamma)]


def tiny_share(rng):
    x, gamma = soft_data(rng, 25, 3, 2)
    k = rng.integers(3)
    gamma[:, k] *= 1e-7
    return [(x, gamma / gamma.sum(axis=1, keepdims=True))]


def small_units(rng):
    x, gamma = soft_data(rng, 35, 2, 3)
    return [(1e-4 * x, gamma)]


def many_points(rng):
    return [soft_data(rng, 20_000, 2, 2)]


def same_parameters(found, wanted, calls):
    """Weights, means about the middle of the data, and covariances, each on its own scale."""
    for answer, right, (x, _) in zip(found, wanted, calls, strict=True):
        if not isinstance(answer, tuple | list) or len(answer) != 3:
            return "return three things, pi, mu and Sigma, in this order"
        middle = np.asarray(x, float).mean(axis=0)
        for name, a, b in zip(("pi", "mu", "Sigma"), answer, right, strict=True):
            a, b = np.asarray(a, float), np.asarray(b, float)
            if a.shape != b.shape:
                return f"{name} has the shape {a.shape}, not {b.shape}"
            if name == "mu":
                a, b = a - middle, b - middle
            scale = np.sqrt(np.asarray(right[2], float).max()) if name == "mu" else np.abs(b).max()
            if not np.abs(a - b).max() <= 1e-5 * scale:
                return f"{name} is not that of the M step"
    return None


def divided_by_N(x, gamma):
    pi, mu = gamma.mean(axis=0), gamma.T @ x / len(x)
    return pi, mu, m_step(x, gamma, centre=lambda _: mu)[2] * pi[:, None, None]


def covariance_over_N(x, gamma):
    pi, mu, Sigma = m_step(x, gamma)
    return pi, mu, Sigma * pi[:, None, None]


def means_over_N(x, gamma):
    pi, mu = gamma.mean(axis=0), gamma.T @ x / len(x)
    return pi, mu, m_step(x, gamma, centre=lambda _: mu)[2]


def counts_as_weights(x, gamma):
    return gamma.sum(axis=0), *m_step(x, gamma)[1:]


def of_the_likeliest_alone(x, gamma):
    return m_step(x, np.eye(gamma.shape[1])[gamma.argmax(axis=1)])


def roots_of_variances(x, gamma):
    pi, mu, Sigma = m_step(x, gamma)
    return pi, mu, np.sign(Sigma) * np.sqrt(np.abs(Sigma))


def tied(x, gamma):
    pi, mu, Sigma = m_step(x, gamma)
    return pi, mu, np.broadcast_to(np.einsum("k,kij->ij", pi, Sigma), Sigma.shape)


def has_a_ridge(found, wanted, calls):
    """Each covariance is the right one plus the same small multiple of the unit matrix."""
    for answer, (_, _, Sigma) in zip(found, wanted, strict=True):
        more = np.asarray(answer[2], float) - Sigma
        c = more[0, 0, 0]
        rest = np.abs(more - c * np.eye(Sigma.shape[1])).max()
        if not (c > 0 and rest <= 1e-4 * c + 1e-9 * np.abs(Sigma).max()):
            return False
    return True


def of_hard_labels(x, gamma):
    z = np.eye(gamma.shape[1])[gamma.argmax(axis=1)]
    return z.mean(axis=0), *m_step(x, gamma)[1:]


def raw_moments(x, gamma):
    pi, mu, _ = m_step(x, gamma)
    N_k = gamma.sum(axis=0)
    second = np.einsum("nk,ni,nj->kij", gamma, x, x) / N_k[:, None, None]
    return pi, mu, second - mu[:, :, None] * mu[:, None]


def diagonal_alone(x, gamma):
    pi, mu, Sigma = m_step(x, gamma)
    return pi, mu, Sigma * np.eye(x.shape[1])


M_STEP = Function(
    id="m-step",
    title="The M step",
    name="m_step",
    section="05-m-step.html#let-every-point-count-by-its-share",
    minutes=30,
    checks=[
        Check(
            name="labels in place of shares: every group's own mean and covariance",
            points=1,
            calls=one_hot,
            visible=True,
            judge=same_parameters,
            hint="with shares 0 and 1 the M step is the mean and the covariance (divided by the "
            "count) of each group (9.24), (9.25)",
        ),
        Check(
            name="the three points with their shares",
            points=1,
            calls=shares_of_three,
            visible=True,
            judge=same_parameters,
            hint="N_k = Σ_n γ_nk; μ_k and Σ_k are divided by N_k, π_k = N_k / N (9.24)–(9.27)",
        ),
        Check(
            name="soft shares in more dimensions",
            points=3,
            calls=soft_shares,
            repeat=2,
            judge=same_parameters,
            hint="weight every term of Σ_k by γ_nk, use the new mean, divide by N_k (9.25)",
        ),
        Check(
            name="a single component, one dimension, twenty",
            points=1,
            calls=soft_at_the_edge,
            judge=same_parameters,
            hint="mu is (K, D) and Sigma (K, D, D) also for K = 1 and D = 1",
        ),
        Check(
            name="data far from the origin",
            points=1,
            calls=soft_far_from_zero,
            judge=same_parameters,
            hint="E[xxᵀ] − μμᵀ subtracts two huge numbers, and the digits that matter are lost: "
            "centre first, then square (9.25)",
        ),
        Check(
            name="a component with hardly any share",
            points=1,
            calls=tiny_share,
            judge=same_parameters,
            hint="a small N_k > 0 is no reason to change the formulas: add nothing to it",
        ),
        Check(
            name="data in small units",
            points=1,
            calls=small_units,
            judge=same_parameters,
            hint="nothing is added to Σ_k: what is small in one unit is large in another",
        ),
        Check(
            name="twenty thousand points",
            points=1,
            calls=many_points,
            judge=same_parameters,
            hint="an N × N array does not fit into memory; neither (9.24) nor (9.25) needs one",
        ),
    ],
    mistakes=[
        Mistake(
            "M5",
            "you divided by N, not by N_k: each column of your weights γ_nk / N sums to N_k / N, "
            "and the weights of a mean must sum to 1",
            divided_by_N,
        ),
        Mistake(
            "M5",
            "your covariances are divided by N, not by N_k: each column of the weights γ_nk / N "
            "sums to N_k / N and not to 1",
            covariance_over_N,
        ),
        Mistake(
            "M6",
            "you divided the covariance by N_k − 1: that is unbiased for one sample, but the "
            "maximum of Q has N_k (9.25)",
            lambda x, gamma: m_step(x, gamma, lost=1.0),
        ),
        Mistake(
            "M7",
            "your Σ_k is taken about another mean than the new μ_k: (9.25) needs the mean that "
            "this M step has just made, one for each component",
            lambda x, gamma: m_step(x, gamma, centre=lambda x: x.mean(axis=0)),
        ),
        Mistake(
            "M10",
            "your weights count each point for its largest share; π_k = Σ_n γ_nk / N adds up "
            "the shares themselves (9.26)",
            of_hard_labels,
        ),
        Mistake(
            "M16",
            "you added a constant to the diagonal of Σ_k: then it is no longer the maximum of Q, "
            "and how far off depends on the units of the data",
            lambda x, gamma: m_step(x, gamma, ridge=1e-6),
            has_a_ridge,
        ),
        Mistake(
            "cancels",
            "you computed E[xxᵀ] − μμᵀ: far from the origin both are huge and their difference "
            "is rounding. Subtract the mean first",
            raw_moments,
        ),
        Mistake(
            "diagonal",
            "your covariances hold variances only; the products of different columns belong to "
            "Σ_k as well",
            diagonal_alone,
        ),
        Mistake(
            "M5",
            "your means are divided by N, not by N_k: μ_k is the mean of the points with the "
            "weights "
            "γ_nk / N_k, which add up to 1 (9.24)",
            means_over_N,
        ),
        Mistake(
            "counts",
            "your weights are the N_k themselves; π_k = N_k / N adds up to 1 (9.26)",
            counts_as_weights,
        ),
        Mistake(
            "M10",
            "you made hard labels of the shares: every point counts for each component with its "
            "share γ_nk, in N_k, μ_k and Σ_k alike (9.24)–(9.27)",
            of_the_likeliest_alone,
        ),
        Mistake(
            "M4",
            "you took roots: Σ_k holds variances and covariances, in squared units, and the "
            "root of "
            "each entry is no covariance matrix (9.25)",
            roots_of_variances,
        ),
        Mistake(
            "tied",
            "you gave all components one covariance; each has its own, from its own shares (9.25)",
            tied,
        ),
        example_alone(m_step, *one_hot(np.random.default_rng(0)), *shares_of_three(None)),
    ],
)


# E08.2, the certificate


def first_step(rng):
    lj = log_joint(THREE, *GUESS)
    return [(THREE, GUESS, m_step(THREE, shares(lj)))]


def nothing_moves(rng):
    """And a second step, in which something does."""
    x, *theta = data_and_theta(rng, 7, 2, 2)
    return [(x, tuple(theta), tuple(theta)), *first_step(rng)]


def any_pair(rng):
    calls = []
    for N, K, D in [(29, 3, 2), (19, 2, 3), (12, 3, 1)]:
        x, *old = data_and_theta(rng, N, K, D)
        calls += [(x, tuple(old), mixture(rng, K, D))]
    return calls


def renamed(rng):
    x, pi, mu, Sigma = data_and_theta(rng, 26, 3, 2, apart=1.0)
    p = rng.permutation([1, 2, 0])
    p = np.array([1, 2, 0]) if (p == np.arange(3)).any() else p
    return [(x, (pi, mu, Sigma), (pi[p], mu[p], Sigma[p]))]


def single_component(rng):
    x, *old = data_and_theta(rng, 15, 1, 3)
    return [(x, tuple(old), mixture(rng, 1, 3))]


def huge_terms(rng):
    """One point so far out that ell is near -1e15; it is nobody else's, so KL stays small."""
    pi, mu, _ = mixture(rng, 3, 2, apart=1.0)
    Sigma = np.array([1.0, 1.5, 4.0])[:, None, None] * np.eye(2)
    x = points(rng, 20, pi, mu, Sigma)
    x[rng.integers(20)] = [8e7, -6e7]
    return [(x, (pi, mu, Sigma), (pi[::-1] * 0.5 + 1 / 6, mu + 0.3, 1.1 * Sigma))]


def share_below_any_float(rng):
    """A point that the old parameters share, and the new ones give to one component entirely."""
    x, pi, mu, Sigma = data_and_theta(rng, 8, 2, 1, apart=1.0)
    new = mu + np.array([[0.0], [60.0]]) + rng.uniform(size=(2, 1))
    return [(x, (pi, mu, Sigma), (pi, new, np.full((2, 1, 1), 0.5)))]


def same_certificate(found, wanted, calls):
    """The gains relative to themselves (to 1 nat where they are small), KL as finely."""
    for answer, right in zip(found, wanted, strict=True):
        if not isinstance(answer, tuple | list) or len(answer) != 3:
            return "return three numbers, d_ell, d_Q and kl, in this order"
        for name, a, b in zip(("d_ell", "d_Q", "kl"), answer, right, strict=True):
            if np.shape(a) != ():
                return f"{name} must be a single number"
            if not abs(float(a) - float(b)) <= 1e-5 * max(1.0, abs(float(b))):
                return f"{name} is not right"
    return None


def nothing_for_nothing(found, wanted, calls):
    """Three zeros where nothing moves, and not where something does."""
    for answer, (_, old, new) in zip(found, calls, strict=True):
        if not isinstance(answer, tuple | list) or len(answer) != 3:
            return "return three numbers, d_ell, d_Q and kl, in this order"
        gains = np.abs(np.asarray(answer, float)).max()
        moved = any(not np.array_equal(a, b) for a, b in zip(old, new, strict=True))
        if not moved and not gains <= 1e-5:
            return "nothing moves here, so all three numbers are 0"
        if moved and gains == 0:
            return "something moves here, and all three numbers are 0"
    return None


def certificate(x, old, new):
    a, b = log_joint(x, *old), log_joint(x, *new)
    gamma = shares(a)
    log_a = a - logsumexp(a, axis=1, keepdims=True)
    log_b = b - logsumexp(b, axis=1, keepdims=True)
    return (
        total(b) - total(a),
        float((gamma * (b - a)).sum()),
        float((gamma * (log_a - log_b)).sum()),
    )


def kl_reversed(x, old, new):
    return *certificate(x, old, new)[:2], certificate(x, new, old)[2]


def new_shares(x, old, new):
    d_ell, _, kl = certificate(x, old, new)
    return d_ell, -certificate(x, new, old)[1], kl


def by_difference(x, old, new):
    d_ell, d_Q, _ = certificate(x, old, new)
    return d_ell, d_Q, d_ell - d_Q


def log_of_mean(x, old, new):
    d_ell, _, kl = certificate(x, old, new)
    a, b = log_joint(x, *old), log_joint(x, *new)
    ln_gamma = np.log(np.maximum(shares(a), 1e-300))
    return d_ell, total(b + ln_gamma) - total(a + ln_gamma), kl


def per_point(x, old, new):
    return tuple(value / len(x) for value in certificate(x, old, new))


def q_itself(x, old, new):
    d_ell, _, kl = certificate(x, old, new)
    return d_ell, float((shares(log_joint(x, *old)) * log_joint(x, *new)).sum()), kl


def logs_of_shares(x, old, new):
    d_ell, d_Q, _ = certificate(x, old, new)
    gamma, after = shares(log_joint(x, *old)), shares(log_joint(x, *new))
    with np.errstate(divide="ignore", invalid="ignore"):
        return d_ell, d_Q, float((xlogy(gamma, gamma) - xlogy(gamma, after)).sum())


def kl_is_a_difference(found, wanted, calls):
    """To the last digit, which a divergence of its own would not be."""
    return any(kl for *_, kl in found) and all(kl == d_ell - d_Q for d_ell, d_Q, kl in found)


def sign_of_kl(x, old, new):
    d_ell, d_Q, kl = certificate(x, old, new)
    return d_ell, d_Q, -kl


def old_less_new(x, old, new):
    d_ell, d_Q, kl = certificate(x, old, new)
    return -d_ell, -d_Q, kl


def other_order(x, old, new):
    d_ell, d_Q, kl = certificate(x, old, new)
    return d_Q, d_ell, kl


def each_with_its_own_shares(x, old, new):
    """Q(new, new) - Q(old, old)."""
    d_ell, _, kl = certificate(x, old, new)
    a, b = log_joint(x, *old), log_joint(x, *new)
    return d_ell, float((shares(b) * b - shares(a) * a).sum()), kl


def unweighted_kl(x, old, new):
    a, b = log_joint(x, *old), log_joint(x, *new)
    log_a = a - logsumexp(a, axis=1, keepdims=True)
    log_b = b - logsumexp(b, axis=1, keepdims=True)
    return *certificate(x, old, new)[:2], float((log_a - log_b).sum())


def in_bits(x, old, new):
    return tuple(value / np.log(2) for value in certificate(x, old, new))


def by_densities(x, old, new):
    """Logarithms of densities that have become 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        a, b = (np.log(np.exp(log_joint(x, *theta))) for theta in (old, new))
        log_a, log_b = (lj - np.log(np.exp(lj).sum(axis=1, keepdims=True)) for lj in (a, b))
        gamma = np.exp(log_a)
        gains = np.log(np.exp(b).sum(axis=1)) - np.log(np.exp(a).sum(axis=1))
        parts = gains, gamma * (b - a), gamma * (log_a - log_b)
        return tuple(float(part.sum()) for part in parts)


CERTIFICATE = Function(
    id="certificate",
    title="The certificate of a step",
    name="certificate",
    section="08-ascent-proof.html#the-likelihood-never-falls",
    minutes=35,
    checks=[
        Check(
            name="the first step on the three points",
            points=1,
            calls=first_step,
            visible=True,
            judge=same_certificate,
            hint="Δℓ = ΔQ + KL (§8.4); both Q take their shares from the old parameters",
        ),
        Check(
            name="where nothing moves, nothing is gained",
            points=1,
            calls=nothing_moves,
            visible=True,
            judge=nothing_for_nothing,
            hint="d_Q is the difference of two Q, and kl compares the shares at old and at new",
        ),
        Check(
            name="any two parameters, also where Q falls",
            points=2,
            calls=any_pair,
            repeat=2,
            judge=same_certificate,
            hint="ΔQ = Σ γ_nk(old) [ln π_k N_nk at new − the same at old], "
            "KL = Σ γ_nk(old) ln [γ_nk(old) / γ_nk(new)] (§8.4)",
        ),
        Check(
            name="components that only exchange their names",
            points=1,
            calls=renamed,
            judge=same_certificate,
            hint="then Δℓ = 0 and ΔQ = −KL: do not sort or match the components (§8.4)",
        ),
        Check(
            name="a single component",
            points=1,
            calls=single_component,
            judge=same_certificate,
            hint="with one component all shares are 1, so KL is 0 and ΔQ is Δℓ",
        ),
        Check(
            name="KL has digits of its own where the others are huge",
            points=1,
            calls=huge_terms,
            judge=same_certificate,
            hint="Δℓ − ΔQ is rounding where both are huge: compute KL from the shares (§8.3)",
        ),
        Check(
            name="a share that no float can hold",
            points=1,
            calls=share_below_any_float,
            judge=same_certificate,
            hint="ln γ_nk = ln π_k N_nk − logsumexp is finite also where γ_nk has become 0: "
            "never take the logarithm of a share",
        ),
    ],
    mistakes=[
        Mistake(
            "order",
            "your KL has old and new exchanged: the average is over the old shares, "
            "Σ γ(old) ln [γ(old) / γ(new)]",
            kl_reversed,
        ),
        Mistake(
            "new-shares",
            "your ΔQ is averaged over the new shares; in Q(θ, θ′) they belong to the old θ′",
            new_shares,
        ),
        Mistake(
            "difference",
            "you got KL by subtraction, so the identity would hold for any two numbers and "
            "certifies nothing; compute it from the shares",
            by_difference,
            kl_is_a_difference,
        ),
        Mistake(
            "M8",
            "you took the logarithm of a mean: Q is the mean of the logarithm, "
            "Σ γ_nk ln(π_k N_nk), with ln inside the sum over k",
            log_of_mean,
        ),
        Mistake(
            "M19",
            "your numbers are means over the points; totals in nats are asked for",
            per_point,
        ),
        Mistake(
            "Q",
            "your d_Q is Q at the new parameters; subtract Q at the old ones, with the same shares",
            q_itself,
        ),
        Mistake(
            "M9",
            "you took the logarithm of a share that has become 0: ln γ_nk is the logarithm of "
            "π_k N_nk less the logsumexp of its row, and that is finite",
            logs_of_shares,
        ),
        Mistake(
            "M9",
            "you took the logarithm of a density that has become 0: compute ln π_k + ln N_nk "
            "itself, "
            "and add up with logsumexp (§3.6)",
            by_densities,
        ),
        Mistake(
            "sign",
            "your KL is negative: it is the mean of ln [γ(old) / γ(new)] under the old shares, and "
            "that is never below 0 (§8.3)",
            sign_of_kl,
        ),
        Mistake(
            "direction",
            "your gains are old minus new; a gain is the value at new less that at old",
            old_less_new,
        ),
        Mistake(
            "places",
            "you return d_Q before d_ell; the order is d_ell, d_Q, kl",
            other_order,
        ),
        Mistake(
            "own-shares",
            "you averaged each Q over shares of its own; in ΔQ both have the old shares, "
            "Σ γ_nk(old) [ln π_k N_nk at new − the same at old] (§8.4)",
            each_with_its_own_shares,
        ),
        Mistake(
            "unweighted",
            "the share in front of the logarithm is missing: KL = Σ γ_nk(old) ln [γ_nk(old) / "
            "γ_nk(new)] (§8.3)",
            unweighted_kl,
        ),
        Mistake(
            "bits",
            "those are bits: take the natural logarithm, for nats",
            in_bits,
        ),
        example_alone(certificate, *first_step(None)),
    ],
)


REPORT = Text(
    id="report",
    title="What a rising trace tells",
    name="report",
    section="08-ascent-proof.html#what-is-not-proved",
    minutes=30,
    words=150,
    rubric={
        "states the run: data and seed, start, number of rounds, ℓ at the start and at the end in "
        "nats (total)": 1,
        "gives the three numbers of the first step and says that they add up to within rounding": 1,
        "says what follows: no step lowers ℓ, because ΔQ ≥ 0 and KL ≥ 0": 1,
        "names something that a rising trace does not show (a right program, a global or even a "
        "local maximum, right labels), and claims no more than was seen": 1,
    },
)


ASSIGNMENT = Assignment(
    slug="a-one-week",
    title="One week of EM",
    questions=[SAMPLER, E_STEP, M_STEP, CERTIFICATE, REPORT],
)
