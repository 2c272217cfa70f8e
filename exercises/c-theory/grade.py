"""Theory: what can be derived with a pencil, with every student's own numbers."""

from functools import cache

import numpy as np
from scipy.optimize import brentq
from scipy.special import logsumexp, softmax
from scipy.stats import norm

from emgrade.known import number_of_the_example
from emgrade.spec import Assignment, Choice, Mistake, Number, Text

LN_10 = np.log(10)


# 01: the average of two variables, and the mixture of their densities


def two_bells(rng):
    mean_1, mean_2 = int(rng.integers(-5, 0)), int(rng.integers(3, 7))
    variance_1, variance_2 = int(rng.integers(1, 4)), int(rng.integers(4, 8))
    weight_1 = int(rng.integers(2, 5)) / 10
    return {
        "mean_1": mean_1,
        "mean_2": mean_2,
        "variance_1": variance_1,
        "variance_2": variance_2,
        "weight_1": weight_1,
    }


def var_average(mean_1, mean_2, variance_1, variance_2, weight_1):
    return weight_1**2 * variance_1 + (1 - weight_1) ** 2 * variance_2


def within(mean_1, mean_2, variance_1, variance_2, weight_1):
    return weight_1 * variance_1 + (1 - weight_1) * variance_2


def between(mean_1, mean_2, variance_1, variance_2, weight_1):
    return weight_1 * (1 - weight_1) * (mean_1 - mean_2) ** 2


def mean(mean_1, mean_2, variance_1, variance_2, weight_1):
    return weight_1 * mean_1 + (1 - weight_1) * mean_2


def squared_within(mean_1, mean_2, variance_1, variance_2, weight_1):
    squares = (variance_1**2, variance_2**2)
    return var_mixture(
        mean_1=mean_1,
        mean_2=mean_2,
        weight_1=weight_1,
        variance_1=squares[0],
        variance_2=squares[1],
    )


def about_the_middle(mean_1, mean_2, variance_1, variance_2, weight_1):
    away = ((mean_1 - mean_2) / 2) ** 2
    return within(mean_1, mean_2, variance_1, variance_2, weight_1) + away


def between_unsquared(mean_1, mean_2, variance_1, variance_2, weight_1):
    apart = weight_1 * (1 - weight_1) * abs(mean_1 - mean_2)
    return within(mean_1, mean_2, variance_1, variance_2, weight_1) + apart


def var_mixture(**bells):
    return within(**bells) + between(**bells)


# 02: through the spinner


def spinner(rng):
    return {
        "weight_left": int(rng.choice([2, 3, 4, 6])) / 10,
        "mean_right": int(rng.integers(4, 9)) / 2,
        "threshold": int(rng.integers(3, 7)) / 4,
    }


def beyond(weight_left, mean_right, threshold):
    return weight_left * norm.sf(threshold) + (1 - weight_left) * norm.sf(threshold, mean_right)


def density_there(weight_left, mean_right, threshold):
    left, right = norm.pdf(threshold), norm.pdf(threshold, mean_right)
    return weight_left * left + (1 - weight_left) * right


def one_bell(weight_left, mean_right, threshold):
    return norm.sf(threshold, (1 - weight_left) * mean_right)


def counted(rng):
    return {"n_points": int(rng.integers(4, 21)) * 100, "weight_2": int(rng.integers(2, 9)) / 20}


def sd_of_count(n_points, weight_2):
    return np.sqrt(n_points * weight_2 * (1 - weight_2))


# 03: between two completions


def four_points(rng):
    # The means are so near that the log-likelihood is no end of the interval, not even nearly
    return {
        "mean_a": int(rng.integers(0, 5)) / 4,
        "mean_b": int(rng.integers(10, 16)) / 4,
        "weight_a": int(rng.choice([3, 4, 6, 7])) / 10,
    }


def joint_of_four(mean_a, mean_b, weight_a):
    """ln of weight times density, (4, 2), at the points 0, 1, 4 and 5."""
    x = np.array([0.0, 1.0, 4.0, 5.0])[:, None]
    return np.log([weight_a, 1 - weight_a]) + norm.logpdf(x, [mean_a, mean_b], 1)


def interval(log_joint, width):
    lower = log_joint.max(axis=1).sum()
    return lower, lower + width


def interval_of(**guess):
    return interval(joint_of_four(**guess), 4 * np.log(2))


def ell_as_lower_end(**guess):
    ell = logsumexp(joint_of_four(**guess), axis=1).sum()
    return ell, ell + 4 * np.log(2)


def narrow_interval(**guess):
    return interval(joint_of_four(**guess), np.log(2))


def weightless_interval(mean_a, mean_b, weight_a):
    return interval(joint_of_four(mean_a, mean_b, 0.5) - np.log(0.5), 4 * np.log(2))


def per_point_interval(**guess):
    lower, upper = interval_of(**guess)
    return lower / 4, upper / 4


def unnormalised_interval(**guess):
    return interval(joint_of_four(**guess) + 0.5 * np.log(2 * np.pi), 4 * np.log(2))


def worst_interval(**guess):
    return -interval(-joint_of_four(**guess), 0)[0], interval_of(**guess)[1]


# 05: the price of a wrong covariance


def scatter(rng):
    return {
        "s_11": int(rng.integers(4, 9)) / 2,
        "s_22": int(rng.integers(3, 7)) / 2,
        "s_12": int(rng.choice([-6, -4, 4, 6, 8])) / 10,
    }


def nats_lost(s_11, s_22, s_12):
    return 0.5 * (s_11 + s_22 - np.log(s_11 * s_22 - s_12**2) - 2)


def in_logarithms(base, s_11, s_22, s_12):
    """With ln det S in another base."""
    return 0.5 * (s_11 + s_22 - np.log(s_11 * s_22 - s_12**2) / np.log(base) - 2)


def nats_lost_other_way(s_11, s_22, s_12):
    det = s_11 * s_22 - s_12**2
    return 0.5 * ((s_11 + s_22) / det + np.log(det) - 2)


def nats_lost_diagonal(s_11, s_22, s_12):
    return nats_lost(s_11, s_22, 0)


# 07: how cold is cold?


def two_centres(rng):
    square_1 = int(rng.integers(1, 5))
    return {
        "square_1": square_1,
        "square_2": square_1 + int(rng.integers(3, 7)),
        "weight_near": int(rng.choice([3, 4, 6, 7])) / 10,
        "share_2": int(rng.choice([5, 10])) / 100,
    }


def variance_at(square_1, square_2, weight_near, share_2):
    odds = (1 - weight_near) / weight_near * (1 - share_2) / share_2
    return (square_2 - square_1) / (2 * np.log(odds))


def variance_by_share(square_1, square_2, weight_near, share_2):
    return (square_2 - square_1) / (2 * np.log((1 - weight_near) / weight_near / share_2))


def variance_by_odds(square_1, square_2, weight_near, share_2):
    return (square_2 - square_1) / (2 * np.log(1 / weight_near / share_2))


def variance_of_fourth_powers(square_1, square_2, weight_near, share_2):
    return variance_at(square_1**2, square_2**2, weight_near, share_2)


def variance_of_distances(square_1, square_2, weight_near, share_2):
    return variance_at(np.sqrt(square_1), np.sqrt(square_2), weight_near, share_2)


def variance_without_weights(square_1, square_2, weight_near, share_2):
    return variance_at(square_1, square_2, 0.5, share_2)


def variance_turned(square_1, square_2, weight_near, share_2):
    return variance_at(square_1, square_2, 1 - weight_near, share_2)


# 08: a coin and another coin


def coins(rng):
    return {"q_heads": int(rng.integers(10, 15)) / 20, "p_heads": int(rng.integers(2, 6)) / 20}


def kl(q_heads, p_heads):
    q, p = np.array([q_heads, 1 - q_heads]), np.array([p_heads, 1 - p_heads])
    return q @ np.log(q / p)


def kl_other_way(q_heads, p_heads):
    return kl(p_heads, q_heads)


def sum_of_logarithms(q_heads, p_heads):
    return np.log(q_heads / p_heads) + np.log((1 - q_heads) / (1 - p_heads))


def log_of_mean(q_heads, p_heads):
    return np.log(q_heads**2 / p_heads + (1 - q_heads) ** 2 / (1 - p_heads))


def entropy_of_coin(q_heads):
    return -kl(q_heads, 0.5) + np.log(2)


# 08: the saddle of three points


def three_points(rng):
    return {
        "centre": int(rng.choice([-4, -2, 3, 5, 6])),
        "spacing": int(rng.choice([2, 3, 4])),
        "nudge": float(rng.choice([1e-2, 1e-3, 1e-4, 1e-5])),
    }


def half_distance():
    """Of the means from the centre, at rest, in units of the spacing: a root that is not 0."""
    return brentq(lambda m: 2 / 3 * np.tanh(m / (2 / 3 - m**2)) - m, 0.3, 0.8, xtol=1e-15)


def saddle(centre, spacing, nudge):
    m = half_distance()
    return centre - m * spacing, centre + m * spacing, (2 / 3 - m**2) * spacing**2


def saddle_in(scale_of_variance):
    def wrong(centre, spacing, nudge):
        lower, upper, variance = saddle(centre, spacing, nudge)
        return lower, upper, scale_of_variance(variance, spacing)

    return wrong


def saddle_unspread(centre, spacing, nudge):
    m = half_distance()
    return centre - m, centre + m, (2 / 3 - m**2) * spacing**2


def saddle_of_hard_labels(centre, spacing, nudge):
    return centre - 2 / 3 * spacing, centre + 2 / 3 * spacing, 2 / 9 * spacing**2


def saddle_of_the_book(centre, spacing, nudge):
    return saddle(2, 1, nudge)


def equal_components(centre, spacing, nudge):
    return centre, centre, 2 / 3 * spacing**2


def em_step_on_a_line(x, pi, mu, variance):
    gamma = softmax(np.log(pi) + norm.logpdf(x[:, None], mu, np.sqrt(variance)), axis=1)
    N_k = gamma.sum(axis=0)
    mu = gamma.T @ x / N_k
    return N_k / len(x), mu, (gamma * (x[:, None] - mu) ** 2).sum(axis=0) / N_k


@cache  # of a few nudges, over and over
def rounds_to_collapse(nudge, tiny=1e-14):
    """Units change nothing here, so the points are -1, 0 and 1."""
    x, (lower, upper, variance) = np.array([-1.0, 0.0, 1.0]), saddle(0, 1, 0)
    pi, mu = np.array([0.5 + nudge, 0.5 - nudge]), np.array([lower, upper])
    sigma2, count = np.array([variance, variance]), 0
    while sigma2.min() >= tiny and count < 400:
        pi, mu, sigma2 = em_step_on_a_line(x, pi, mu, sigma2)
        count += 1
    return count


def rounds(centre, spacing, nudge):
    return rounds_to_collapse(nudge)


def rounds_by_half_the_nudge(centre, spacing, nudge):
    return rounds_to_collapse(nudge / 2)


# 09: three bounds


def three_bounds_guess(rng):
    return {
        "mean_left": int(rng.choice([2, 3, 4, 5])) / 4,
        "mean_high": int(rng.choice([27, 29, 32, 34])) / 10,
        "weight_first": int(rng.choice([3, 4, 6, 7])) / 10,
    }


def joint_of_three(mean_left, mean_high, weight_first):
    x = np.array([1.0, 2.0, 3.0])[:, None]
    return np.log([weight_first, 1 - weight_first]) + norm.logpdf(x, [mean_left, mean_high], 1)


def expectations_and_entropies(**guess):
    """Q part and entropy for the posterior, for equal shares and for hard labels, (3,) each."""
    log_joint = joint_of_three(**guess)
    tables = [softmax(log_joint, axis=1), np.full((3, 2), 0.5), np.eye(2)[log_joint.argmax(axis=1)]]
    entropies = [-(q * np.log(np.where(q > 0, q, 1))).sum() for q in tables]
    return np.array([(q * log_joint).sum() for q in tables]), np.array(entropies)


def three_bounds(**guess):
    expectation, entropy = expectations_and_entropies(**guess)
    return tuple(expectation + entropy)


def three_expectations(**guess):
    return tuple(expectations_and_entropies(**guess)[0])


def bounds_with_wrong_sign(**guess):
    expectation, entropy = expectations_and_entropies(**guess)
    return tuple(expectation - entropy)


def bounds_per_point(**guess):
    return tuple(np.array(three_bounds(**guess)) / 3)


def bounds_of_densities(**guess):
    """Without weights: as if both were 1."""
    more = 3 * np.log(2)  # for each of the three points
    return tuple(bound + more for bound in bounds_without_weights(**guess))


def bounds_over_points(**guess):
    log_joint = joint_of_three(**guess)
    q = softmax(log_joint, axis=0)
    return (q * (log_joint - np.log(q))).sum(), *three_bounds(**guess)[1:]


def gaps_below(**guess):
    bounds = np.array(three_bounds(**guess))
    return tuple(bounds[0] - bounds)


def always_ell(**guess):
    return (logsumexp(joint_of_three(**guess), axis=1).sum(),) * 3


def bounds_without_weights(mean_left, mean_high, weight_first):
    return tuple(np.array(three_bounds(mean_left=mean_left, mean_high=mean_high, weight_first=0.5)))


# 10: what thinness pays


def spike(rng):
    return {
        "dimension": int(rng.integers(2, 6)),
        "copies": int(rng.integers(2, 5)),
        "coarse": int(rng.integers(3, 5)),
        "fine": int(rng.integers(6, 10)),
    }


def paid(dimension, copies, coarse, fine):
    return copies * dimension * (fine - coarse) * LN_10


ASSIGNMENT = Assignment(
    slug="c-theory",
    title="Theory with a pencil",
    questions=[
        Number(
            id="average",
            title="The average of two variables",
            name="variance_of_average",
            section="01-mixture-is-not-a-sum.html#how-wide-is-each",
            minutes=5,
            points=1,
            given=two_bells,
            right=var_average,
            tol=1e-3,
            hint="the variance of aX is a² times that of X (Theorem 1.1)",
            mistakes=[
                number_of_the_example(0.5, var_average),
                Mistake(
                    "unsquared",
                    "you averaged the variances: a factor leaves a variance squared",
                    within,
                ),
                Mistake(
                    "mixture",
                    "that is the variance of the mixture, not of the average",
                    var_mixture,
                ),
                Mistake(
                    "sum",
                    "that is the variance of the plain sum: the weights are missing",
                    lambda variance_1, variance_2, **_: variance_1 + variance_2,
                ),
                Mistake(
                    "M4",
                    "that is the standard deviation; the variance was asked for",
                    lambda **bells: np.sqrt(var_average(**bells)),
                ),
                Mistake(
                    "M4",
                    "variance_1 and variance_2 are variances already: do not square them "
                    "(Theorem 1.1)",
                    lambda variance_1, variance_2, weight_1, **_: (
                        weight_1**2 * variance_1**2 + (1 - weight_1) ** 2 * variance_2**2
                    ),
                ),
                Mistake(
                    "swapped",
                    "the weights are exchanged: weight_1 belongs to the first variable",
                    lambda weight_1, **own: var_average(weight_1=1 - weight_1, **own),
                ),
                Mistake(
                    "one-weight",
                    "the weight of the second variable is missing, (1 − weight_1)²",
                    lambda variance_1, variance_2, weight_1, **_: (
                        weight_1**2 * variance_1 + variance_2
                    ),
                ),
                Mistake(
                    "minus",
                    "variances of independent variables add up, whatever the signs in front of "
                    "the variables (Theorem 1.1)",
                    lambda variance_1, variance_2, weight_1, **_: (
                        weight_1**2 * variance_1 - (1 - weight_1) ** 2 * variance_2
                    ),
                ),
            ],
        ),
        Number(
            id="mixture",
            title="The mixture of two densities",
            name="variance_of_mixture",
            section="01-mixture-is-not-a-sum.html#how-wide-is-each",
            minutes=8,
            points=2,
            given=two_bells,
            right=var_mixture,
            tol=1e-3,
            hint="within plus between: both parts of the covariance in Theorem 1.2, equation (1.3)",
            mistakes=[
                number_of_the_example(5.0, var_mixture),
                Mistake(
                    "within",
                    "you averaged the variances: what lies between the means is missing",
                    within,
                ),
                Mistake("between", "only the between part: the within part is missing", between),
                Mistake(
                    "average",
                    "that is the variance of the average of the variables, not of the mixture",
                    var_average,
                ),
                Mistake(
                    "uncentred",
                    "that is E[X²]: subtract the square of the mean",
                    lambda **bells: var_mixture(**bells) + mean(**bells) ** 2,
                ),
                Mistake(
                    "distance",
                    "the between part is π₁π₂ times the square of the distance; you did not"
                    " multiply by both weights",
                    lambda **bells: within(**bells) + between(**bells) / (1 - bells["weight_1"]),
                ),
                Mistake(
                    "M4",
                    "that is the standard deviation; the variance was asked for",
                    lambda **bells: np.sqrt(var_mixture(**bells)),
                ),
                Mistake(
                    "M4",
                    "variance_1 and variance_2 are variances already: do not square them (1.3)",
                    squared_within,
                ),
                Mistake(
                    "swapped",
                    "the weights are exchanged: weight_1 belongs to the first component",
                    lambda weight_1, **own: var_mixture(weight_1=1 - weight_1, **own),
                ),
                Mistake(
                    "M1",
                    "the mean of the mixture is weighted as well: m = π₁μ₁ + π₂μ₂, not half of "
                    "the sum (1.2)",
                    about_the_middle,
                ),
                Mistake(
                    "distance-1",
                    "the distance of the means is squared: π₁π₂ (μ₁ − μ₂)² (1.3)",
                    between_unsquared,
                ),
            ],
        ),
        Number(
            id="spinner",
            title="Through the spinner",
            name="probability",
            section="02-latent-state.html#why-the-story-has-the-mixture-density",
            minutes=6,
            points=1,
            given=spinner,
            right=beyond,
            tol=1e-3,
            hint="the chance of each component, times its own tail, added up (Theorem 2.1)",
            mistakes=[
                Mistake(
                    "parameters",
                    "you mixed the parameters, into one Gaussian; mix the probabilities",
                    one_bell,
                ),
                Mistake(
                    "side",
                    "that is the chance of the other side of the threshold",
                    lambda **own: 1 - beyond(**own),
                ),
                Mistake(
                    "M1",
                    "the weights are missing: you took each component with weight ½",
                    lambda weight_left, **own: beyond(0.5, **own),
                ),
                Mistake(
                    "swapped",
                    "the weights are exchanged: weight_left belongs to the component at 0",
                    lambda weight_left, **own: beyond(1 - weight_left, **own),
                ),
                Mistake(
                    "density",
                    "that is the density at the threshold; the chance is the area beyond it "
                    "(Theorem 2.1)",
                    density_there,
                ),
                Mistake(
                    "no-weights",
                    "the weights are missing: each chance counts with its weight, and together "
                    "they are at most 1",
                    lambda mean_right, threshold, **_: (
                        norm.sf(threshold) + norm.sf(threshold, mean_right)
                    ),
                ),
                Mistake(
                    "one",
                    "only the right component is counted: add the chance of the left one, with "
                    "its weight",
                    lambda weight_left, mean_right, threshold: (
                        (1 - weight_left) * norm.sf(threshold, mean_right)
                    ),
                ),
                Mistake(
                    "percent",
                    "give the chance itself, between 0 and 1, not in per cent",
                    lambda **own: 100 * beyond(**own),
                ),
            ],
        ),
        Number(
            id="count",
            title="How much does a count vary?",
            name="sd_of_count",
            section="02-latent-state.html#is-it-right-three-tests-that-a-wrong-sampler-can-fail",
            minutes=5,
            points=1,
            given=counted,
            right=sd_of_count,
            tol=0.02,
            hint="each point is a success with the same chance, independently: a binomial count",
            mistakes=[
                number_of_the_example(11.29, sd_of_count, 0.1),
                Mistake(
                    "M12",
                    "0 would hold if the count were fixed; through the spinner it is drawn anew,"
                    " and its share N₂/N varies N times less than the count itself",
                    0.0,
                ),
                Mistake(
                    "M4",
                    "that is the variance; take the square root",
                    lambda **own: sd_of_count(**own) ** 2,
                ),
                Mistake(
                    "poisson",
                    "the factor 1 − π₂ is missing: that is a Poisson count",
                    lambda n_points, weight_2: np.sqrt(n_points * weight_2),
                ),
                Mistake(
                    "share",
                    "that is the standard deviation of the share N₂/N, not of the count",
                    lambda n_points, weight_2: sd_of_count(n_points, weight_2) / n_points,
                ),
                Mistake(
                    "mean",
                    "that is the expected count; its standard deviation was asked for",
                    lambda n_points, weight_2: n_points * weight_2,
                ),
                Mistake(
                    "root",
                    "the root is of the whole product N π₂ (1 − π₂), not of N alone",
                    lambda n_points, weight_2: np.sqrt(n_points) * weight_2 * (1 - weight_2),
                ),
                Mistake(
                    "single",
                    "that is the standard deviation of a single label: a count adds up N of them",
                    lambda n_points, weight_2: np.sqrt(weight_2 * (1 - weight_2)),
                ),
            ],
        ),
        Number(
            id="interval",
            title="An interval for the log-likelihood",
            name="ell_between",
            section="03-likelihood.html#the-score-that-we-could-maximise",
            minutes=12,
            points=2,
            given=four_points,
            right=interval_of,
            tol=2e-3,
            hint="Theorem 3.1: find the best completion, point by point, and add N ln K to it",
            mistakes=[
                number_of_the_example((-5.336, -3.257), interval_of),
                Mistake(
                    "ln-K",
                    "there are K^N completions, so the width is N ln K; you added ln K",
                    narrow_interval,
                ),
                Mistake("M1", "the weights are missing in ln π + ln N(x)", weightless_interval),
                Mistake("M19", "those are means per point; take totals", per_point_interval),
                Mistake(
                    "constant",
                    "the constant ½ ln 2π is missing, once for every point",
                    unnormalised_interval,
                ),
                Mistake(
                    "worst",
                    "the lower end is the best completion, not the worst one",
                    worst_interval,
                ),
                Mistake(
                    "order",
                    "give the lower end first",
                    lambda **own: interval_of(**own)[::-1],
                ),
                Mistake(
                    "log10",
                    "the logarithm is the natural one: the width is N ln K",
                    lambda **own: interval(joint_of_four(**own), 4 * np.log10(2)),
                ),
                Mistake(
                    "ell",
                    "the lower end is the best completion alone, Σ_n max_k ln π_k N(x_n); you "
                    "took the log-likelihood, which lies between the ends (Theorem 3.1)",
                    ell_as_lower_end,
                ),
                Mistake(
                    "sign",
                    "the signs are lost: a log-likelihood of densities below 1 is negative",
                    lambda **own: tuple(-end for end in interval_of(**own)),
                ),
            ],
        ),
        Text(
            id="proof-interval",
            title="Why the interval holds, and when it is reached",
            name="proof_of_interval",
            section="03-likelihood.html#the-score-that-we-could-maximise",
            minutes=20,
            words=200,
            rubric={
                "p(x) is written as the sum of p(x, z) over the K^N completions": 1,
                "lower end: a sum of terms ≥ 0 is at least its largest term, and ln grows": 1,
                "upper end: the sum is at most K^N times its largest term, so ln adds N ln K": 1,
                "lower end reached only if all other completions have p(x, z) = 0, which positive"
                " weights and Gaussian densities exclude, so it is never quite reached": 1,
                "upper end reached exactly if all completions have the same p(x, z): at each point"
                " all products of weight and density are equal": 1,
            },
        ),
        Number(
            id="price",
            title="The price of a wrong covariance",
            name="nats_lost",
            section="05-m-step.html#it-is-the-only-maximum",
            minutes=12,
            points=2,
            given=scatter,
            right=nats_lost,
            tol=1e-3,
            hint="½ Σ (a − ln a − 1) over the eigenvalues a of S: end of Theorem 5.1's proof",
            mistakes=[
                number_of_the_example(0.451, nats_lost),
                Mistake(
                    "half",
                    "the factor ½ of the Gaussian's exponent is missing",
                    lambda **own: 2 * nats_lost(**own),
                ),
                Mistake(
                    "minus-D",
                    "Σ = S itself costs D/2, which has to be subtracted",
                    lambda **own: nats_lost(**own) + 1,
                ),
                Mistake(
                    "reversed",
                    "you took S⁻¹ where S belongs: the roles of S and Σ are exchanged",
                    nats_lost_other_way,
                ),
                Mistake(
                    "sign",
                    "the loss is a positive number: value at Σ = S minus value at Σ = I",
                    lambda **own: -nats_lost(**own),
                ),
                Mistake(
                    "log-det",
                    "the sign of ln det S is wrong",
                    lambda s_11, s_22, s_12: s_11 + s_22 - 2 - nats_lost(s_11, s_22, s_12),
                ),
                Mistake(
                    "diagonal",
                    "you left out s_12: the determinant is s_11 s_22 − s_12²",
                    nats_lost_diagonal,
                ),
                Mistake(
                    "log10",
                    "the logarithm is the natural one: ln det S",
                    lambda **own: in_logarithms(10, **own),
                ),
                Mistake(
                    "bits",
                    "those are bits: take the natural logarithm",
                    lambda **own: nats_lost(**own) / np.log(2),
                ),
                Mistake(
                    "det",
                    "the determinant is s_11 s_22 − s_12²: you added the square",
                    lambda s_11, s_22, s_12: (
                        0.5 * (s_11 + s_22 - np.log(s_11 * s_22 + s_12**2) - 2)
                    ),
                ),
            ],
        ),
        Number(
            id="cold",
            title="How cold is cold?",
            name="sigma2",
            section="07-k-means-limit.html#the-limit",
            minutes=8,
            points=2,
            given=two_centres,
            right=variance_at,
            tol=1e-3,
            hint="γ₂/γ₁ = share/(1 − share) is a ratio of weights times one exponential (7.1)",
            mistakes=[
                number_of_the_example(0.109, variance_at),
                Mistake("M1", "the weights are missing in the ratio", variance_without_weights),
                Mistake(
                    "weights",
                    "the weights are upside down: weight_near belongs to the nearer centre",
                    variance_turned,
                ),
                Mistake(
                    "two",
                    "the exponent has 2σ² below it; you divided by σ²",
                    lambda **own: 2 * variance_at(**own),
                ),
                Mistake(
                    "odds",
                    "the ratio γ₂/γ₁ is share/(1 − share), not the share",
                    variance_by_share,
                ),
                Mistake(
                    "M4",
                    "that is σ; the variance σ² was asked for",
                    lambda **own: np.sqrt(variance_at(**own)),
                ),
                Mistake(
                    "precision",
                    "that is 1/σ²; the variance σ² was asked for",
                    lambda **own: 1 / variance_at(**own),
                ),
                Mistake(
                    "near",
                    "share_2 is the share of the farther component",
                    lambda share_2, **own: variance_at(share_2=1 - share_2, **own),
                ),
                Mistake(
                    "odds",
                    "share_2 is the share itself, not its ratio to the other: the ratio is "
                    "share/(1 − share)",
                    variance_by_odds,
                ),
                Mistake(
                    "squared",
                    "square_1 and square_2 are squares already: do not square them again (7.1)",
                    variance_of_fourth_powers,
                ),
                Mistake(
                    "distance",
                    "the exponent has the squared distances, as they are given (7.1)",
                    variance_of_distances,
                ),
                Mistake(
                    "log10",
                    "the logarithm is the natural one",
                    lambda **own: variance_at(**own) * LN_10,
                ),
            ],
        ),
        Number(
            id="divergence",
            title="A coin and another coin",
            name="kl_q_p",
            section="08-ascent-proof.html#the-other-part-can-only-help",
            minutes=6,
            points=1,
            given=coins,
            right=kl,
            tol=1e-3,
            hint="the mean of ln(q/p) under q, over heads and tails (Theorem 8.2, §8.3)",
            mistakes=[
                number_of_the_example(0.511, kl),
                Mistake("order", "that is KL(p‖q): average under q, the first", kl_other_way),
                Mistake(
                    "bits",
                    "those are bits: take the natural logarithm",
                    lambda **own: kl(**own) / np.log(2),
                ),
                Mistake("sign", "the logarithm is of q/p, not of p/q", lambda **own: -kl(**own)),
                Mistake(
                    "cross",
                    "that is the cross-entropy: subtract the entropy of q",
                    lambda **own: kl(**own) + entropy_of_coin(own["q_heads"]),
                ),
                Mistake(
                    "symmetric",
                    "that is the sum of both orders: give KL(q‖p) alone",
                    lambda **own: kl(**own) + kl_other_way(**own),
                ),
                Mistake(
                    "tails",
                    "tails are missing: the sum has two terms",
                    lambda q_heads, p_heads: q_heads * np.log(q_heads / p_heads),
                ),
                Mistake(
                    "digits",
                    "the logarithm is the natural one",
                    lambda **own: kl(**own) / LN_10,
                ),
                Mistake(
                    "half",
                    "the two terms are added up, each with its q; you took half of the sum",
                    lambda **own: kl(**own) / 2,
                ),
                Mistake(
                    "unweighted",
                    "each logarithm counts with its q: Σ q ln(q/p) (Theorem 8.2)",
                    sum_of_logarithms,
                ),
                Mistake(
                    "M8",
                    "you took the logarithm of the mean; KL is the mean of the logarithm, Σ q "
                    "ln(q/p), with ln inside the sum",
                    log_of_mean,
                ),
            ],
        ),
        Text(
            id="proof-gibbs",
            title="Gibbs' inequality, with zeros",
            name="proof_of_gibbs",
            section="08-ascent-proof.html#the-other-part-can-only-help",
            minutes=20,
            words=200,
            rubric={
                "p(z) = 0 < q(z) for some z is treated first: then KL = ∞": 1,
                "the sum runs over the z with q(z) > 0 only (0 ln 0 = 0)": 1,
                "ln t ≤ t − 1 is used with t = p/q, in the right direction": 1,
                "the second inequality is named: p adds up to at most 1 over these z": 1,
                "equality: the first needs p = q wherever q > 0, and then p is 0 elsewhere, so"
                " p = q everywhere": 1,
            },
        ),
        Number(
            id="saddle",
            title="Where three points come to rest",
            name="at_rest",
            section="08-ascent-proof.html#what-is-not-proved",
            minutes=15,
            points=3,
            given=three_points,
            right=saddle,
            tol=2e-3,
            hint="use the symmetry: one unknown, the half distance of the means; or Theorem 6.2",
            mistakes=[
                Mistake(
                    "scale",
                    "the variance goes with the square of the spacing",
                    saddle_in(lambda variance, spacing: variance / spacing),
                ),
                Mistake(
                    "unscaled",
                    "the variance is still that of spacing 1: multiply by spacing²",
                    saddle_in(lambda variance, spacing: variance / spacing**2),
                ),
                Mistake(
                    "M4",
                    "the third number is σ; the variance was asked for",
                    saddle_in(lambda variance, spacing: np.sqrt(variance)),
                ),
                Mistake(
                    "M20",
                    "those are the book's numbers for 1, 2, 3: your points are others",
                    saddle_of_the_book,
                ),
                Mistake(
                    "equal",
                    "with equal components nothing ever moves; this is another point of rest, and"
                    " different means were asked for",
                    equal_components,
                ),
                Mistake(
                    "order",
                    "give the lower mean first",
                    lambda **own: (lambda low, high, v: (high, low, v))(*saddle(**own)),
                ),
                Mistake(
                    "spread",
                    "the means spread with the spacing: centre ± m times the spacing",
                    saddle_unspread,
                ),
                Mistake(
                    "M10",
                    "those are hard labels, with half of the middle point for each: at rest "
                    "every point has a share in both components (9.23)",
                    saddle_of_hard_labels,
                ),
            ],
        ),
        Number(
            id="rounds",
            title="Off the pass",
            name="n_rounds",
            section="08-ascent-proof.html#what-is-not-proved",
            minutes=15,
            points=2,
            given=three_points,
            right=rounds,
            tol=1.5,
            hint="start at the point of rest with 12 digits, and with π = (½ + nudge, ½ − nudge)",
            mistakes=[
                number_of_the_example(75.0, rounds, 4),
                Mistake(
                    "half-nudge",
                    "your nudge is half as large as asked for: take it from the second weight too,"
                    " π = (½ + nudge, ½ − nudge)",
                    rounds_by_half_the_nudge,
                ),
                Mistake(
                    "never",
                    "that is less than two rounds: count them, with a nudge that is not 0; the"
                    " nudged run collapses after some dozens",
                    0.0,
                ),
                Mistake(
                    "steps",
                    "an E step and an M step together are one round",
                    lambda **own: 2 * rounds(**own),
                ),
                Mistake(
                    "nudge",
                    "your nudge is ten times too small: take your own, π = (½ + nudge, ½ − nudge)",
                    lambda nudge, **_: rounds_to_collapse(nudge / 10),
                ),
                Mistake(
                    "too-far",
                    "the rounds after the threshold do not count: stop where a variance first "
                    "is below 10⁻¹⁴",
                    lambda **own: rounds(**own) + 10,
                ),
            ],
        ),
        Choice(
            id="verdict",
            title="What may one say of the run without a nudge?",
            name="verdict",
            section="08-ascent-proof.html#what-is-not-proved",
            minutes=4,
            points=1,
            right="a stationary point",
            options={
                "a local maximum": "one curvature is positive there, so the log-likelihood rises in"
                " that direction: it is a saddle",
                "a local minimum": "all other curvatures are negative: in those directions the"
                " log-likelihood falls",
                "a stationary point": "that is all that a run at rest shows; here it is a saddle,"
                " and rounding may push a run off it on one machine and not on another",
                "a global maximum": "the nudged run goes higher without end",
            },
        ),
        Number(
            id="bounds",
            title="Three shares, three bounds",
            name="three_bounds",
            section="09-the-bound.html#why-does-the-blue-curve-not-touch",
            minutes=15,
            points=3,
            given=three_bounds_guess,
            right=three_bounds,
            tol=2e-3,
            hint="F = Σ q (ln π + ln N) − Σ q ln q, in total; hard labels have entropy 0 (§9.1)",
            mistakes=[
                number_of_the_example((-4.389, -5.257, -5.336), three_bounds),
                Mistake(
                    "entropy",
                    "those are the expectations alone: add the entropy of each table",
                    three_expectations,
                ),
                Mistake(
                    "sign",
                    "the entropy −Σ q ln q is positive and it is added",
                    bounds_with_wrong_sign,
                ),
                Mistake("M19", "those are means per point: take totals", bounds_per_point),
                Mistake(
                    "gaps",
                    "those are the gaps ℓ − F, the divergences; the bounds were asked for",
                    gaps_below,
                ),
                Mistake(
                    "ell",
                    "only the posterior reaches the log-likelihood: use each table of shares",
                    always_ell,
                ),
                Mistake("M1", "the weights are missing: you took ½ and ½", bounds_without_weights),
                Mistake(
                    "order",
                    "the order is: posterior, equal shares, hard labels",
                    lambda **own: tuple(np.array(three_bounds(**own))[[0, 2, 1]]),
                ),
                Mistake(
                    "M1",
                    "the weights are missing in ln π + ln N(x), in all three bounds",
                    bounds_of_densities,
                ),
                Mistake(
                    "M2",
                    "the shares of the first table are normalised over the points: for each "
                    "point they add up to 1 over the components (9.23)",
                    bounds_over_points,
                ),
            ],
        ),
        Number(
            id="thin",
            title="What does thinness pay?",
            name="nats_gained",
            section="10-where-likelihood-fails.html#how-high-can-it-go",
            minutes=8,
            points=2,
            given=spike,
            right=paid,
            tol=0.01,
            hint="how does the height of N(μ, σ²I) go with σ in D dimensions? (Theorem 10.1)",
            mistakes=[
                number_of_the_example(9.21, paid, 0.1),
                Mistake(
                    "dimension",
                    "the height goes with σ to the power −D: the dimension is missing",
                    lambda **own: paid(**own) / own["dimension"],
                ),
                Mistake(
                    "copies",
                    "every point that lies on the mean gains: you counted one",
                    lambda **own: paid(**own) / own["copies"],
                ),
                Mistake(
                    "one-in-line",
                    "that is one point on a line: count all copies, and the dimension",
                    lambda **own: paid(**own) / own["copies"] / own["dimension"],
                ),
                Mistake(
                    "sign", "narrower is higher: the gain is positive", lambda **own: -paid(**own)
                ),
                Mistake(
                    "M4",
                    "σ is the standard deviation: the height goes with σ⁻ᴰ, not with σ⁻²ᴰ",
                    lambda **own: 2 * paid(**own),
                ),
                Mistake(
                    "digits",
                    "nats, please: multiply by ln 10",
                    lambda **own: paid(**own) / LN_10,
                ),
                Mistake(
                    "half",
                    "σ is the standard deviation, and the height goes with σ⁻ᴰ, not with the "
                    "root of it",
                    lambda **own: paid(**own) / 2,
                ),
                Mistake(
                    "bits",
                    "nats, please: multiply by ln 10, not by its logarithm to the base 2",
                    lambda **own: paid(**own) / np.log(2),
                ),
                Mistake(
                    "fine",
                    "subtract what the coarse σ has already: the exponents are subtracted",
                    lambda dimension, copies, coarse, fine: copies * dimension * fine * LN_10,
                ),
                Mistake(
                    "ratio",
                    "the exponents are subtracted, not divided: ln(10⁻ᶜ / 10⁻ᶠ) = (f − c) ln 10",
                    lambda dimension, copies, coarse, fine: (
                        copies * dimension * np.log(fine / coarse)
                    ),
                ),
            ],
        ),
        Choice(
            id="single",
            title="And with one component?",
            name="with_one_component",
            section="10-where-likelihood-fails.html#how-high-can-it-go",
            minutes=3,
            points=1,
            right="it falls to minus infinity",
            options={
                "it grows without bound": "the other points are in the same narrow component, and"
                " their densities vanish faster than one height grows",
                "it stays bounded": "it does not stay anywhere: −d²/2σ² goes to minus infinity for"
                " every point at a distance d > 0",
                "it falls to minus infinity": "a point at a distance d > 0 costs d²/2σ², which"
                " outweighs every multiple of ln(1/σ)",
            },
        ),
    ],
)
