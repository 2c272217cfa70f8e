"""The same idea elsewhere: how fast EM is, and EM for coins, counts, holes, chains and experts."""

import numpy as np
from scipy.special import gammaln, logsumexp, softmax

from emgrade.known import example_alone, number_of_the_example
from emgrade.spec import Assignment, Check, Function, Mistake, Number

# what the calls are drawn from, and how wrong answers are made


def weights(rng, K):
    pi = rng.permutation(np.arange(1, K + 1) + rng.uniform(0, 0.5, K))
    return pi / pi.sum()


def sized(make, *shapes):
    """calls(rng): one call for each shape, made by make(rng, *shape)."""
    return lambda rng: [make(rng, *shape) for shape in shapes]


def quiet(rule):
    """A wrong rule that may divide by 0, or overflow, without a word."""

    def quietly(*args):
        with np.errstate(all="ignore"):
            return rule(*args)

    return quietly


def places_exchanged(rule, *order):
    """The right things in another order."""

    def wrong(*call):
        things = rule(*call)
        return tuple(things[place] for place in order)

    return wrong


# what a flip without a label is worth


def bag(rng):
    n_coins = int(rng.choice([200, 400, 800]))
    return {
        "p_a": float(rng.choice([0.8, 0.85, 0.9])),
        "p_b": float(rng.choice([0.2, 0.25, 0.3])),
        "n_coins": n_coins,
        "n_heads": round(n_coins * float(rng.choice([0.4, 0.45, 0.5, 0.55, 0.6, 0.65]))),
    }


def informations(p_a, p_b, n_coins, n_heads):
    """(observed, complete, theta)."""
    p = n_heads / n_coins
    theta = (p - p_b) / (p_a - p_b)
    return n_coins * (p_a - p_b) ** 2 / (p * (1 - p)), n_coins / (theta * (1 - theta)), theta


def digit(factor):
    return np.log(10) / -np.log(factor)


def worth(factor=None, rounds=digit, error=None):
    """The three numbers; each by another rule of the informations, if one is given."""
    factor = factor or (lambda observed, complete: 1 - observed / complete)
    error = error or (lambda observed, complete, n: observed**-0.5)

    def numbers(p_a, p_b, n_coins, n_heads):
        observed, complete, _ = informations(p_a, p_b, n_coins, n_heads)
        lam = factor(observed, complete)
        return lam, rounds(lam), error(observed, complete, n_coins)

    return numbers


def with_share_of_heads(p_a, p_b, n_coins, n_heads):
    """The complete information of p in place of theta."""
    observed, _, _ = informations(p_a, p_b, n_coins, n_heads)
    lam = 1 - observed * n_heads * (n_coins - n_heads) / n_coins**3
    return lam, digit(abs(lam)), observed**-0.5


def as_if_theta_were_p(p_a, p_b, n_coins, n_heads):
    """The observed information of p itself: the slope p_a - p_b is left out."""
    observed, complete, _ = informations(p_a, p_b, n_coins, n_heads)
    observed = observed / (p_a - p_b) ** 2
    lam = 1 - observed / complete
    return lam, digit(abs(lam)), observed**-0.5


WORTH = Number(
    id="unlabelled",
    title="What is a flip without a label worth?",
    name="flips_worth",
    section="12-how-fast.html#the-factor-is-the-missing-information",
    minutes=25,
    points=4,
    given=bag,
    right=worth(),
    tol=1e-3,
    hint="lambda is 1 - I_obs / I_com (Theorem 12.1), a digit takes ln 10 / -ln lambda rounds",
    mistakes=[
        Mistake(
            "share-seen",
            "that is the share of the information that is seen; EM's factor is the missing one",
            worth(factor=lambda observed, complete: observed / complete),
        ),
        Mistake(
            "error-complete",
            "the standard error is too sure: the kinds were not noted, so take I_obs, not I_com",
            worth(error=lambda observed, complete, n: complete**-0.5),
        ),
        Mistake(
            "error-of-one",
            "that is the error from a single coin: informations add up over the coins",
            worth(error=lambda observed, complete, n: (n / observed) ** 0.5),
        ),
        Mistake(
            "variance",
            "1 / I_obs is a variance; the standard error is its root",
            worth(error=lambda observed, complete, n: 1 / observed),
        ),
        Mistake(
            "gains",
            "that is the factor of the gains of the log-likelihood, the square of the distance's",
            worth(factor=lambda observed, complete: (1 - observed / complete) ** 2),
        ),
        Mistake(
            "e-fold",
            "so many rounds shrink the distance by e; a decimal digit is a factor of 10",
            worth(rounds=lambda lam: 1 / -np.log(lam)),
        ),
        Mistake(
            "all-to-come",
            "1 / (1 - lambda) is how many last moves make up the way; a digit takes "
            "ln 10 / -ln lambda",
            worth(rounds=lambda lam: 1 / (1 - lam)),
        ),
        Mistake(
            "rounded",
            "do not round the number of rounds to a whole one",
            worth(rounds=lambda lam: np.ceil(digit(lam))),
        ),
        Mistake(
            "share-of-heads",
            "I_com is n / (theta (1 - theta)): theta is the fraction of kind A, not that of heads",
            with_share_of_heads,
        ),
        Mistake(
            "slope",
            "that is the information about the probability of heads; as it moves by p_a - p_b "
            "when theta moves by 1, I_obs has the factor (p_a - p_b)²",
            as_if_theta_were_p,
        ),
        Mistake(
            "places",
            "the order is factor, rounds, standard error: the last two are exchanged",
            lambda **own: tuple(np.array(worth()(**own))[[0, 2, 1]]),
        ),
        number_of_the_example((0.36, 2.254, 0.0625), worth()),
    ],
)


# forecast


def three_rows(rng):
    return [(np.array([[0.0], [1.0], [1.5]]), 0.01)]


def two_columns(rng):
    rows = [[0.0, 5.0], [4.0, 3.0], [6.0, 1.0], [7.0, -0.5], [7.5, -1.5]]
    return [(np.array(rows), 0.5), (np.array(rows), 0.01)]


def a_run(rng, T, P, low, high):
    """A run in which the factor is between low and high, and faster ones have not quite died."""
    limit, way = rng.normal(0, 3, P), rng.normal(0, 1, (2, P))
    factor, faster = rng.uniform(low, high), rng.uniform(0.1, 0.5) * low
    t = np.arange(T)[:, None]
    return limit + way[0] * factor**t + 0.3 * way[1] * faster**t


def some_run(rng, *shape):
    """One whose last moves shrink and point the same way, with eps."""
    while True:
        rows = a_run(rng, *shape)
        if 0.1 < projected(*moves(rows)) < 1:
            return rows, 10 ** -rng.uniform(2, 5)


def slow_run(rng):
    return [some_run(rng, 30, 4, 0.99, 0.999), some_run(rng, 12, 1, 0.95, 0.99)]


def near_or_at_rest(rng):
    """One that is near enough, one exactly eps away, and one at rest."""
    rows, _ = some_run(rng, 9, 3, 0.3, 0.6)
    rest = np.vstack([rows, rows[-1:], rows[-1:]])
    exactly = np.array([[0.0], [1.0], [1.5]])
    return [(rows, 100.0), (exactly, 0.5), (rest, 1e-3)]


def growing(rng):
    rows = rng.normal(0, 1, (1, 3)) * rng.uniform(1.05, 1.3) ** np.arange(6)[:, None]
    level = np.arange(1, 5)[:, None] * rng.choice([-2.0, 2.0], (1, 2))
    return [(rows, 0.01), (level, 0.01)]


def moves(thetas):
    return np.diff(thetas[-3:], axis=0)


def projected(earlier, later):
    square = earlier @ earlier
    return later @ earlier / square if square > 0 else 0.0


def rounds_until(distance, eps, lam):
    if not distance > eps or lam <= 0:  # NaN is not above
        return 0
    return int(np.ceil(np.log(eps / distance) / np.log(lam)))


def forecast_with(
    factor=projected,
    still=lambda lam: lam / (1 - lam),
    of=lambda thetas: thetas[-1],
    distance=lambda to_come, later: np.linalg.norm(to_come),
    count=rounds_until,
    pair=moves,
):
    """forecast by other rules."""

    def rule(thetas, eps):
        earlier, later = pair(thetas)
        lam = factor(earlier, later)
        if lam >= 1:
            return lam, None, None
        to_come = later * still(lam)
        return lam, of(thetas) + to_come, count(distance(to_come, later), eps, lam)

    return rule


def right_but_for_growing(thetas, eps):
    earlier, later = moves(thetas)
    lam = projected(earlier, later)
    if lam < 1:
        return forecast_with()(thetas, eps)
    return lam, thetas[-1] + later * lam / (1 - lam), 0


def no_forecast_for_rest(thetas, eps):
    earlier, later = moves(thetas)
    lam = later @ earlier / (earlier @ earlier)
    return forecast_with(lambda *_: lam)(thetas, eps)


def last_row_as_limit(thetas, eps):
    lam, limit, rounds = forecast_with()(thetas, eps)
    return lam, None if limit is None else thetas[-1], rounds


FORECAST = Function(
    id="forecast",
    title="How much is still to come?",
    name="forecast",
    section="12-how-fast.html#how-far-is-there-still-to-go",
    minutes=40,
    checks=[
        Check(
            name="three rows",
            points=1,
            calls=three_rows,
            hint="the moves to come add up to the last move times lam / (1 - lam): the limit is 2",
            visible=True,
        ),
        Check(
            name="five rows in two columns",
            points=1,
            calls=two_columns,
            hint="one factor for all columns together, from the last two moves alone",
            visible=True,
        ),
        Check(
            name="other runs",
            points=2,
            calls=sized(some_run, (9, 3, 0.5, 0.9), (4, 6, 0.6, 0.9), (3, 2, 0.4, 0.8)),
            hint="lam is the projection of the last move on the one before (text of the question)",
            repeat=2,
        ),
        Check(
            name="slow runs",
            points=1,
            calls=slow_run,
            hint="with lam near 1 the way to come is many times the last move: sum the series",
        ),
        Check(
            name="a run that is near enough, and one at rest",
            points=1,
            calls=near_or_at_rest,
            hint="0 rounds if the distance is at most eps already; moves of 0 give no 0/0",
        ),
        Check(
            name="moves that do not shrink",
            points=1,
            calls=growing,
            hint="for lam >= 1 the series has no sum: return (lam, None, None)",
        ),
    ],
    mistakes=[
        Mistake(
            "small-moves",
            "a small move is not a small distance: all moves to come add up",
            forecast_with(still=lambda lam: 0.0, distance=lambda to_come, d: np.linalg.norm(d)),
        ),
        Mistake(
            "distance-of-a-move",
            "you count the rounds from the last move; count them from the distance to the limit",
            forecast_with(distance=lambda to_come, later: np.linalg.norm(later)),
        ),
        Mistake(
            "move-again",
            "the last move has been made already: the moves to come begin with lam times it",
            forecast_with(still=lambda lam: 1 / (1 - lam)),
        ),
        Mistake(
            "one-move",
            "that is the next move alone; all later ones follow it, a geometric series",
            forecast_with(still=lambda lam: lam),
        ),
        Mistake(
            "row-before",
            "what is to come is counted from the last row, not from the one before",
            forecast_with(of=lambda thetas: thetas[-2]),
        ),
        Mistake(
            "limit", "the last row is not the limit: the run has not arrived", last_row_as_limit
        ),
        Mistake(
            "lengths",
            "that is the quotient of the lengths; the question asks for the projection d'·d / d·d",
            forecast_with(lambda a, b: np.linalg.norm(b) / np.linalg.norm(a) if np.any(a) else 0.0),
        ),
        Mistake(
            "upside-down",
            "the factor is the later move over the earlier one, not the other way round",
            forecast_with(lambda a, b: a @ b / (b @ b) if np.any(b) else 0.0),
        ),
        Mistake(
            "by-column",
            "one factor for all columns: do not average the columns' own ones",
            quiet(forecast_with(lambda a, b: np.mean(b / a) if np.any(a) else 0.0)),
        ),
        Mistake(
            "first-moves",
            "take the last two moves: the first ones mix several factors",
            forecast_with(pair=lambda thetas: np.diff(thetas[:3], axis=0)),
        ),
        Mistake(
            "levels",
            "that is the quotient of the rows themselves; the factor is that of their moves",
            forecast_with(pair=lambda thetas: thetas[-2:]),
        ),
        Mistake(
            "gains",
            "the square of the factor belongs to the gains of the log-likelihood",
            forecast_with(lambda a, b: projected(a, b) ** 2),
        ),
        Mistake(
            "rounded-down",
            "after so many rounds the distance is still above eps: round up, not down",
            forecast_with(count=lambda *call: max(rounds_until(*call) - 1, 0)),
        ),
        Mistake(
            "largest-entry",
            "the distance is the root of the sum of squares, not the largest entry",
            forecast_with(distance=lambda to_come, later: abs(to_come).max()),
        ),
        Mistake(
            "growing",
            "for lam >= 1 the formula of the series gives a number that means nothing",
            quiet(right_but_for_growing),
        ),
        Mistake(
            "rest",
            "a run at rest gives 0/0: both moves are 0, and nothing is to come",
            quiet(no_forecast_for_rest),
        ),
        Mistake(
            "places",
            "you return the limit first; the order is lam, limit, rounds",
            places_exchanged(forecast_with(), 1, 0, 2),
        ),
        example_alone(forecast_with(), *three_rows(None)),
    ],
)


# coin_round

FIVE = np.array([5.0, 9.0, 8.0, 4.0, 7.0])
GUESS = np.array([0.5, 0.5]), np.array([0.6, 0.5])


def five_sets(rng):
    return [(FIVE, np.full(5, 10.0), *GUESS, 0.0, 0.0)]


def five_sets_and_more(rng):
    pi, theta = np.array([0.3, 0.7]), np.array([0.6, 0.5])
    return [
        (FIVE, np.full(5, 10.0), *GUESS, 2.0, 1.0),
        (FIVE, np.array([5.0, 10.0, 20.0, 8.0, 9.0]), pi, theta, 2.0, 1.0),
    ]


def sets(rng, N, K, least=1, most=30, prior=3.0):
    flips = rng.integers(least, most + 1, N).astype(float)
    heads = rng.binomial(flips.astype(int), rng.uniform(0.1, 0.9, N)).astype(float)
    theta = rng.permutation(np.linspace(0.15, 0.85, K) + rng.uniform(-0.05, 0.05, K))
    return heads, flips, weights(rng, K), theta, *rng.uniform(0.2, 1, 2) * prior


def without_a_prior(rng):
    return [(*sets(rng, 8, 3)[:4], 0.0, 0.0), (*sets(rng, 5, 2)[:4], 1.0, 1.0)]


def long_sets(rng):
    """Up to a million flips, most of them near one of the coins: every product rounds to 0."""
    _, flips, pi, theta, a, b = sets(rng, 9, 3, 1000, 1_000_000)
    near = theta[np.arange(9) % 3] + rng.uniform(-0.02, 0.02, 9)
    return [(np.floor(flips * near), flips, pi, theta, a, b)]


def strong_prior(rng):
    return [sets(rng, 6, 2, 1, 10, 60.0), sets(rng, 4, 3, 1, 5, 200.0)]


def coin_logs(heads, flips, pi, theta):
    """ln of weight times probability, (N, K)."""
    tails = flips - heads
    return np.log(pi) + np.outer(heads, np.log(theta)) + np.outer(tails, np.log1p(-theta))


def coin_prior(theta, a, b):
    return a * np.log(theta).sum() + b * np.log1p(-theta).sum()


def coin_shares(heads, flips, pi, theta):
    return softmax(coin_logs(heads, flips, pi, theta), axis=1)


def objective(heads, flips, pi, theta, a, b):
    logs = coin_logs(heads, flips, pi, theta)
    return logsumexp(logs, axis=1).sum() + coin_prior(theta, a, b)


def counted(heads, flips, gamma, a, b):
    return (gamma.T @ heads + a) / (gamma.T @ flips + a + b)


def mean_share(flips, gamma):
    return gamma.mean(axis=0)


def coins_with(shares=coin_shares, fit=counted, score=objective, of_pi=mean_share):
    """coin_round by other rules."""

    def rule(heads, flips, pi, theta, a, b):
        gamma = shares(heads, flips, pi, theta)
        return (
            of_pi(flips, gamma),
            fit(heads, flips, gamma, a, b),
            score(heads, flips, pi, theta, a, b),
        )

    return rule


def hard_shares(*call):
    gamma = coin_shares(*call)
    return np.eye(gamma.shape[1])[gamma.argmax(axis=1)]


def over_the_sets(*call):
    gamma = coin_shares(*call)
    return gamma / gamma.sum(axis=0)


def without_tails(heads, flips, pi, theta):
    return softmax(np.log(pi) + np.outer(heads, np.log(theta)), axis=1)


def plain_shares(heads, flips, pi, theta):
    joint = pi * theta ** heads[:, None] * (1 - theta) ** (flips - heads)[:, None]
    return joint / joint.sum(axis=1, keepdims=True)


def plain_objective(heads, flips, pi, theta, a, b):
    joint = pi * theta ** heads[:, None] * (1 - theta) ** (flips - heads)[:, None]
    return np.log(joint.sum(axis=1)).sum() + coin_prior(theta, a, b)


def ell_alone(heads, flips, pi, theta, a, b):
    return objective(heads, flips, pi, theta, 0.0, 0.0)


def with_coefficients(heads, flips, pi, theta, a, b):
    more = gammaln(flips + 1) - gammaln(heads + 1) - gammaln(flips - heads + 1)
    return objective(heads, flips, pi, theta, a, b) + more.sum()


def expected_score(heads, flips, pi, theta, a, b):
    logs = coin_logs(heads, flips, pi, theta)
    return (softmax(logs, axis=1) * logs).sum() + coin_prior(theta, a, b)


def score_after(heads, flips, pi, theta, a, b):
    new_pi, new_theta, _ = coins_with()(heads, flips, pi, theta, a, b)
    return new_pi, new_theta, objective(heads, flips, new_pi, new_theta, a, b)


def of_each_set(heads, flips, gamma, a, b):
    """The mean of the ratios of the sets, with their shares."""
    return gamma.T @ ((heads + a) / (flips + a + b)) / gamma.sum(axis=0)


def of_each_set_then_prior(heads, flips, gamma, a, b):
    N_k, F_k = gamma.sum(axis=0), gamma.T @ flips
    return (gamma.T @ (heads / flips) / N_k * F_k + a) / (F_k + a + b)


COINS = Function(
    id="coins",
    title="Coins, with flips counted beforehand",
    name="coin_round",
    section="13-sufficient-statistics.html#coins-split-the-flips",
    minutes=45,
    checks=[
        Check(
            name="five sets, nothing counted beforehand",
            points=1,
            calls=five_sets,
            hint="E: shares by Bayes' rule. M: expected heads over expected flips of each coin",
            visible=True,
        ),
        Check(
            name="five sets, with a = 2 and b = 1",
            points=1,
            calls=five_sets_and_more,
            hint="a imaginary heads and a + b imaginary flips for each coin, whatever its share",
            visible=True,
        ),
        Check(
            name="other sets and coins",
            points=2,
            calls=sized(sets, (9, 3), (6, 2), (7, 1)),
            hint="a ratio of two sums over the sets, not a mean of ratios (13.1)",
            repeat=2,
        ),
        Check(
            name="no imaginary flips, or one of each",
            points=1,
            calls=without_a_prior,
            hint="with a = b = 0 the M step is chapter 13's, and the score is the log-likelihood",
        ),
        Check(
            name="far more imaginary flips than real ones",
            points=1,
            calls=strong_prior,
            hint="the imaginary flips count in full for each coin, and stand in the score too",
        ),
        Check(
            name="sets of a million flips",
            points=2,
            calls=long_sets,
            hint="every product of probabilities rounds to 0 there: stay in logarithms",
        ),
    ],
    mistakes=[
        Mistake(
            "ratios",
            "a mean of ratios is not a ratio of sums: a set with more flips counts for more",
            coins_with(fit=of_each_set),
        ),
        Mistake(
            "ratios",
            "you averaged the ratios of the sets; add up heads and flips first, then divide",
            coins_with(fit=of_each_set_then_prior),
        ),
        Mistake(
            "M1",
            "the shares are without the weights pi",
            coins_with(lambda h, f, pi, theta: coin_shares(h, f, np.ones(len(pi)), theta)),
        ),
        Mistake(
            "M10",
            "you gave each set whole to the likelier coin: divide its flips by the shares",
            coins_with(hard_shares),
        ),
        Mistake(
            "M2",
            "the shares add up to 1 over the coins of a set, not over the sets of a coin",
            coins_with(over_the_sets),
        ),
        Mistake(
            "tails",
            "the tails speak too: the factor (1 - theta)^(f - h) is missing in the shares",
            coins_with(without_tails),
        ),
        Mistake(
            "M9",
            "with many flips the products round to 0, and 0/0 is no share: take logarithms",
            quiet(coins_with(plain_shares, score=plain_objective)),
        ),
        Mistake(
            "M9",
            "with many flips the sum in the score rounds to 0: take the largest term out first",
            quiet(coins_with(score=plain_objective)),
        ),
        Mistake(
            "no-prior",
            "the imaginary flips are missing in your probabilities",
            coins_with(fit=lambda h, f, gamma, a, b: counted(h, f, gamma, 0.0, 0.0)),
        ),
        Mistake(
            "prior-heads",
            "imaginary heads are imaginary flips too: add a + b below",
            coins_with(fit=lambda h, f, gamma, a, b: (gamma.T @ h + a) / (gamma.T @ f)),
        ),
        Mistake(
            "prior-tails",
            "below stand heads and tails: add a + b, not b alone",
            coins_with(fit=lambda h, f, gamma, a, b: (gamma.T @ h + a) / (gamma.T @ f + b)),
        ),
        Mistake(
            "prior-tails",
            "below stand heads and tails: add a + b, not a alone",
            coins_with(fit=lambda h, f, gamma, a, b: (gamma.T @ h + a) / (gamma.T @ f + a)),
        ),
        Mistake(
            "prior-divided",
            "each coin has all a and b imaginary flips: do not divide them among the coins",
            coins_with(
                fit=lambda h, f, gamma, a, b: counted(
                    h, f, gamma, a / gamma.shape[1], b / gamma.shape[1]
                )
            ),
        ),
        Mistake(
            "prior-weighted",
            "each coin has all a and b imaginary flips, whatever its weight",
            coins_with(
                fit=lambda h, f, gamma, a, b: counted(
                    h, f, gamma, a * gamma.mean(axis=0), b * gamma.mean(axis=0)
                )
            ),
        ),
        Mistake(
            "beta",
            "a and b are numbers of flips: no 1 is to be taken off, as from a Beta(a, b) prior",
            coins_with(fit=lambda h, f, gamma, a, b: counted(h, f, gamma, a - 1, b - 1)),
        ),
        Mistake(
            "heads-a-set",
            "you divided by the number of sets; divide the heads by the flips",
            coins_with(
                fit=lambda h, f, gamma, a, b: (gamma.T @ h + a) / (gamma.sum(axis=0) + a + b)
            ),
        ),
        Mistake(
            "weights-of-flips",
            "a coin is taken once for a set, however many flips follow: pi is the mean share",
            coins_with(of_pi=lambda flips, gamma: gamma.T @ flips / flips.sum()),
        ),
        Mistake(
            "pi-sum",
            "your weights do not add up to 1: divide by the number of sets",
            coins_with(of_pi=lambda flips, gamma: gamma.sum(axis=0)),
        ),
        Mistake(
            "score-no-prior",
            "what climbs is the log-likelihood plus the prior's part: add it to the score",
            coins_with(score=ell_alone),
        ),
        Mistake(
            "coefficients",
            "the flips are known in their order: no binomial coefficient",
            coins_with(score=with_coefficients),
        ),
        Mistake("M11", "the score is that of the parameters before the round", score_after),
        Mistake(
            "Q",
            "that is Q, the average of the complete-data score; a ln of a sum was asked for (9.14)",
            coins_with(score=expected_score),
        ),
        Mistake(
            "M19",
            "the score is a total over the sets, not a mean",
            coins_with(
                score=lambda h, f, pi, theta, a, b: (
                    ell_alone(h, f, pi, theta, a, b) / len(h) + coin_prior(theta, a, b)
                )
            ),
        ),
        Mistake(
            "places",
            "you return theta before pi; the order is pi, theta, score",
            places_exchanged(coins_with(), 1, 0, 2),
        ),
        example_alone(coins_with(), *five_sets(None)),
    ],
)


ASSIGNMENT = Assignment(
    slug="f-same-idea",
    title="The same idea elsewhere",
    questions=[WORTH, FORECAST, COINS],
)
