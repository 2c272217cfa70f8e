"""Building blocks: small functions that every program for mixtures needs."""

import numpy as np
from scipy.special import logsumexp, xlogy

from emgrade.known import example_alone, number_of_the_example
from emgrade.spec import Assignment, Check, Choice, Function, Mistake, Number

THREE = np.array([[1.0], [2.0], [3.0]])
THREE_THETA = (np.array([0.5, 0.5]), np.array([[1.0], [3.0]]), np.array([[[1.0]], [[1.0]]]))


# what the calls are drawn from


def covariance(rng, D, size=1.0):
    """Correlated, of any orientation, with standard deviations from about size/2 to 2 size."""
    A = np.linalg.qr(rng.normal(size=(D, D)))[0] * size * rng.uniform(0.5, 2, D)
    return A @ A.T


def mixture(rng, K, D, size=1.0):
    """(pi, mu, Sigma) with unequal weights, and a covariance of its own for each component."""
    pi = rng.permutation(np.arange(1, K + 1) + rng.uniform(0, 0.5, K))
    mu = size * rng.normal(0, 2, (K, D))
    return pi / pi.sum(), mu, np.array([covariance(rng, D, size) for _ in range(K)])


def points(rng, N, D, size=1.0):
    return size * rng.normal(0, 2.5, (N, D))


def shares(rng, N, K):
    return rng.dirichlet(np.arange(1, K + 1), N)


def sized(make, *shapes):
    """calls(rng): one call for each shape, made by make(rng, *shape)."""
    return lambda rng: [make(rng, *shape) for shape in shapes]


def log_joint(x, pi, mu, Sigma):
    """ln of weight times density, (N, K)."""
    with np.errstate(divide="ignore"):
        columns = [np.log(p) + log_gauss(x, m, S) for p, m, S in zip(pi, mu, Sigma, strict=True)]
    return np.array(columns).T


def log_gauss(x, m, S):
    d = x - m
    square = (d * np.linalg.solve(S, d.T).T).sum(axis=1)
    return -0.5 * (len(m) * np.log(2 * np.pi) + np.linalg.slogdet(S)[1] + square)


def flat(pi):
    return np.full(len(pi), 1 / len(pi))


def quiet(rule):
    """A wrong rule that may divide by 0, or overflow, without a word."""

    def quietly(*args):
        with np.errstate(all="ignore"):
            return rule(*args)

    return quietly


# mixture_moments


def bells(rng):
    return [(np.array([0.5, 0.5]), np.array([[-2.0], [2.0]]), np.array([[[1.0]], [[1.0]]]))]


def two_clouds(rng):
    Sigma = np.array([[[2.0, 0.5], [0.5, 1.0]], [[1.0, -0.3], [-0.3, 3.0]]])
    return [(np.array([0.25, 0.75]), np.array([[0.0, 0.0], [4.0, -2.0]]), Sigma)]


def moments(pi, mu, Sigma):
    m = pi @ mu
    return m, within(pi, Sigma) + ((mu - m).T * pi) @ (mu - m)


def within(pi, Sigma):
    return np.tensordot(pi, Sigma, 1)


def with_C(rule):
    """A wrong covariance beside the right mean; d are the means about the mean."""

    def wrong(pi, mu, Sigma):
        m = pi @ mu
        return m, rule(pi, mu, Sigma, mu - m)

    return wrong


def standard_deviations(pi, mu, Sigma, d):
    return within(pi, Sigma @ Sigma) + (d.T * pi) @ d


MOMENTS = Function(
    id="moments",
    title="Mean and covariance of a mixture",
    name="mixture_moments",
    section="01-mixture-is-not-a-sum.html#how-wide-is-each",
    minutes=15,
    checks=[
        Check(
            name="two bells on a line",
            points=1,
            calls=bells,
            hint="mean (1.2) is 0; covariance (1.3) is 1 within and 4 between, a 1 by 1 matrix",
            visible=True,
        ),
        Check(
            name="two clouds in the plane with unequal weights",
            points=1,
            calls=two_clouds,
            hint="the between part is a sum of outer products, each with its weight: (1.3)",
            visible=True,
        ),
        Check(
            name="other mixtures in three dimensions",
            points=2,
            calls=sized(mixture, (4, 3), (2, 3), (3, 2)),
            hint="within plus between, both weighted by pi: equation (1.3) of Theorem 1.2",
            repeat=2,
        ),
        Check(
            name="one dimension",
            points=1,
            calls=sized(mixture, (3, 1), (4, 1)),
            hint="m has the shape (1,) and C the shape (1, 1)",
        ),
        Check(
            name="twenty dimensions",
            points=1,
            calls=sized(mixture, (5, 20)),
            hint="m has the shape (D,) and C the shape (D, D), whatever D is",
        ),
        Check(
            name="a single component",
            points=1,
            calls=sized(mixture, (1, 3), (1, 1)),
            hint="with K = 1 nothing lies between: C is the one covariance",
        ),
    ],
    mistakes=[
        Mistake(
            "within",
            "you averaged the covariances: what lies between the means is missing in C",
            with_C(lambda pi, mu, S, d: within(pi, S)),
        ),
        Mistake(
            "between",
            "C holds only the between part: add the average of the covariances",
            with_C(lambda pi, mu, S, d: (d.T * pi) @ d),
        ),
        Mistake(
            "uncentred",
            "C is E[x xᵀ]: subtract m mᵀ",
            with_C(lambda pi, mu, S, d: within(pi, S) + (mu.T * pi) @ mu),
        ),
        Mistake(
            "M1",
            "you left out the weights: components do not count equally",
            lambda pi, mu, Sigma: moments(flat(pi), mu, Sigma),
        ),
        Mistake(
            "between-M1",
            "the between part is a weighted mean: pi is missing in it",
            with_C(lambda pi, mu, S, d: within(pi, S) + d.T @ d),
        ),
        Mistake(
            "squared",
            "squared weights belong to a sum of variables, not to a mixture of densities",
            with_C(lambda pi, mu, S, d: within(pi**2, S)),
        ),
        Mistake(
            "elementwise",
            "a square is a matrix here: the outer product of mu_k - m with itself",
            with_C(lambda pi, mu, S, d: within(pi, S) + np.diag(pi @ d**2)),
        ),
        Mistake(
            "M4",
            "Sigma holds covariances already: do not square them",
            with_C(standard_deviations),
        ),
        Mistake(
            "places",
            "you return the covariance first; the order is m, C",
            lambda *call: moments(*call)[::-1],
        ),
        example_alone(moments, *bells(None)),
    ],
)


# log_likelihood


def three_points(rng):
    return [(THREE, *THREE_THETA)]


def plane_of_points(rng):
    return [(np.array([[0.0, 1.0], [3.0, -1.0], [5.0, 2.0]]), *two_clouds(rng)[0])]


def scored(rng, N, K, D, size=1.0):
    return (points(rng, N, D, size), *mixture(rng, K, D, size))


def far_scored(rng):
    calls = []
    for D in (1, 3):
        x, pi, mu, Sigma = scored(rng, 4, 3, D)
        calls.append((np.vstack([x, np.full((1, D), rng.choice([-1, 1]) * 1000.0)]), pi, mu, Sigma))
    return [*calls, scored(rng, 5, 3, 2)]


def without_one(rng):
    x, _, mu, Sigma = scored(rng, 6, 3, 2)
    return [(x, np.array([0.3, 0.0, 0.7]), mu, Sigma)]


def tiny(rng):
    """Twenty columns of nanometres, in metres: det Sigma is about 1e-360 and rounds to 0."""
    return [scored(rng, 5, 3, 20, 1e-9)]


def ell(x, pi, mu, Sigma):
    return logsumexp(log_joint(x, pi, mu, Sigma), axis=1).sum()


def ell_in_plain_densities(x, pi, mu, Sigma):
    return np.log(np.exp(log_joint(x, pi, mu, Sigma)).sum(axis=1)).sum()


def ell_by_det(x, pi, mu, Sigma):
    lost = [np.log(np.linalg.det(S)) - np.linalg.slogdet(S)[1] for S in Sigma]
    return logsumexp(log_joint(x, pi, mu, Sigma) - 0.5 * np.array(lost), axis=1).sum()


def by_inverses(rule):
    return lambda x, pi, mu, Sigma: rule(x, pi, mu, np.linalg.inv(Sigma))


def one_precision_for_covariance(x, pi, mu, Sigma):
    """The quadratic form with Sigma in place of its inverse; the determinant is right."""
    columns = []
    for p, m, S in zip(pi, mu, Sigma, strict=True):
        square = np.einsum("nd,de,ne->n", x - m, S, x - m)
        constant = len(m) * np.log(2 * np.pi) + np.linalg.slogdet(S)[1]
        columns.append(np.log(p) - 0.5 * (constant + square))
    return logsumexp(np.array(columns).T, axis=1).sum()


def with_a_ridge(more):
    return lambda x, pi, mu, Sigma: ell(x, pi, mu, Sigma + more * np.eye(x.shape[1]))


def a_tiny_ridge_is_seen(found, wanted, calls):
    return np.allclose(found, [with_a_ridge(1e-6)(*call) for call in calls], rtol=1e-7)


def with_a_tiny_number(x, pi, mu, Sigma):
    return np.log(np.exp(log_joint(x, pi, mu, Sigma)).sum(axis=1) + 1e-300).sum()


def by_expectation(x, pi, mu, Sigma):
    """The expectation and the entropy of the posterior, in which 0 ln 0 is NaN."""
    lj = log_joint(x, pi, mu, Sigma)
    gamma = normalised(lj)
    return (gamma * lj - gamma * np.log(gamma)).sum()


def without_constant(x, pi, mu, Sigma):
    return ell(x, pi, mu, Sigma) + 0.5 * x.size * np.log(2 * np.pi)


def constant_of_a_line(x, pi, mu, Sigma):
    N, D = x.shape
    return ell(x, pi, mu, Sigma) + 0.5 * N * (D - 1) * np.log(2 * np.pi)


LIKELIHOOD = Function(
    id="log-likelihood",
    title="The log-likelihood of a mixture",
    name="log_likelihood",
    section="03-likelihood.html#staying-in-logarithms",
    minutes=25,
    checks=[
        Check(
            name="three points",
            points=1,
            calls=three_points,
            hint="a logarithm of a sum over k, summed over n: (9.14). The total is -4.3893",
            visible=True,
        ),
        Check(
            name="three points in the plane",
            points=1,
            calls=plane_of_points,
            hint="the density (2.43) has the inverse of Sigma, half the square, and (2π)^(D/2)",
            visible=True,
        ),
        Check(
            name="other points, other mixtures",
            points=2,
            calls=sized(scored, (7, 3, 2), (5, 2, 3), (1, 4, 2)),
            hint="(9.14): each density times its weight, summed over k, then the logarithm",
            repeat=2,
        ),
        Check(
            name="one dimension, twenty, a single component",
            points=1,
            calls=sized(scored, (6, 3, 1), (8, 2, 20), (6, 1, 3)),
            hint="nothing in the function may depend on D or K",
        ),
        Check(
            name="a point very far away",
            points=2,
            calls=far_scored,
            hint="all densities round to 0 there: stay in logarithms, with logsumexp",
        ),
        Check(
            name="a weight of 0",
            points=1,
            calls=without_one,
            hint="a component of weight 0 adds nothing: ln 0 is minus infinity, and its exp is 0",
        ),
        Check(
            name="a determinant that rounds to 0",
            points=1,
            calls=tiny,
            hint="take the logarithm of the determinant, by slogdet or a Cholesky factor, not det",
        ),
    ],
    mistakes=[
        Mistake(
            "M1",
            "you left out the weights: each density counts pi_k times",
            lambda x, pi, mu, Sigma: ell(x, np.ones(len(pi)), mu, Sigma),
        ),
        Mistake(
            "M1-equal",
            "you gave all components the same weight",
            lambda x, pi, mu, Sigma: ell(x, flat(pi), mu, Sigma),
        ),
        Mistake(
            "M3", "Sigma stands where its inverse belongs", quiet(one_precision_for_covariance)
        ),
        Mistake(
            "M3-both",
            "you used the inverse of Sigma as the covariance, in the determinant too",
            by_inverses(ell),
        ),
        Mistake(
            "M4",
            "you used Sigma as a matrix of standard deviations: it is the covariance",
            lambda x, pi, mu, Sigma: ell(x, pi, mu, Sigma @ Sigma),
        ),
        Mistake(
            "M8",
            "you summed logarithms over k: the sum over k comes first, then the logarithm",
            lambda x, pi, mu, Sigma: log_joint(x, pi, mu, Sigma).sum(),
        ),
        Mistake(
            "M9",
            "far away your densities are 0 and the logarithm is minus infinity: use logsumexp",
            quiet(ell_in_plain_densities),
        ),
        Mistake(
            "M10",
            "you kept only the largest component at each point: add all of them",
            lambda x, pi, mu, Sigma: log_joint(x, pi, mu, Sigma).max(axis=1).sum(),
        ),
        Mistake(
            "M19",
            "that is the mean per point: return the total",
            lambda x, pi, mu, Sigma: ell(x, pi, mu, Sigma) / len(x),
        ),
        Mistake("constant", "the factor (2π)^(-D/2) of the density is missing", without_constant),
        Mistake(
            "constant-D",
            "the factor is (2π)^(-D/2), not (2π)^(-1/2)",
            constant_of_a_line,
        ),
        Mistake(
            "determinant",
            "det Sigma is so small that it rounds to 0: take its logarithm by slogdet",
            quiet(ell_by_det),
        ),
        Mistake(
            "M16",
            "you added a constant to the covariances: then it is the likelihood of other "
            "parameters, and how far off depends on the units of the data",
            with_a_ridge(1e-3),
            a_tiny_ridge_is_seen,
        ),
        Mistake(
            "sign",
            "you gave minus the log-likelihood; the log-likelihood itself is asked for, "
            "higher is better",
            lambda *call: -ell(*call),
        ),
        Mistake(
            "points",
            "those are the terms of the points: add them up (9.14)",
            lambda *call: logsumexp(log_joint(*call), axis=1),
        ),
        Mistake(
            "diagonal",
            "you used the variances alone; the whole inverse of Sigma belongs to the "
            "density (2.43)",
            lambda x, pi, mu, Sigma: ell(x, pi, mu, Sigma * np.eye(x.shape[1])),
        ),
        Mistake(
            "M9",
            "a tiny number under the logarithm makes far points cost too little: stay in "
            "logarithms, and add up with logsumexp (§3.6)",
            with_a_tiny_number,
        ),
        Mistake(
            "M9",
            "0 times the logarithm of 0 gave NaN: where a weight or a density is 0 in "
            "floating point, stay in logarithms and add up with logsumexp (§3.6)",
            quiet(by_expectation),
        ),
        example_alone(ell, *three_points(None)),
    ],
)


# two boundaries


def wide_bell(rng):
    return {"mean_wide": int(rng.integers(3, 8)), "sd_wide": int(rng.integers(4, 7)) / 2}


def roots(a, b, c):
    """Of a x² + b x + c, the lower one first."""
    middle, half = -b / (2 * a), np.sqrt(b * b - 4 * a * c) / (2 * abs(a))
    return middle - half, middle + half


def boundaries(mean_wide, sd_wide):
    m, v = mean_wide, sd_wide**2
    return roots(1 - 1 / v, 2 * m / v, -(m**2 / v + np.log(v)))


def boundaries_without_heights(mean_wide, sd_wide):
    m, v = mean_wide, sd_wide**2
    return roots(1 - 1 / v, 2 * m / v, -(m**2) / v)


def boundaries_with_half_a_logarithm(mean_wide, sd_wide):
    m, v = mean_wide, sd_wide**2
    return roots(1 - 1 / v, 2 * m / v, -(m**2 / v + 0.5 * np.log(v)))


def boundaries_with_log10(mean_wide, sd_wide):
    m, v = mean_wide, sd_wide**2
    return roots(1 - 1 / v, 2 * m / v, -(m**2 / v + np.log10(v)))


BOUNDARIES = Number(
    id="boundaries",
    title="Two boundaries on a line",
    name="half_shares",
    section="04-e-step.html#shares-by-bayes-rule",
    minutes=10,
    points=2,
    given=wide_bell,
    right=boundaries,
    tol=2e-3,
    hint="set both densities equal and take logarithms: a quadratic in x (Theorem 4.1)",
    mistakes=[
        Mistake(
            "heights",
            "the wide bell is lower by the factor 1/sd_wide: its logarithm is missing",
            boundaries_without_heights,
        ),
        Mistake(
            "heights-half",
            "the logarithm of the heights counts once: ln sd_wide stands beside half a square",
            boundaries_with_half_a_logarithm,
        ),
        Mistake(
            "M4",
            "you took the variance for the standard deviation",
            lambda mean_wide, sd_wide: boundaries(mean_wide, sd_wide**2),
        ),
        Mistake(
            "M4-root",
            "sd_wide is a standard deviation: do not take its root",
            lambda mean_wide, sd_wide: boundaries(mean_wide, np.sqrt(sd_wide)),
        ),
        Mistake(
            "midpoint",
            "half-way between the means is the boundary of two equally wide bells only",
            lambda mean_wide, sd_wide: (mean_wide / 2, mean_wide / 2),
        ),
        Mistake(
            "order",
            "give the lower boundary first",
            lambda **own: boundaries(**own)[::-1],
        ),
        Mistake(
            "one",
            "there are two boundaries, and both are asked for, the lower one first",
            lambda **own: (boundaries(**own)[1],) * 2,
        ),
        Mistake(
            "mirrored",
            "the sign of the linear term is wrong: both boundaries are mirrored at 0",
            lambda **own: tuple(-x for x in boundaries(**own)[::-1]),
        ),
        Mistake(
            "log10",
            "the logarithm is the natural one",
            boundaries_with_log10,
        ),
        number_of_the_example((-4.327, 1.660), boundaries),
    ],
)

FAR_LEFT = Choice(
    id="far-left",
    title="Whose is the point far on the left?",
    name="far_left",
    section="04-e-step.html#shares-by-bayes-rule",
    minutes=3,
    points=1,
    right="the wide one",
    options={
        "the narrow one": "its mean is nearer, but at such a distance the narrow bell has died away"
        " and the wide one has not",
        "the wide one": "left of the lower boundary the wide bell is the higher one again",
        "both with one half": "only at the two boundaries are the shares equal",
    },
)


# soft_assign


def three_spheres(rng):
    return [(THREE, np.array([[1.0], [3.0]]), np.array([0.5, 0.5]), 1.0)]


def unequal_spheres(rng):
    x = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, -1.0]])
    return [(x, np.array([[0.0, 1.0], [3.0, 0.0]]), np.array([0.2, 0.8]), 2.5)]


def spheres(rng, N, K, D):
    pi, mu, _ = mixture(rng, K, D)
    return points(rng, N, D), mu, pi, float(rng.uniform(2, 6))


def cold_spheres(rng):
    """No point is nearly as near to a second centre, so that 1e-12 makes shares of 0 and 1."""
    return [(*spheres(rng, 8, K, D)[:3], 1e-12) for K, D in ((3, 2), (2, 1))]


def tied_spheres(rng):
    """Points half-way between two centres, in whole numbers: their shares are the weights.

    At 1e-8 the weights are equal, and exponents are near 1e8. At 1e-12 a right logsumexp would lose
    five digits to rounding.
    """
    x = np.column_stack([np.full(5, 1.0), rng.integers(-3, 4, 5).astype(float)])
    mu = np.array([[0.0, 0.0], [2.0, 0.0]])
    return [(x, mu, np.array([0.3, 0.7]), 1.0), (x, mu, np.array([0.5, 0.5]), 1e-8)]


def far_spheres(rng):
    x, mu, pi, sigma2 = spheres(rng, 5, 3, 2)
    return [(x + np.array([2000.0, -1000.0]), mu, pi, sigma2)]


def spheres_without_one(rng):
    """In the second call the points are nearest to the component that has no weight."""
    x, mu, _, sigma2 = spheres(rng, 6, 3, 2)
    pi, centre = np.array([0.6, 0.0, 0.4]), np.array([[0.0, 0.0], [300.0, 0.0], [4.0, 1.0]])
    return [(x, mu, pi, sigma2), (centre[1] + rng.normal(size=(4, 2)), centre, pi, sigma2)]


def normalised(log_weight, axis=1):
    return np.exp(log_weight - logsumexp(log_weight, axis=axis, keepdims=True))


def squares(x, mu):
    return ((x[:, None] - mu) ** 2).sum(axis=2)


def assigned(weighted=1.0, factor=2.0, power=1.0, axis=1):
    """Shares of spheres, with what can go wrong in their exponent as options."""

    def rule(x, mu, pi, sigma2):
        with np.errstate(divide="ignore"):
            heights = weighted * np.log(pi) if weighted else 0.0
        return normalised(heights - squares(x, mu) / (factor * sigma2**power), axis)

    return rule


def assigned_by_distance(x, mu, pi, sigma2):
    with np.errstate(divide="ignore"):
        return normalised(np.log(pi) - np.sqrt(squares(x, mu)) / (2 * sigma2))


def assigned_in_plain_densities(x, mu, pi, sigma2):
    joint = pi * np.exp(-squares(x, mu) / (2 * sigma2))
    return joint / joint.sum(axis=1, keepdims=True)


def with_a_tiny_denominator(x, mu, pi, sigma2):
    joint = pi * np.exp(-squares(x, mu) / (2 * sigma2))
    return joint / (joint.sum(axis=1, keepdims=True) + 1e-300)


def assigned_hard(x, mu, pi, sigma2):
    return np.eye(len(pi))[assigned()(x, mu, pi, sigma2).argmax(axis=1)]


SOFT = Function(
    id="soft-assign",
    title="Shares of equal spheres",
    name="soft_assign",
    section="07-k-means-limit.html#the-limit",
    minutes=15,
    checks=[
        Check(
            name="three points and two spheres",
            points=1,
            calls=three_spheres,
            hint="(7.1): the shares in the first sphere are .8808, .5 and .1192",
            visible=True,
        ),
        Check(
            name="unequal weights and a larger variance",
            points=1,
            calls=unequal_spheres,
            hint="(7.1): weight times exp(-square / (2 sigma2)), divided by the sum over k",
            visible=True,
        ),
        Check(
            name="other points, centres, weights and variances",
            points=2,
            calls=sized(spheres, (7, 3, 2), (4, 5, 1), (9, 4, 20), (5, 1, 3)),
            hint="(7.1) for any N, K and D; with K = 1 all shares are 1",
            repeat=2,
        ),
        Check(
            name="a variance of 1e-12",
            points=2,
            calls=cold_spheres,
            hint="exp(-1e12) is 0: subtract the largest exponent of each row first, or use softmax",
        ),
        Check(
            name="points half-way between two centres",
            points=1,
            calls=tied_spheres,
            hint="where two squares are equal only the weights decide, at every variance",
        ),
        Check(
            name="points far from all centres",
            points=1,
            calls=far_spheres,
            hint="shares compare: they add up to 1 also where all densities round to 0",
        ),
        Check(
            name="a weight of 0",
            points=1,
            calls=spheres_without_one,
            hint="a component of weight 0 has the share 0, and no NaN",
        ),
    ],
    mistakes=[
        Mistake("M1", "you left out the weights pi", assigned(weighted=0.0)),
        Mistake(
            "M2",
            "you divided by sums over the points: each point's shares add up to 1 over components",
            quiet(assigned(axis=0)),
        ),
        Mistake("M4", "sigma2 is a variance already: do not square it", quiet(assigned(power=2.0))),
        Mistake("M4-root", "sigma2 is the variance: do not take its root", assigned(power=0.5)),
        Mistake("half", "the exponent is the square over 2 sigma2", assigned(factor=1.0)),
        Mistake("distance", "the exponent has the squared distance", assigned_by_distance),
        Mistake(
            "M9",
            "far away, or for a tiny variance, all your densities are 0, and 0/0 is no number",
            quiet(assigned_in_plain_densities),
        ),
        Mistake("M10", "those are hard labels: shares lie between 0 and 1", assigned_hard),
        Mistake(
            "turned",
            "your table is turned: a row for each point, a column for each component",
            lambda *call: assigned()(*call).T,
        ),
        Mistake(
            "one-column",
            "you used the first column alone: the square of a distance adds up over the "
            "columns (7.1)",
            lambda x, mu, *rest: assigned()(x[:, :1], mu[:, :1], *rest),
        ),
        Mistake(
            "M9",
            "a tiny number in the denominator keeps 0/0 away, and then the shares of far "
            "points do not add up to 1: subtract the largest exponent of each row first",
            quiet(with_a_tiny_denominator),
        ),
        example_alone(assigned(), *three_spheres(None)),
    ],
)


# bound


def three_with_posterior(rng):
    return [(THREE, normalised(log_joint(THREE, *THREE_THETA)), *THREE_THETA)]


def three_with_equal(rng):
    return [(THREE, np.full((3, 2), 0.5), *THREE_THETA)]


def any_shares(rng, N, K, D):
    x, *theta = scored(rng, N, K, D)
    return (x, shares(rng, N, K), *theta)


def posterior_shares(rng):
    x, *theta = scored(rng, 6, 3, 2)
    return [(x, normalised(log_joint(x, *theta)), *theta)]


def hard_shares(rng):
    x, *theta = scored(rng, 7, 3, 2)
    one_hot = np.eye(3)[rng.integers(3, size=7)]
    mixed = np.vstack([one_hot[:4], [[0.0, 0.4, 0.6], [0.7, 0.3, 0.0], [0.5, 0.0, 0.5]]])
    return [(x, one_hot, *theta), (x, mixed, *theta)]


def far_shares(rng):
    x, q, *theta = any_shares(rng, 4, 3, 2)
    return [(np.vstack([x[:3], [[900.0, -900.0]]]), q, *theta), any_shares(rng, 5, 3, 2)]


def F(x, q, pi, mu, Sigma):
    return (q * log_joint(x, pi, mu, Sigma)).sum() - xlogy(q, q).sum()


def F_with(rule):
    return lambda x, q, pi, mu, Sigma: rule(q, log_joint(x, pi, mu, Sigma))


def F_of_precisions(x, q, pi, mu, Sigma):
    """The quadratic form with Sigma in place of its inverse; the determinant is right."""
    lj = log_joint(x, pi, mu, Sigma)
    for k, (m, S) in enumerate(zip(mu, Sigma, strict=True)):
        d = x - m
        lj[:, k] += 0.5 * (np.linalg.solve(S, d.T).T * d - (d @ S) * d).sum(axis=1)
    return (q * lj).sum() + H(q)


def H(q):
    return -xlogy(q, q).sum()


BOUND = Function(
    id="bound",
    title="The bound for any shares",
    name="bound",
    section="09-the-bound.html#why-does-the-blue-curve-not-touch",
    minutes=20,
    checks=[
        Check(
            name="three points with their posterior",
            points=1,
            calls=three_with_posterior,
            hint="at the posterior the bound is the log-likelihood, -4.3893 (Theorem 9.1)",
            visible=True,
        ),
        Check(
            name="three points with equal shares",
            points=1,
            calls=three_with_equal,
            hint="F = Q + entropy, and here it is -5.2568 (Theorem 9.1)",
            visible=True,
        ),
        Check(
            name="any shares",
            points=2,
            calls=sized(any_shares, (7, 3, 2), (5, 2, 3), (8, 4, 1)),
            hint="the mean of ln(pi_k N(x_n)) under q, plus the entropy of the same q",
            repeat=2,
        ),
        Check(
            name="twenty dimensions, and a single component",
            points=1,
            calls=sized(any_shares, (6, 3, 20), (6, 1, 2), (5, 3, 2)),
            hint="with K = 1 the entropy is 0 and F is the log-likelihood",
        ),
        Check(
            name="the posterior of another mixture's points",
            points=1,
            calls=posterior_shares,
            hint="there F is the log-likelihood, and nowhere is it higher (Theorem 9.1)",
        ),
        Check(
            name="shares of 0 and 1",
            points=2,
            calls=hard_shares,
            hint="0 ln 0 counts as 0: xlogy(q, q), or leave out the entries that are 0",
        ),
        Check(
            name="a point very far away",
            points=1,
            calls=far_shares,
            hint="compute the logarithm of the density itself: the density rounds to 0",
        ),
    ],
    mistakes=[
        Mistake(
            "ell",
            "that is the log-likelihood, whatever q is: use the q that you are given",
            F_with(lambda q, lj: logsumexp(lj, axis=1).sum()),
        ),
        Mistake(
            "Q",
            "that is the expectation alone: the entropy of q is missing",
            F_with(lambda q, lj: (q * lj).sum()),
        ),
        Mistake(
            "sign",
            "the entropy is minus the sum of q ln q, and it is added",
            F_with(lambda q, lj: (q * lj).sum() - H(q)),
        ),
        Mistake(
            "entropy-of-posterior",
            "the entropy is that of q, not that of the posterior",
            F_with(lambda q, lj: (q * lj).sum() + H(normalised(lj))),
        ),
        Mistake(
            "zeros",
            "0 ln 0 is NaN in your sum: it counts as 0",
            quiet(F_with(lambda q, lj: (q * lj - q * np.log(q)).sum())),
        ),
        Mistake(
            "M1",
            "you left out the weights: the logarithm is of pi_k times the density",
            lambda x, q, pi, mu, Sigma: F(x, q, np.ones(len(pi)), mu, Sigma),
        ),
        Mistake(
            "M4",
            "you used Sigma as a matrix of standard deviations: it is the covariance",
            lambda x, q, pi, mu, Sigma: F(x, q, pi, mu, Sigma @ Sigma),
        ),
        Mistake(
            "M9",
            "far away your densities are 0 and their logarithm is minus infinity",
            quiet(F_with(lambda q, lj: (q * np.log(np.exp(lj))).sum() + H(q))),
        ),
        Mistake(
            "M19",
            "that is the mean per point: return the total",
            lambda x, q, *theta: F(x, q, *theta) / len(x),
        ),
        Mistake(
            "M8",
            "you took the logarithm of a mean: the bound has the mean of the logarithm, "
            "Σ q_nk ln(π_k N_nk), with ln inside the sum over k",
            F_with(lambda q, lj: logsumexp(lj, b=q, axis=1).sum() + H(q)),
        ),
        Mistake(
            "M3",
            "Sigma stands where its inverse belongs: the squared distance is (x − μ)ᵀ Σ⁻¹"
            " (x − μ) (2.43)",
            quiet(F_of_precisions),
        ),
        Mistake(
            "bits",
            "your entropy is in bits: take the natural logarithm",
            F_with(lambda q, lj: (q * lj).sum() + H(q) / np.log(2)),
        ),
        Mistake(
            "average",
            "the entropy is that of each row, added up; yours is that of the average shares",
            F_with(lambda q, lj: (q * lj).sum() + len(q) * H(q.mean(axis=0))),
        ),
        Mistake(
            "points",
            "those are the terms of the points: add them up",
            F_with(lambda q, lj: (q * lj - xlogy(q, q)).sum(axis=1)),
        ),
        example_alone(F, *three_with_posterior(None), *three_with_equal(None)),
    ],
)


# m_step_map


def three_soft(rng):
    gamma = np.array([[0.9, 0.1], [0.5, 0.5], [0.2, 0.8]])
    return [(THREE, gamma, np.array([[0.5]]), 3.0)]


def plane_soft(rng):
    x = np.array([[0.0, 0.0], [1.0, 2.0], [3.0, 1.0], [4.0, 5.0]])
    gamma = np.array([[1.0, 0.0], [0.7, 0.3], [0.4, 0.6], [0.1, 0.9]])
    return [(x, gamma, np.array([[1.0, 0.3], [0.3, 2.0]]), 4.0, 2.0)]


def with_prior(rng, N, K, D):
    return points(rng, N, D), shares(rng, N, K), covariance(rng, D), D + float(rng.uniform(1, 5))


def with_both_priors(rng, N, K, D):
    return (*with_prior(rng, N, K, D), float(rng.uniform(1.5, 4)))


def with_idle(rng):
    x, gamma, Psi, nu = with_prior(rng, 8, 2, 3)
    idle = np.insert(gamma, 1, 0.0, axis=1)
    return [(x, idle, Psi, nu), (x, idle, Psi, nu, 2.0)]


def on_one_point(rng):
    """The second component owns one point, so its own scatter is 0."""
    x, _, Psi, nu = with_prior(rng, 6, 2, 2)
    return [(x, np.eye(2)[[0, 0, 1, 0, 0, 0]], Psi, nu)]


def far_from_origin(rng):
    x, *rest = with_prior(rng, 9, 3, 2)
    return [(x + 1e7 * rng.choice([-1.0, 1.0], 2), *rest)]


def m_step(x, gamma, Psi, nu, alpha, Sigma_k):
    """The M step with Sigma_k(N_k, scatter, Psi, nu + D + 1) for each covariance."""
    N_k, K = gamma.sum(axis=0), gamma.shape[1]
    mu, Sigma = np.tile(x.mean(axis=0), (K, 1)), []
    for k in range(K):
        if N_k[k] > 0:
            mu[k] = gamma[:, k] @ x / N_k[k]
        d = x - mu[k]
        Sigma.append(Sigma_k(N_k[k], (gamma[:, k] * d.T) @ d, Psi, nu + x.shape[1] + 1))
    return (N_k + alpha - 1) / (len(x) + K * (alpha - 1)), mu, np.array(Sigma)


def map_with(Sigma_k=lambda N, W, Psi, m: (W + Psi) / (N + m), pi_of=None):
    """A wrong M step: another covariance, or other weights from (N_k, N, alpha)."""

    def wrong(x, gamma, Psi, nu, alpha=1.0):
        pi, mu, Sigma = m_step(x, gamma, Psi, nu, alpha, Sigma_k)
        return (pi_of(gamma.sum(axis=0), len(x), alpha) if pi_of else pi), mu, Sigma

    return quiet(wrong)


def scatter_over_N(x, gamma, Psi, nu, alpha=1.0):
    N = len(x)
    return map_with(lambda N_k, W, P, m: (W + P) / (N + m))(x, gamma, Psi, nu, alpha)


def with_scaled_prior(x, gamma, Psi, nu, alpha=1.0):
    return map_with()(x, gamma, nu * Psi, nu, alpha)


def about_one_mean(x, gamma, Psi, nu, alpha=1.0):
    pi, mu, _ = map_with()(x, gamma, Psi, nu, alpha)
    N_k, d = gamma.sum(axis=0), x - x.mean(axis=0)
    W = np.einsum("nk,ni,nj->kij", gamma, d, d)
    return pi, mu, (W + Psi) / (N_k + nu + x.shape[1] + 1)[:, None, None]


def with_places_exchanged(*call):
    pi, mu, Sigma = map_with()(*call)
    return pi, Sigma, mu


def divided_by_zero(x, gamma, Psi, nu, alpha=1.0):
    pi, _, Sigma = map_with()(x, gamma, Psi, nu, alpha)
    mu = gamma.T @ x / gamma.sum(axis=0)[:, None]
    return pi, mu, np.where(np.isnan(mu)[:, :1, None], np.nan, Sigma)


def raw_moments(x, gamma, Psi, nu, alpha=1.0):
    """Right on paper, but far from the origin two huge numbers are subtracted."""
    N_k, (pi, mu, _) = gamma.sum(axis=0), map_with()(x, gamma, Psi, nu, alpha)
    W = np.einsum("nk,ni,nj->kij", gamma, x, x) - np.einsum("k,ki,kj->kij", N_k, mu, mu)
    return pi, mu, (W + Psi) / (N_k + nu + x.shape[1] + 1)[:, None, None]


MAP = Function(
    id="m-step-map",
    title="The M step with a prior",
    name="m_step_map",
    section="10-where-likelihood-fails.html#a-prior-inside-the-objective",
    minutes=30,
    checks=[
        Check(
            name="three points with shares",
            points=1,
            calls=three_soft,
            hint="Theorem 10.3: (N_k S_k + Psi) / (N_k + nu + D + 1); weights and means by 05",
            visible=True,
        ),
        Check(
            name="four points in the plane, with alpha = 2",
            points=1,
            calls=plane_soft,
            hint="pi_k = (N_k + alpha - 1) / (N + K (alpha - 1)): it adds up to 1",
            visible=True,
        ),
        Check(
            name="other points, shares and priors",
            points=2,
            calls=sized(with_prior, (9, 3, 2), (6, 2, 3), (5, 4, 1)),
            hint="Psi is added to the scatter N_k S_k, not to the covariance S_k (Theorem 10.3)",
            repeat=2,
        ),
        Check(
            name="a prior on the weights as well",
            points=1,
            calls=sized(with_both_priors, (9, 3, 2), (7, 2, 1)),
            hint="each component owns alpha - 1 imaginary points beside its N_k",
            repeat=2,
        ),
        Check(
            name="more dimensions than points, and a single component",
            points=1,
            calls=sized(with_prior, (8, 2, 20), (6, 1, 2)),
            hint="the scatter may be singular: nothing here needs its inverse",
        ),
        Check(
            name="a component without points",
            points=2,
            calls=with_idle,
            hint="N_k = 0: no 0/0; its mean is that of all points, its covariance the prior's mode",
        ),
        Check(
            name="a component on a single point",
            points=1,
            calls=on_one_point,
            hint="its scatter is 0, and the prior alone gives Psi / (1 + nu + D + 1)",
        ),
        Check(
            name="points ten million away from the origin",
            points=1,
            calls=far_from_origin,
            hint="subtract the mean before you square; differences of raw moments lose all digits",
        ),
    ],
    mistakes=[
        Mistake(
            "M16",
            "that is a ridge: Psi is added to the scatter, before dividing",
            map_with(lambda N, W, Psi, m: W / N + Psi),
        ),
        Mistake(
            "denominator",
            "the prior's nu + D + 1 imaginary points belong in the denominator too",
            map_with(lambda N, W, Psi, m: (W + Psi) / N),
        ),
        Mistake(
            "nu",
            "nu alone is not the whole denominator of the prior: it is nu + D + 1",
            lambda x, gamma, Psi, nu, alpha=1.0: map_with(
                lambda N, W, P, m: (W + P) / (N + m - x.shape[1] - 1)
            )(x, gamma, Psi, nu, alpha),
        ),
        Mistake(
            "nu-D-2",
            "nu + D + 2 goes with a prior on the means, and here they have none",
            map_with(lambda N, W, Psi, m: (W + Psi) / (N + m + 1)),
        ),
        Mistake(
            "M5",
            "you divided the scatter by N_k twice: N_k S_k is the scatter itself",
            map_with(lambda N, W, Psi, m: (W / N + Psi) / (N + m)),
        ),
        Mistake(
            "no-prior",
            "the prior is missing: that is chapter 05's M step",
            map_with(lambda N, W, Psi, m: W / N),
        ),
        Mistake(
            "alpha",
            "alpha = 1 changes nothing: alpha - 1 imaginary points are added, not alpha",
            map_with(pi_of=lambda N_k, N, alpha: (N_k + alpha) / (N + len(N_k) * alpha)),
        ),
        Mistake(
            "alpha-sum",
            "your weights do not add up to 1: divide by N + K (alpha - 1)",
            map_with(pi_of=lambda N_k, N, alpha: (N_k + alpha - 1) / N),
        ),
        Mistake(
            "alpha-unused",
            "alpha does nothing in your weights",
            map_with(pi_of=lambda N_k, N, alpha: N_k / N),
        ),
        Mistake(
            "idle",
            "0/0 for a component without points: N_k = 0 needs a case of its own",
            quiet(divided_by_zero),
        ),
        Mistake(
            "raw-moments",
            "you subtract two huge numbers: far from the origin, centre before you square",
            raw_moments,
        ),
        Mistake(
            "M5",
            "you divided by N where N_k belongs: (N_k S_k + Psi) / (N_k + nu + D + 1) "
            "(Theorem 10.3)",
            scatter_over_N,
        ),
        Mistake(
            "M16",
            "you added Psi after dividing, as a ridge: Psi is added to the scatter, (N_k "
            "S_k + Psi) / (N_k + nu + D + 1)",
            map_with(lambda N, W, Psi, m: W / (N + m) + Psi),
        ),
        Mistake(
            "M10",
            "you made hard labels of the shares: every point counts for each component "
            "with its share",
            lambda x, gamma, *prior: map_with()(
                x, np.eye(gamma.shape[1])[gamma.argmax(axis=1)], *prior
            ),
        ),
        Mistake(
            "nu-D",
            "nu + D is one too few: the mode of the prior has nu + D + 1",
            map_with(lambda N, W, Psi, m: (W + Psi) / (N + m - 1)),
        ),
        Mistake(
            "nu-Psi",
            "Psi is the scatter of the imaginary points as it is: do not multiply it by nu",
            with_scaled_prior,
        ),
        Mistake(
            "M7",
            "your scatter is about the mean of all points; each component has its own new"
            " mean (9.25)",
            about_one_mean,
        ),
        Mistake(
            "alpha-once",
            "alpha − 1 imaginary points belong to each of the K components: divide by N +"
            " K (alpha − 1)",
            map_with(pi_of=lambda N_k, N, alpha: (N_k + alpha - 1) / (N + alpha - 1)),
        ),
        Mistake(
            "places",
            "you return Sigma before mu; the order is pi, mu, Sigma",
            with_places_exchanged,
        ),
        example_alone(map_with(), *three_soft(None)),
    ],
)


# parameter counts


def size_of_model(rng):
    return {"n_components": int(rng.integers(3, 8)), "n_columns": int(rng.integers(3, 8))}


def counts(n_components, n_columns):
    K, D = n_components, n_columns
    rest = K - 1 + K * D
    return tuple(rest + c for c in (K * D * (D + 1) // 2, D * (D + 1) // 2, K * D, K))


def counts_with(change):
    def wrong(n_components, n_columns):
        return tuple(np.add(counts(n_components, n_columns), change(n_components, n_columns)))

    return wrong


COUNTS = Number(
    id="counts",
    title="Count the parameters",
    name="n_parameters",
    section="11-how-many.html#what-does-a-component-cost",
    minutes=6,
    points=2,
    given=size_of_model,
    right=counts,
    tol=0.1,
    hint="weights, means, covariances, in this order: what is free in each?",
    mistakes=[
        Mistake(
            "M18",
            "the weights add up to 1, so only K - 1 of them are free",
            counts_with(lambda K, D: 1),
        ),
        Mistake(
            "no-weights",
            "the weights are parameters too: K - 1 of them",
            counts_with(lambda K, D: 1 - K),
        ),
        Mistake("no-means", "the means are missing: K D of them", counts_with(lambda K, D: -K * D)),
        Mistake(
            "square",
            "a covariance is symmetric: D (D + 1) / 2 free entries, not D²",
            counts_with(lambda K, D: (K * D * (D - 1) // 2, D * (D - 1) // 2, 0, 0)),
        ),
        Mistake(
            "off-diagonal",
            "the diagonal is missing: D (D + 1) / 2 entries, not D (D - 1) / 2",
            counts_with(lambda K, D: (-K * D, -D, 0, 0)),
        ),
        Mistake(
            "tied",
            "tied means one covariance for all components",
            counts_with(lambda K, D: (0, (K - 1) * D * (D + 1) // 2, 0, 0)),
        ),
        Mistake(
            "own",
            "diagonal and spherical covariances are each component's own: count K of them",
            counts_with(lambda K, D: (0, 0, D - K * D, 1 - K)),
        ),
        Mistake(
            "covariances",
            "those are the covariances alone: add the weights and the means",
            counts_with(lambda K, D: 1 - K - K * D),
        ),
        Mistake(
            "places",
            "the order is full, tied, diag, spherical: the first two are exchanged",
            lambda **own: tuple(np.array(counts(**own))[[1, 0, 2, 3]]),
        ),
        Mistake(
            "one-mean",
            "each component has a mean of its own: K D of them",
            counts_with(lambda K, D: D - K * D),
        ),
        number_of_the_example((44.0, 24.0, 26.0, 17.0), counts),
    ],
)


# proved, false, or true but not proved

VERDICTS = ("proved", "false", "not proved")


def sentence(id, title, name, right, whys):
    """A Choice among the three verdicts; whys in the order of VERDICTS."""
    return Choice(
        id=id,
        title=title,
        name=name,
        section="08-ascent-proof.html#what-is-not-proved",
        minutes=2,
        points=1,
        right=right,
        options=dict(zip(VERDICTS, whys, strict=True)),
    )


SENTENCES = [
    sentence(
        "bounded",
        "Sentence 1: a bounded trace",
        "sentence_1",
        "proved",
        (
            "by Theorem 8.4 the trace never falls, and with an upper bound such numbers converge",
            "numbers that never fall and have an upper bound converge",
            "Theorem 8.4 and the convergence of bounded monotone sequences prove it",
        ),
    ),
    sentence(
        "local-maximum",
        "Sentence 2: at rest",
        "sentence_2",
        "false",
        (
            "Fisher's identity proves that the place is stationary, not that it is a maximum",
            "the three points come to rest at a saddle",
            "it is not true: the three points come to rest at a saddle",
        ),
    ),
    sentence(
        "limit-points",
        "Sentence 3: limit points",
        "sentence_3",
        "not proved",
        (
            "the chapter quotes this theorem of Wu and does not prove it",
            "it is true: Wu's theorem of 1983, which the chapter quotes",
            "it is Wu's theorem of 1983, which the chapter quotes without a proof",
        ),
    ),
    sentence(
        "generalised",
        "Sentence 4: less than a maximum",
        "sentence_4",
        "proved",
        (
            "the decomposition and Gibbs' inequality give it for every step that does not lower Q",
            "the gain of the log-likelihood is that of Q plus a divergence, which is not negative",
            "Theorem 8.3 proves it: the divergence in it is never negative",
        ),
    ),
    sentence(
        "lower-Q",
        "Sentence 5: a lower Q",
        "sentence_5",
        "false",
        (
            "the theorem has no converse: other names of components lower Q alone",
            "exchange two different components: Q falls, and the log-likelihood stays",
            "it is not true: exchange two different components, and the log-likelihood stays",
        ),
    ),
    sentence(
        "right-program",
        "Sentence 6: a trace that never falls",
        "sentence_6",
        "false",
        (
            "Theorem 8.4 goes from a right program to a rising trace, not back",
            "with the old mean in the covariance the trace never falls either, and it is not EM",
            "it is not true: with the old mean in the covariance the trace never falls either",
        ),
    ),
    sentence(
        "circle",
        "Sentence 7: the parameters settle",
        "sentence_7",
        "false",
        (
            "the chapter shows a generalised EM that circles for ever",
            "the chapter shows a generalised EM that circles for ever, while the trace never falls",
            "it is not true: the chapter shows a generalised EM that circles for ever",
        ),
    ),
]


ASSIGNMENT = Assignment(
    slug="e-building-blocks",
    title="Building blocks",
    questions=[MOMENTS, LIKELIHOOD, BOUNDARIES, FAR_LEFT, SOFT, *SENTENCES, BOUND, MAP, COUNTS],
)
