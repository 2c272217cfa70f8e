"""Warm-up: two questions on the three points 1, 2, 3."""

import numpy as np

from emgrade.known import example_alone
from emgrade.spec import Assignment, Check, Function, Mistake, Number

THREE = np.array([1.0, 2.0, 3.0])


def log_joint(x, pi, mu, sigma2):
    return np.log(pi) - 0.5 * np.log(2 * np.pi * sigma2) - 0.5 * (x[:, None] - mu) ** 2 / sigma2


def shares(log_joint, axis=1):
    joint = np.exp(log_joint - log_joint.max(axis=axis, keepdims=True))
    return joint / joint.sum(axis=axis, keepdims=True)


def without_weights(x, pi, mu, sigma2):
    return shares(log_joint(x, np.ones_like(pi), mu, sigma2))


def over_points(x, pi, mu, sigma2):
    return shares(log_joint(x, pi, mu, sigma2), axis=0)


def sd_for_variance(x, pi, mu, sigma2):
    return shares(log_joint(x, pi, mu, np.asarray(sigma2) ** 2))


def underflows(x, pi, mu, sigma2):
    joint = np.exp(log_joint(x, pi, mu, sigma2))
    return joint / joint.sum(axis=1, keepdims=True)


def hard(x, pi, mu, sigma2):
    return np.eye(len(pi))[log_joint(x, pi, mu, sigma2).argmax(axis=1)]


def drawn(rng):
    K, N = rng.integers(2, 5), rng.integers(5, 9)
    sigma2 = rng.uniform(0.3, 4, K)
    return [(rng.normal(0, 3, N), rng.dirichlet(np.full(K, 2)), rng.normal(0, 3, K), sigma2)]


def three_points(rng):
    pi, mu, sigma2 = np.array([0.25, 0.75]), np.array([1.0, 3.0]), np.array([1.0, 2.0])
    return [(THREE, pi, mu, sigma2)]


def far_away(rng):
    x = np.array([-900.0, 0.0, 800.0]) + rng.normal(size=3)
    return [(x, np.array([0.4, 0.6]), np.array([-1.0, 1.0]), np.array([0.5, 2.0]))]


def one_component(rng):
    """And two, because shares that are all 1 would be right for one alone."""
    return [
        *drawn(rng),
        (rng.normal(0, 2, 5), np.ones(1), rng.normal(0, 2, 1), rng.uniform(0.5, 2, 1)),
    ]


def many_components(rng):
    mu, sigma2 = np.arange(7.0) + rng.uniform(0, 0.2, 7), rng.uniform(0.2, 3, 7)
    return [(rng.uniform(0, 7, 40), rng.dirichlet(np.full(7, 3)), mu, sigma2)]


def rows_sum_to_one(found, wanted, calls):
    """Each row of shares sums to one, whatever the shares are."""
    for gamma in found:
        gap = np.abs(np.sum(np.asarray(gamma, float), axis=1) - 1).max()
        if not gap <= 1e-6:
            return f"a row of your shares misses one by {gap:.3g}"
    return None


def given(rng):
    return {"weight": int(rng.choice([2, 3, 4, 6, 7, 8])) / 10, "mean": int(rng.integers(4, 7)) / 2}


def share_at_two(weight, mean):
    first, second = weight * np.exp(-0.5), (1 - weight) * np.exp(-0.5 * (2 - mean) ** 2)
    return first / (first + second)


def without_heights(x, pi, mu, sigma2):
    return shares(log_joint(x, pi, mu, sigma2) + 0.5 * np.log(sigma2))


def without_weights_below(weight, mean):
    first, second = np.exp(-0.5), np.exp(-0.5 * (2 - mean) ** 2)
    return weight * first / (first + second)


ASSIGNMENT = Assignment(
    slug="warm-up",
    title="Warm-up: three points",
    release="practice",
    questions=[
        Function(
            id="shares",
            title="The shares of three points",
            name="responsibilities",
            section="04-e-step.html#the-e-step-by-hand",
            minutes=15,
            checks=[
                Check(
                    name="the shares of the three points are right",
                    points=1,
                    calls=three_points,
                    hint="multiply each density by its weight, then divide by the row's sum",
                    visible=True,
                ),
                Check(
                    name="the shares of each point sum to one",
                    points=1,
                    calls=three_points,
                    hint="the sum runs over the components, for one point at a time",
                    visible=True,
                    judge=rows_sum_to_one,
                ),
                Check(
                    name="other points, weights, means and variances",
                    points=2,
                    calls=drawn,
                    hint="nothing in the function may depend on three points or two components",
                    repeat=3,
                ),
                Check(
                    name="one component alone, and several",
                    points=1,
                    calls=one_component,
                    hint="of one component every share is 1, in an array of shape (N, 1)",
                ),
                Check(
                    name="seven components that overlap",
                    points=1,
                    calls=many_components,
                    hint="each component has its own variance, also in front",
                ),
                Check(
                    name="points far from every mean",
                    points=1,
                    calls=far_away,
                    hint="far away every density is 0 in floating point: stay in logarithms",
                ),
            ],
            mistakes=[
                Mistake("M1", "you left out the weights π", without_weights),
                Mistake("M2", "you divided by sums over the points", over_points),
                Mistake("M4", "you took the variance for the standard deviation", sd_for_variance),
                Mistake("M9", "your densities are 0 far away: stay in logarithms", underflows),
                Mistake("M10", "you gave each point to one component", hard),
                Mistake(
                    "spread",
                    "the factor 1/σ in front of each density is missing: the components "
                    "have variances of their own (9.23)",
                    without_heights,
                ),
                Mistake(
                    "unnormalised",
                    "those are the products of weight and density: divide each row by its"
                    " sum (9.23)",
                    lambda *call: np.exp(log_joint(*call)),
                ),
                Mistake(
                    "turned",
                    "your table is turned: a row for each point, a column for each component",
                    lambda *call: shares(log_joint(*call)).T,
                ),
                example_alone(lambda *call: shares(log_joint(*call)), *three_points(None)),
            ],
        ),
        Number(
            id="one-share",
            title="One share by hand",
            name="share",
            section="04-e-step.html#shares-by-bayes-rule",
            minutes=5,
            points=2,
            given=given,
            right=share_at_two,
            tol=1e-3,
            hint="write both products of weight and density; what they share cancels",
            mistakes=[
                Mistake(
                    "M1",
                    "you left out the weights",
                    lambda weight, mean: share_at_two(0.5, mean),
                ),
                Mistake(
                    "swapped",
                    "this is the share of the other component",
                    lambda weight, mean: 1 - share_at_two(weight, mean),
                ),
                Mistake(
                    "odds",
                    "that is the ratio of the two products; the share is the first over "
                    "the sum of both (9.23)",
                    lambda **own: share_at_two(**own) / (1 - share_at_two(**own)),
                ),
                Mistake(
                    "unnormalised",
                    "that is the product of weight and density: divide it by the sum of "
                    "both products (9.23)",
                    lambda weight, mean: weight * np.exp(-0.5) / np.sqrt(2 * np.pi),
                ),
                Mistake(
                    "log",
                    "that is the logarithm of the share; give the share itself",
                    lambda **own: np.log(share_at_two(**own)),
                ),
                Mistake(
                    "percent",
                    "give the share as a number between 0 and 1, not in per cent",
                    lambda **own: 100 * share_at_two(**own),
                ),
                Mistake(
                    "weights",
                    "the weights are exchanged: weight belongs to the first component",
                    lambda weight, mean: share_at_two(1 - weight, mean),
                ),
                Mistake(
                    "below",
                    "the weights are missing in the sum below: it adds up the same products (9.23)",
                    without_weights_below,
                ),
            ],
        ),
    ],
)
